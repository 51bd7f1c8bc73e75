/** Many products in one job: few calls, and what happens to one of them happens to it alone. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  type Scene,
  asset,
  changesetOf,
  medium,
  newScene,
  plan,
  work,
} from "#test/support/publishing-scene.ts";
import { FAULTS } from "#test/support/shop-in-memory.ts";
import { publishProductsJob } from "./index.server.ts";
import { publishProducts } from "./publish-products.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob] });
});
afterAll(async () => {
  await database.close();
});

const product = (index: number) => `gid://shopify/Product/${index}`;

/** A shop with so many products of one medium each, and a changeset that adds a picture to each of them. */
async function batchScene(count: number, options?: Parameters<typeof newScene>[1]) {
  const s = await newScene(database, options);
  s.shop.products.clear();
  const products = Array.from({ length: count }, (_, index) => product(index + 1));
  const assetIds: string[] = [];
  for (const [index, productGid] of products.entries()) {
    s.shop.products.set(productGid, [medium(index)]);
    assetIds.push(await asset(s, { product: productGid }));
  }
  return { s, products, assetIds, changesetId: await plan(s, assetIds) };
}

/** The promise for each of them: its own medium, then exactly one of ours. */
function expectEachOnce({ shop }: Scene, products: readonly string[]): void {
  for (const [index, productGid] of products.entries()) {
    const media = shop.products.get(productGid) ?? [];
    expect(media.map(({ mediaGid }) => mediaGid).slice(0, 1)).toEqual([medium(index).mediaGid]);
    expect(media, productGid).toHaveLength(2);
  }
  expect(shop.files.size).toBe(products.length);
}

const queued = (changesetId: string) =>
  database.asOwner(
    `SELECT jsonb_array_length(data->'productGids') AS size FROM pgboss.job
     WHERE name = 'publishing.product' AND data->>'changesetId' = $1 ORDER BY 1`,
    [changesetId],
  );

test("twenty-five products with a picture each take one call of each kind, and one upload each", async () => {
  const { s, products, changesetId } = await batchScene(25, { pollsUntilReady: 1 });
  expect(await queued(changesetId)).toEqual([{ size: 25 }]);
  await work(s, changesetId, { products });
  expectEachOnce(s, products);
  expect(s.shop.calls.filter((name) => name !== "sendFile")).toEqual([
    "readProducts",
    "stageUploads",
    "createFiles",
    "readFiles",
    "readFiles",
    "linkFiles",
    "readProducts",
  ]);
  expect((await changesetOf(s, changesetId)).counts).toMatchObject({ done: 25 });
});

test("a job that was queued before there were batches is understood: one product", () => {
  const old = {
    v: 1,
    shopId: "0199c0de-0000-7000-8000-000000000000",
    changesetId: "0199c0de-0000-7000-8000-000000000001",
    productGid: product(1),
  };
  expect(publishProductsJob.schema.parse(old)).toMatchObject({ v: 2, productGids: [product(1)] });
});

test.each(["stageUploads", "sendFile", "createFiles", "linkFiles"])(
  "one picture that is refused by %s fails alone; the others are published, each once",
  async (call) => {
    const { s, products, assetIds, changesetId } = await batchScene(6);
    const [{ file_name: fileName } = {}] = await database.asApp(
      "SELECT file_name FROM changeset_step WHERE asset_id = $1",
      [assetIds[2]],
      s.shopId,
    );
    s.shop.refuse(call, "UNACCEPTABLE_ASSET", "Not this one", String(fileName));
    await work(s, changesetId, { products });
    const changeset = await changesetOf(s, changesetId);
    expect(changeset.counts).toMatchObject({ done: 5, failed: 1 });
    expect(changeset.products[2]?.failure?.code).toBe("UNACCEPTABLE_ASSET");
    for (const productGid of products)
      expect(s.shop.products.get(productGid)).toHaveLength(productGid === product(3) ? 1 : 2);
    expect(s.shop.repeats).toEqual([]);
  },
);

test("a product that is deleted, one that is full and one whose file is bad end alone with their sentences", async () => {
  const { s, products, assetIds, changesetId } = await batchScene(5);
  s.shop.products.set(
    product(2),
    Array.from({ length: 250 }, (_, index) => medium(1000 + index)),
  );
  s.shop.onCall((name) => void (name === "createFiles" && s.shop.products.delete(product(1))));
  const [row] = await database.asApp(
    "SELECT file_name FROM changeset_step WHERE asset_id = $1",
    [assetIds[4]],
    s.shopId,
  );
  s.shop.failProcessing("IMAGE_PROCESSING_FAILURE", "bad", String(row?.file_name));
  await work(s, changesetId, { products });
  const changeset = await changesetOf(s, changesetId);
  expect(changeset.products.map(({ failure }) => failure?.code ?? null)).toEqual([
    "product-deleted",
    "too-many-media",
    null,
    null,
    "IMAGE_PROCESSING_FAILURE",
  ]);
});

test("any series of crashes and lost replies ends every product of a batch with exactly one medium more", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(...FAULTS)), {
        minLength: 1,
        maxLength: 7,
      }),
      fc.integer({ min: 0, max: 5 }),
      async (faults, searchLag) => {
        const { s, products, changesetId } = await batchScene(4, { searchLag });
        for (const [call, fault] of faults) s.shop.faults.set(call, fault);
        await work(s, changesetId, { products });
        expectEachOnce(s, products);
        expect((await changesetOf(s, changesetId)).counts.done).toBe(4);
      },
    ),
    { numRuns: 25 },
  );
});

test("overlapping batches of two workers publish every product once", async () => {
  const { s, products, changesetId } = await batchScene(6);
  const parts = [products.slice(0, 4), products.slice(2)];
  await Promise.all(parts.map((part) => work(s, changesetId, { products: part })));
  await work(s, changesetId, { products });
  expectEachOnce(s, products);
  expect((await changesetOf(s, changesetId)).counts.done).toBe(6);
});

test("a product in another changeset's hands keeps its batch waiting, not the batch's other products", async () => {
  const { s, products, changesetId } = await batchScene(3);
  const other = await plan(s, [await asset(s, { product: product(1) })]);
  await database.asApp(
    "UPDATE changeset_product SET status = 'publishing' WHERE changeset_id = $1",
    [other],
    s.shopId,
  );
  const answer = await publishProducts(
    s.ctx,
    { changesetId, productGids: products },
    { signal: new AbortController().signal, isLastAttempt: false },
  );
  expect(answer).toEqual({ again: { afterMs: expect.any(Number) } });
  expect((await changesetOf(s, changesetId)).counts).toMatchObject({ queued: 1, done: 2 });
  await work(s, other, { products: [product(1)] });
  await work(s, changesetId, { products });
  expect((await changesetOf(s, changesetId)).counts).toMatchObject({ done: 3 });
});

test("pictures of one product that are ready before its first one wait for it", async () => {
  const s = await newScene(database);
  const assetIds = [await asset(s), await asset(s), await asset(s)];
  const changesetId = await plan(s, assetIds);
  const { readFiles } = s.shop.media;
  let reads = 0;
  // The first picture takes Shopify longer than the others.
  s.shop.media.readFiles = async (gids) => {
    const statuses = new Map(await readFiles(gids));
    if (++reads < 8) statuses.set("gid://shopify/MediaImage/900", { state: "processing" });
    return statuses;
  };
  await work(s, changesetId);
  const media = s.shop.products.get(s.productGid) ?? [];
  expect(media.slice(2).map(({ mediaGid }) => mediaGid)).toEqual(
    [0, 1, 2].map((index) => `gid://shopify/MediaImage/${900 + index}`),
  );
});
