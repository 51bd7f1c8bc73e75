/** A publication that is broken off in its middle: what then stands where, what is said, and that going on adds nothing twice. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  type Scene,
  asset,
  changesetOf,
  draft,
  medium,
  newScene,
  plan,
  publishPlan,
  undo,
  variantsOf,
  work,
  workAll,
} from "#test/support/publishing-scene.ts";
import {
  checkPlanJob,
  onUninstall,
  publish,
  publishProductsJob,
  readPublications,
  startChangeset,
  undoProductsJob,
} from "./index.server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob, checkPlanJob, undoProductsJob] });
});
afterAll(async () => {
  await database.close();
});

const product = (index: number) => `gid://shopify/Product/${index}`;
const stateOf = (s: Scene) => structuredClone({ products: s.shop.products, variants: s.shop.variants });
const FROZEN = {
  code: "shop-frozen",
  text: "Shopify has paused the shop, so its products can't be changed. Publishing costs no credits. Open Shopify admin to see why, then publish again.",
};
const UNINSTALLED = {
  code: "uninstalled",
  text: "The app was uninstalled while this was being published; the product's other media weren't changed. Publishing costs no credits. Publish again: it is added once.",
};

/** Something that happens once, right after such a call took effect. */
function after({ shop }: Scene, call: string, act: () => void | Promise<void>): void {
  shop.onCall(async (name) => {
    if (name !== call) return;
    shop.onCall(() => {});
    await act();
  });
}

/** A shop with so many products of one medium each, and a picture for each of them. */
async function many(count: number) {
  const s = await newScene(database, { pollsUntilReady: 1 });
  s.shop.products.clear();
  const products = Array.from({ length: count }, (_, index) => product(index + 1));
  const assetIds: string[] = [];
  for (const [index, productGid] of products.entries()) {
    s.shop.products.set(productGid, [medium(index)]);
    assetIds.push(await asset(s, { product: productGid }));
  }
  return { s, products, assetIds };
}

describe("Shopify pauses the shop in the middle of a publication", () => {
  test("before anything was added: each product says so and is as it was; once it is open again, each gets its picture once", async () => {
    const { s, products, assetIds } = await many(3);
    const before = stateOf(s);
    const first = await plan(s, assetIds);
    after(s, "createFiles", () => s.shop.close("shop-frozen"));
    await work(s, first, { products });
    expect(stateOf(s)).toEqual(before);
    const broken = await changesetOf(s, first);
    expect(broken).toMatchObject({ status: "done", counts: { failed: 3 } });
    expect(broken.products.map(({ failure }) => failure)).toEqual([FROZEN, FROZEN, FROZEN]);

    s.shop.reopen();
    const again = await plan(s, assetIds);
    await work(s, again, { products });
    expect((await changesetOf(s, again)).counts).toMatchObject({ done: 3 });
    for (const productGid of products) expect(s.shop.products.get(productGid)).toHaveLength(2);
    expect(s.shop.files.size).toBe(3);
  });

  test("after they were added: they are on their products, unconfirmed, aren't added again, and can be undone", async () => {
    const { s, products, assetIds } = await many(3);
    const before = stateOf(s);
    const changesetId = await plan(s, assetIds);
    after(s, "linkFiles", () => s.shop.close("shop-frozen"));
    await work(s, changesetId, { products });
    s.shop.reopen();
    expect((await changesetOf(s, changesetId)).products.map(({ failure }) => failure)).toEqual([
      FROZEN,
      FROZEN,
      FROZEN,
    ]);
    const shown = await readPublications(s.ctx, { assetIds });
    expect([...shown.values()].map(({ status }) => status)).toEqual(Array(3).fill("unconfirmed"));
    expect(await publish(s.ctx, { assetIds, target: "shopify", idempotencyKey: "again" })).toMatchObject({
      reason: "already-published",
    });
    await undo(s, changesetId);
    expect(stateOf(s)).toEqual(before);
  });

  /** Two products whose pictures were added without anybody having heard of it. */
  async function brokenUnheard() {
    const { s, products, assetIds } = await many(2);
    const before = stateOf(s);
    const first = await plan(s, assetIds);
    after(s, "linkFiles", () => {
      s.shop.close("shop-frozen");
      throw new Error("the worker is killed");
    });
    await work(s, first, { products });
    s.shop.reopen();
    expect((await changesetOf(s, first)).products.map(({ failure }) => failure)).toEqual([FROZEN, FROZEN]);
    for (const productGid of products) expect(s.shop.products.get(productGid)).toHaveLength(2);
    return { s, before, products, assetIds, first };
  }

  test("while the answer about adding them was lost: the next publication finds them on their products", async () => {
    const { s, products, assetIds } = await brokenUnheard();
    const again = await plan(s, assetIds);
    await work(s, again, { products });
    expect((await changesetOf(s, again)).counts).toMatchObject({ done: 2 });
    for (const productGid of products) expect(s.shop.products.get(productGid)).toHaveLength(2);
    expect(s.shop.files.size).toBe(2);
  });

  test("while the answer about adding them was lost: undo finds them, too, and takes them off", async () => {
    const { s, before, first } = await brokenUnheard();
    await undo(s, first);
    expect(stateOf(s)).toEqual(before);
  });

  test("between a photo and its successor: the photo is still there, and undo takes the successor off", async () => {
    const s = await newScene(database);
    variantsOf(s, s.productGid, [["Red", medium(11).mediaGid]]);
    const before = stateOf(s);
    const changesetId = await draft(s, [await asset(s)], { placement: "replace-source" });
    after(s, "moveMedia", () => s.shop.close("shop-frozen"));
    await publishPlan(s, changesetId);
    s.shop.reopen();
    expect((await changesetOf(s, changesetId)).products[0]?.failure).toEqual(FROZEN);
    expect(s.shop.products.get(s.productGid)).toHaveLength(3);
    await undo(s, changesetId);
    expect(stateOf(s)).toEqual(before);
  });

  test("between two jobs: the first one's products are published, the second one's say why they aren't", async () => {
    const { s, products, assetIds } = await many(30);
    const changesetId = await plan(s, assetIds);
    const [first, second] = [products.slice(0, 25), products.slice(25)];
    await work(s, changesetId, { products: first });
    s.shop.close("shop-frozen");
    await work(s, changesetId, { products: second });
    const changeset = await changesetOf(s, changesetId);
    expect(changeset).toMatchObject({ status: "done", counts: { done: 25, failed: 5 } });
    for (const { productGid, failure } of changeset.products)
      expect(failure, productGid).toEqual(second.includes(productGid) ? FROZEN : null);
  });
});

describe("the app is uninstalled in the middle of a publication", () => {
  test("products that were finished stay published, all others say so, and after a reinstall each is added once", async () => {
    const { s, products, assetIds } = await many(4);
    const changesetId = await plan(s, assetIds);
    await work(s, changesetId, { products: products.slice(0, 2) });
    after(s, "createFiles", () => onUninstall(s.ctx));
    await work(s, changesetId, { products: products.slice(2) });
    const broken = await changesetOf(s, changesetId);
    expect(broken).toMatchObject({ status: "done", counts: { done: 2, failed: 2 } });
    expect(broken.products.map(({ failure }) => failure)).toEqual([null, null, UNINSTALLED, UNINSTALLED]);
    for (const productGid of products.slice(2)) expect(s.shop.products.get(productGid)).toHaveLength(1);

    const again = await publish(s.ctx, { assetIds, target: "shopify", idempotencyKey: "again" });
    expect(again).toMatchObject({ ok: true, productCount: 2 });
    if (again.ok) await workAll(s, again.changesetId);
    for (const productGid of products) expect(s.shop.products.get(productGid)).toHaveLength(2);
    expect(s.shop.files.size).toBe(4);
  });

  test("after the successor was added: the photo that it was to replace is still there, and undo takes it off", async () => {
    const s = await newScene(database);
    variantsOf(s, s.productGid, [["Red", medium(11).mediaGid]]);
    const before = stateOf(s);
    const changesetId = await draft(s, [await asset(s)], { placement: "replace-source" });
    after(s, "linkFiles", () => onUninstall(s.ctx));
    const started = await startChangeset(s.ctx, { changesetId });
    expect(started).toEqual({ ok: true });
    await workAll(s, changesetId);
    expect((await changesetOf(s, changesetId)).products[0]?.failure).toEqual(UNINSTALLED);
    expect(s.shop.products.get(s.productGid)?.map(({ mediaGid }) => mediaGid)).toContain(medium(11).mediaGid);
    await undo(s, changesetId);
    expect(stateOf(s)).toEqual(before);
  });
});

test("of sixty products one in the middle batch fails: it alone, with its sentence; all others are published once", async () => {
  const { s, products, assetIds } = await many(60);
  const changesetId = await plan(s, assetIds);
  const queued = await database.asOwner(
    `SELECT data->'productGids' AS gids FROM pgboss.job
     WHERE name = 'publishing.product' AND data->>'changesetId' = $1 ORDER BY data->'productGids'->>0`,
    [changesetId],
  );
  const batches = queued.map(({ gids }) => gids as string[]);
  expect(batches.map(({ length }) => length).toSorted()).toEqual([10, 25, 25]);
  const bad = products[30] ?? "";
  const [row] = await database.asApp(
    "SELECT file_name FROM changeset_step WHERE asset_id = $1",
    [assetIds[30]],
    s.shopId,
  );
  s.shop.failProcessing("IMAGE_PROCESSING_FAILURE", "", String(row?.file_name));
  for (const batch of batches) await work(s, changesetId, { products: batch });
  const counts = { done: 59, failed: 1 };
  expect(await changesetOf(s, changesetId)).toMatchObject({ status: "done", counts });
  for (const productGid of products)
    expect(s.shop.products.get(productGid), productGid).toHaveLength(productGid === bad ? 1 : 2);
  const failed = (await changesetOf(s, changesetId)).products.find(({ status }) => status === "failed");
  expect(failed).toMatchObject({
    productGid: bad,
    failure: {
      code: "IMAGE_PROCESSING_FAILURE",
      text: expect.stringMatching(/^[A-Z].+\. Publishing costs no credits\. [A-Z].+\.$/),
    },
  });
});

test("a picture of 21 MB beside one that fits: the look before says which, and nothing is sent until it is left out", async () => {
  const s = await newScene(database);
  const [large, small] = [await asset(s, { bytes: new Uint8Array(21 * 1024 * 1024) }), await asset(s)];
  const changesetId = await draft(s, [large, small]);
  const { products, hindrances } = await changesetOf(s, changesetId);
  expect(products[0]?.steps.map(({ hindrance }) => hindrance)).toEqual([
    { code: "file-too-large", text: "The file is larger than Shopify takes." },
    null,
  ]);
  expect(hindrances).toMatchObject([{ code: "file-too-large", lineCount: 1, exampleAssetId: large }]);
  expect(await startChangeset(s.ctx, { changesetId })).toEqual({
    ok: false,
    reason: "plan-hindered",
    count: 1,
  });
  expect(s.shop.uploads.size).toBe(0);
});
