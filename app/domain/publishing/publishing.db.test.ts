/** Publishing against a shop in memory that fails, lags and forgets to answer wherever a real one may. */
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
import { FAULTS, Killed } from "#test/support/shop-in-memory.ts";
import {
  onDataRequest,
  onRedact,
  onUninstall,
  publish,
  publishProductsJob,
  readChangeset,
} from "./index.server.ts";
import { publishProducts } from "./publish-products.ts";

// ---------------------------------------------------------------- what the tests start from

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob] });
});
afterAll(async () => {
  await database.close();
});

const scene = (options?: Parameters<typeof newScene>[1]) => newScene(database, options);

/** The promise: exactly one file and one medium, behind everything that was there, ready and named. */
function expectPublishedOnce({ shop, productGid, before }: Scene): void {
  expect(shop.files.size).toBe(1);
  const [fileGid] = shop.files.keys();
  expect(shop.products.get(productGid)).toEqual([
    ...before,
    { mediaGid: fileGid, kind: "image", alt: "Stoneware mug, on a white background", state: "ready" },
  ]);
}

// ---------------------------------------------------------------- publishing

test("a picture is added behind the product's media with its name and alt text, and read back", async () => {
  const s = await scene();
  const assetId = await asset(s);
  const changesetId = await plan(s, [assetId]);
  await work(s, changesetId);
  expectPublishedOnce(s);
  const changeset = await changesetOf(s, changesetId);
  expect(changeset).toMatchObject({
    status: "done",
    target: "shopify",
    counts: { done: 1, queued: 0, failed: 0 },
  });
  const [product] = changeset.products;
  expect(product?.before).toEqual(s.before);
  expect(product?.after).toEqual(s.shop.products.get(s.productGid));
  expect(product?.steps).toEqual([
    expect.objectContaining({
      assetId,
      state: "verified",
      mediaGid: [...s.shop.files.keys()][0],
      failure: null,
    }),
  ]);
  expect([...s.shop.files.values()][0]?.name).toMatch(/^MUG-01_white_\d{8}_[0-9a-f]{10}-[0-9a-f]{6}\.jpg$/);
  expect(product?.steps[0]?.fileName).toBe([...s.shop.files.values()][0]?.name);
});

test("a publication without faults asks Shopify for nothing twice", async () => {
  const s = await scene({ pollsUntilReady: 1 });
  await work(s, await plan(s, [await asset(s)]));
  expect(s.shop.calls).toEqual([
    "readProducts",
    "stageUploads",
    "sendFile",
    "createFiles",
    "readFiles",
    "readFiles",
    "linkFiles",
    "readProducts",
  ]);
});

test("several pictures of one product are added in the order they were chosen", async () => {
  const s = await scene();
  const assetIds = [await asset(s), await asset(s), await asset(s)];
  const changesetId = await plan(s, assetIds.toReversed());
  await work(s, changesetId);
  const [product] = (await changesetOf(s, changesetId)).products;
  expect(product?.steps.map((step) => step.assetId)).toEqual(assetIds.toReversed());
  expect(
    s.shop.products
      .get(s.productGid)
      ?.slice(2)
      .map(({ mediaGid }) => mediaGid),
  ).toEqual(product?.steps.map((step) => step.mediaGid));
});

test("a job that runs again after the end changes nothing", async () => {
  const s = await scene();
  const changesetId = await plan(s, [await asset(s)]);
  await work(s, changesetId);
  const calls = s.shop.calls.length;
  await work(s, changesetId);
  expect(s.shop.calls).toHaveLength(calls);
  expectPublishedOnce(s);
});

// ---------------------------------------------------------------- crashes and lost replies

test("whatever call a worker is killed at, or whose reply is lost, nothing is sent twice: one file, one medium", async () => {
  const calm = await scene();
  await work(calm, await plan(calm, [await asset(calm)]));
  const callCount = calm.shop.calls.length;
  expect(callCount).toBeGreaterThan(6);
  for (let call = 0; call < callCount; call++)
    for (const fault of FAULTS) {
      const s = await scene();
      s.shop.faults.set(call, fault);
      const changesetId = await plan(s, [await asset(s)]);
      await work(s, changesetId);
      expectPublishedOnce(s);
      expect(s.shop.repeats, `${fault} at call ${call}`).toEqual([]);
      expect((await changesetOf(s, changesetId)).status, `${fault} at call ${call}`).toBe("done");
    }
});

test("any series of crashes and lost replies, with a search that lags, ends in one file and one medium", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), fc.constantFrom(...FAULTS)), {
        minLength: 2,
        maxLength: 6,
      }),
      fc.integer({ min: 0, max: 7 }),
      async (faults, searchLag) => {
        const s = await scene({ searchLag });
        for (const [call, fault] of faults) s.shop.faults.set(call, fault);
        const changesetId = await plan(s, [await asset(s)]);
        await work(s, changesetId);
        expectPublishedOnce(s);
        expect((await changesetOf(s, changesetId)).counts.done).toBe(1);
      },
    ),
    { numRuns: 60 },
  );
});

test("two workers at one product at the same time add its picture once", async () => {
  for (let round = 0; round < 10; round++) {
    const s = await scene();
    const changesetId = await plan(s, [await asset(s)]);
    await Promise.all([work(s, changesetId), work(s, changesetId)]);
    await work(s, changesetId);
    expectPublishedOnce(s);
    expect((await changesetOf(s, changesetId)).counts).toMatchObject({ done: 1 });
  }
});

test("a worker that lost its claim stops at its next write and ends nothing", async () => {
  const s = await scene();
  const changesetId = await plan(s, [await asset(s)]);
  const key = { changesetId, productGids: [s.productGid] };
  s.shop.onCall(async (name) => {
    if (name !== "createFiles") return;
    s.shop.onCall(() => {});
    await work(s, changesetId);
  });
  await publishProducts(s.ctx, key, { signal: new AbortController().signal, isLastAttempt: false });
  expectPublishedOnce(s);
  expect((await changesetOf(s, changesetId)).counts.done).toBe(1);
});

test("two changesets on one product wait for each other; the second's before is the first's after", async () => {
  const s = await scene();
  const [first, second] = [await plan(s, [await asset(s)]), await plan(s, [await asset(s)])];
  const control = { signal: new AbortController().signal, isLastAttempt: false };
  s.shop.onCall(async (name) => {
    if (name !== "sendFile") return;
    s.shop.onCall(() => {});
    const busy = await publishProducts(s.ctx, { changesetId: second, productGids: [s.productGid] }, control);
    expect(busy).toEqual({ again: { afterMs: expect.any(Number) } });
  });
  await work(s, first);
  await work(s, second);
  const [one] = (await changesetOf(s, first)).products;
  const [two] = (await changesetOf(s, second)).products;
  expect(two?.before).toEqual(one?.after);
  expect(two?.status).toBe("done");
  expect(s.shop.products.get(s.productGid)).toHaveLength(4);
});

test("a job that was tried to the end fails its product with a sentence and ends the changeset", async () => {
  const s = await scene();
  for (let call = 0; call < 40; call++) s.shop.faults.set(call, "killed-before");
  const changesetId = await plan(s, [await asset(s)]);
  await work(s, changesetId, { tries: 3 });
  const changeset = await changesetOf(s, changesetId);
  expect(changeset.status).toBe("done");
  expect(changeset.products[0]).toMatchObject({ status: "failed", failure: { code: "gave-up" } });
  expect(s.shop.products.get(s.productGid)).toEqual(s.before);
});

test("wherever a publication was given up, publishing the picture again makes no second file and no second medium", async () => {
  const calm = await scene();
  await work(calm, await plan(calm, [await asset(calm)]));
  for (let call = 0; call < calm.shop.calls.length; call++) {
    const s = await scene();
    const assetId = await asset(s);
    s.shop.faults.set(call, "killed-after");
    for (let later = call + 1; later < call + 20; later++) s.shop.faults.set(later, "killed-before");
    const givenUp = await plan(s, [assetId]);
    await work(s, givenUp, { tries: 3 });
    s.shop.faults.clear();
    expect((await changesetOf(s, givenUp)).products[0]?.failure?.code, `call ${call}`).toBe("gave-up");

    // Once it is known that the picture was added, publishing it again is refused.
    const again = await publish(s.ctx, { assetIds: [assetId], target: "shopify", idempotencyKey: "again" });
    if (again.ok) await work(s, again.changesetId);
    expectPublishedOnce(s);
    expect(s.shop.repeats, `call ${call}`).toEqual([]);
  }
});

test("an uninstall while the picture is being added, then a publication after the reinstall: one medium", async () => {
  const s = await scene();
  const assetId = await asset(s);
  const first = await plan(s, [assetId]);
  s.shop.onCall(async (name) => {
    if (name === "linkFiles") await onUninstall(s.ctx);
  });
  await work(s, first);
  s.shop.onCall(() => {});
  expect((await changesetOf(s, first)).products[0]?.failure?.code).toBe("uninstalled");
  await work(s, await plan(s, [assetId]));
  expectPublishedOnce(s);
});

test("a medium that an earlier publication left keeps the alt text that it has", async () => {
  const s = await scene();
  const assetId = await asset(s);
  const first = await plan(s, [assetId]);
  s.shop.onCall(async (name) => {
    if (name === "linkFiles") await onUninstall(s.ctx);
  });
  await work(s, first);
  s.shop.onCall(() => {});
  const again = await plan(s, [assetId]);
  await s.database.asApp(
    "UPDATE changeset_step SET alt_text = 'Another alt text' WHERE changeset_id = $1",
    [again],
    s.shopId,
  );
  await work(s, again);
  expect((await changesetOf(s, again)).products[0]).toMatchObject({
    status: "done",
    steps: [{ altText: "Stoneware mug, on a white background" }],
  });
});

test("a file that Shopify could not process is not used again", async () => {
  const s = await scene();
  s.shop.failProcessing("IMAGE_PROCESSING_FAILURE", "Image could not be processed");
  const assetId = await asset(s);
  await work(s, await plan(s, [assetId]));
  s.shop.failProcessing(null);
  const again = await plan(s, [assetId]);
  await work(s, again);
  expect((await changesetOf(s, again)).counts.done).toBe(1);
  expect(s.shop.files.size).toBe(2);
  expect(s.shop.products.get(s.productGid)).toHaveLength(s.before.length + 1);
});

// ---------------------------------------------------------------- what Shopify and the merchant do meanwhile

test("a file that Shopify can't process fails with its code and a sentence; the product is untouched", async () => {
  const s = await scene();
  s.shop.failProcessing("UNSUPPORTED_IMAGE_FILE_TYPE", "File type is not supported");
  const changesetId = await plan(s, [await asset(s)]);
  await work(s, changesetId);
  const [product] = (await changesetOf(s, changesetId)).products;
  expect(product).toMatchObject({ status: "failed", failure: { code: "UNSUPPORTED_IMAGE_FILE_TYPE" } });
  expect(product?.failure?.text).toMatch(/doesn't recognise the file that it received as a picture/);
  expect(s.shop.products.get(s.productGid)).toEqual(s.before);
});

test("a picture that fails leaves the product's other pictures to be published, and may be published again", async () => {
  const s = await scene();
  const [bad, good] = [await asset(s), await asset(s)];
  s.files.stored.clear();
  const changesetId = await plan(s, [bad]);
  await work(s, changesetId);
  expect((await changesetOf(s, changesetId)).products[0]?.failure?.code).toBe("asset-gone");
  await s.files.put("unrelated", new Uint8Array(), { contentType: "image/jpeg" });
  const again = await plan(s, [bad, await asset(s)]);
  await work(s, again);
  const [product] = (await changesetOf(s, again)).products;
  expect(product?.steps.map(({ state }) => state)).toEqual(["failed", "verified"]);
  expect(good).not.toBe(bad);
});

test("bytes that are not those that were recorded are not published", async () => {
  const s = await scene();
  const assetId = await asset(s);
  for (const key of s.files.stored.keys()) s.files.stored.set(key, Buffer.from("something else"));
  const changesetId = await plan(s, [assetId]);
  await work(s, changesetId);
  expect((await changesetOf(s, changesetId)).products[0]?.failure?.code).toBe("asset-gone");
  expect(s.shop.calls).toEqual(["readProducts", "stageUploads"]);
});

test.each(["readProducts", "stageUploads", "sendFile", "createFiles", "readFiles", "linkFiles"])(
  "a product deleted after %s fails with a sentence and nothing else is touched",
  async (moment) => {
    const s = await scene();
    s.shop.products.set("gid://shopify/Product/2", [medium(21)]);
    const changesetId = await plan(s, [await asset(s)]);
    s.shop.onCall((name) => void (name === moment && s.shop.products.delete(s.productGid)));
    await work(s, changesetId);
    const changeset = await changesetOf(s, changesetId);
    expect(changeset.status).toBe("done");
    expect(changeset.products[0]?.failure).toMatchObject({ code: "product-deleted" });
    expect(changeset.products[0]?.failure?.text).toMatch(/deleted/);
    expect(s.shop.products).toEqual(new Map([["gid://shopify/Product/2", [medium(21)]]]));
  },
);

test("a product that would pass 250 media is refused before anything is sent", async () => {
  const s = await scene();
  s.shop.products.set(
    s.productGid,
    Array.from({ length: 250 }, (_, index) => medium(1000 + index)),
  );
  const changesetId = await plan(s, [await asset(s)]);
  await work(s, changesetId);
  expect((await changesetOf(s, changesetId)).products[0]?.failure?.code).toBe("too-many-media");
  expect(s.shop.calls).toEqual(["readProducts"]);
});

test("a medium that the merchant removes while we work is reported, and nothing is put back", async () => {
  const s = await scene();
  const changesetId = await plan(s, [await asset(s)]);
  s.shop.onCall((name) => {
    if (name === "linkFiles") s.shop.products.get(s.productGid)?.shift();
  });
  await work(s, changesetId);
  const [product] = (await changesetOf(s, changesetId)).products;
  expect(product).toMatchObject({ status: "failed", failure: { code: "media-changed" }, before: s.before });
  expect(product?.steps[0]?.state).toBe("attached");
  expect(s.shop.products.get(s.productGid)).toHaveLength(2);
});

test("what the merchant changed before we touched the product counts as theirs", async () => {
  const s = await scene();
  const changesetId = await plan(s, [await asset(s)]);
  s.shop.faults.set(2, "killed-after");
  const control = { signal: new AbortController().signal, isLastAttempt: false };
  await expect(publishProducts(s.ctx, { changesetId, productGids: [s.productGid] }, control)).rejects.toThrow(
    Killed,
  );
  s.shop.products.get(s.productGid)?.reverse();
  await work(s, changesetId);
  const [product] = (await changesetOf(s, changesetId)).products;
  expect(product).toMatchObject({ status: "done", before: s.before.toReversed() });
});

test("a name that is taken is searched for until it is found, and never created again", async () => {
  const s = await scene({ searchLag: 9 });
  s.shop.faults.set(3, "lost-after");
  const changesetId = await plan(s, [await asset(s)]);
  await work(s, changesetId);
  expectPublishedOnce(s);
});

test("an upload that is refused fails with Shopify's words in the sentence and its code beside it", async () => {
  const s = await scene();
  s.shop.refuse("sendFile", "UPLOAD_ENTITY_TOO_LARGE", "too much");
  const changesetId = await plan(s, [await asset(s)]);
  await work(s, changesetId);
  const failure = (await changesetOf(s, changesetId)).products[0]?.failure;
  expect(failure).toEqual({
    code: "UPLOAD_ENTITY_TOO_LARGE",
    text: "Shopify refused this file (“too much”). Publishing costs no credits. Publish again; if it is refused again, contact support with the code under Details.",
  });
});

test("a shop that has closed its door, or withdrew a permission, ends at once; one that must be opened again is tried to the end", async () => {
  const left = await scene();
  left.shop.close("uninstalled");
  const leftChangeset = await plan(left, [await asset(left)]);
  await work(left, leftChangeset);
  expect(left.shop.calls).toHaveLength(1);
  expect((await changesetOf(left, leftChangeset)).products[0]?.failure?.code).toBe("uninstalled");

  const forbidden = await scene();
  forbidden.shop.close("access-denied");
  const forbiddenChangeset = await plan(forbidden, [await asset(forbidden)]);
  await work(forbidden, forbiddenChangeset);
  expect(forbidden.shop.calls).toHaveLength(1);
  expect((await changesetOf(forbidden, forbiddenChangeset)).products[0]?.failure).toEqual({
    code: "access-denied",
    text: "The app isn't allowed to change product media any more. Publishing costs no credits. Approve its permissions in Shopify, then publish again.",
  });

  const frozen = await scene();
  frozen.shop.close("shop-frozen");
  const frozenChangeset = await plan(frozen, [await asset(frozen)]);
  await work(frozen, frozenChangeset);
  expect((await changesetOf(frozen, frozenChangeset)).products[0]?.failure).toEqual({
    code: "shop-frozen",
    text: "Shopify has paused the shop, so its products can't be changed. Publishing costs no credits. Open Shopify admin to see why, then publish again.",
  });

  const locked = await scene();
  locked.shop.close("reauthorize");
  const lockedChangeset = await plan(locked, [await asset(locked)]);
  await work(locked, lockedChangeset, { tries: 3 });
  expect(locked.shop.calls).toHaveLength(3);
  expect((await changesetOf(locked, lockedChangeset)).products[0]?.failure?.code).toBe("reauthorize");
});

// ---------------------------------------------------------------- planning

test("the same request sent twice, even at once, is one changeset and one job per batch", async () => {
  const s = await scene();
  const input = {
    assetIds: [await asset(s), await asset(s, { product: "gid://shopify/Product/2" })],
    target: "shopify" as const,
    idempotencyKey: "click",
  };
  const answers = await Promise.all([publish(s.ctx, input), publish(s.ctx, input), publish(s.ctx, input)]);
  expect(new Set(answers.map((answer) => answer.ok && answer.changesetId)).size).toBe(1);
  const jobs = await database.asOwner(`SELECT 1 FROM pgboss.job WHERE name = $1 AND data->>'shopId' = $2`, [
    publishProductsJob.id,
    s.shopId,
  ]);
  expect(jobs).toHaveLength(1);
  expect(await publish(s.ctx, { ...input, assetIds: input.assetIds.slice(1) })).toEqual({
    ok: false,
    reason: "key-reused",
  });
});

test("two clicks with different keys publish a picture once", async () => {
  const s = await scene();
  const assetId = await asset(s);
  const publishNow = () =>
    publish(s.ctx, { assetIds: [assetId], target: "shopify", idempotencyKey: s.ctx.ids.next() });
  const answers = await Promise.all([publishNow(), publishNow()]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "already-published" });
  const more = await publish(s.ctx, {
    assetIds: [assetId, await asset(s)],
    target: "shopify",
    idempotencyKey: "more",
  });
  expect(more).toMatchObject({ ok: true, alreadyPublished: [assetId] });
});

test.each(["block", "person", null])("a picture whose verdict is %s is not published", async (outcome) => {
  const s = await scene();
  const [unfit, fit] = [await asset(s, { outcome }), await asset(s, { outcome: "warn" })];
  const request = { target: "shopify" as const, idempotencyKey: "k" };
  expect(await publish(s.ctx, { ...request, assetIds: [unfit] })).toEqual({
    ok: false,
    reason: "nothing-to-publish",
  });
  expect(await publish(s.ctx, { ...request, assetIds: [unfit, fit] })).toEqual({
    ok: false,
    reason: "not-reviewed",
    count: 1,
    assetIds: [unfit],
  });
  expect(await publish(s.ctx, { ...request, assetIds: [fit] })).toMatchObject({ ok: true });
});

test("an asset id in capitals is the same asset", async () => {
  const s = await scene();
  const assetId = await asset(s);
  const changesetId = await plan(s, [assetId.toUpperCase(), assetId]);
  expect((await changesetOf(s, changesetId)).products[0]?.steps).toHaveLength(1);
});

test("another shop's picture doesn't exist here, and neither does its changeset", async () => {
  const [mine, theirs] = [await scene(), await scene()];
  const theirAsset = await asset(theirs);
  const theirChangeset = await plan(theirs, [theirAsset]);
  const request = { assetIds: [theirAsset], target: "shopify" as const, idempotencyKey: "k" };
  expect(await publish(mine.ctx, request)).toEqual({ ok: false, reason: "not-found" });
  expect(await readChangeset(mine.ctx, { changesetId: theirChangeset })).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await readChangeset(mine.ctx, { changesetId: "no uuid" })).toEqual({
    ok: false,
    reason: "not-found",
  });
});

test.each([
  { assetIds: [], target: "shopify", idempotencyKey: "k" },
  { assetIds: ["x"], target: "shopify", idempotencyKey: "k" },
  { assetIds: ["0199c0de-0000-7000-8000-000000000000"], target: "elsewhere", idempotencyKey: "k" },
  { assetIds: ["0199c0de-0000-7000-8000-000000000000"], target: "shopify", idempotencyKey: "" },
])("a malformed request is refused: %j", async (input) => {
  const s = await scene();
  expect(await publish(s.ctx, input as never)).toMatchObject({ ok: false, reason: "invalid-input" });
});

test("a changeset of many products is read page by page", async () => {
  const s = await scene();
  const assetIds: string[] = [];
  for (let product = 1; product <= 5; product++)
    assetIds.push(await asset(s, { product: `gid://shopify/Product/${product}` }));
  const changesetId = await plan(s, assetIds);
  const seen: string[] = [];
  for (let after: string | undefined; ;) {
    const read = await readChangeset(s.ctx, { changesetId, limit: 2, ...(after !== undefined && { after }) });
    if (!read.ok) throw new Error(read.reason);
    seen.push(...read.changeset.products.map(({ productGid }) => productGid));
    if (read.changeset.next === null) break;
    after = read.changeset.next;
  }
  expect(seen).toEqual([1, 2, 3, 4, 5].map((id) => `gid://shopify/Product/${id}`));
});

// ---------------------------------------------------------------- the shop's life

test("an uninstall in the middle ends the changeset; the worker stops and attaches nothing", async () => {
  const s = await scene();
  const changesetId = await plan(s, [await asset(s), await asset(s, { product: "gid://shopify/Product/2" })]);
  s.shop.onCall(async (name) => {
    if (name === "createFiles") await onUninstall(s.ctx);
  });
  await work(s, changesetId);
  expect(s.shop.calls).not.toContain("linkFiles");
  const changeset = await changesetOf(s, changesetId);
  expect(changeset).toMatchObject({ status: "done", counts: { failed: 2 } });
  expect(changeset.products.map(({ failure }) => failure?.code)).toEqual(["uninstalled", "uninstalled"]);
});

test("a data request tells everything that is stored, and redaction leaves nothing", async () => {
  const s = await scene();
  const changesetId = await plan(s, [await asset(s)]);
  await work(s, changesetId);
  expect(JSON.stringify(await onDataRequest(s.ctx))).toContain("Stoneware mug");
  await onRedact(s.ctx);
  await onRedact(s.ctx);
  expect(await onDataRequest(s.ctx)).toEqual({ changesets: [] });
  for (const table of ["changeset", "changeset_product", "changeset_step"])
    expect(await database.asApp(`SELECT 1 FROM ${table}`, [], s.shopId)).toEqual([]);
});

test("the database refuses a second publication of one product at the same time", async () => {
  const s = await scene();
  const [first, second] = [await plan(s, [await asset(s)]), await plan(s, [await asset(s)])];
  const begin = (changesetId: string) =>
    database.asApp(
      `UPDATE changeset_product SET status = 'publishing' WHERE changeset_id = $1`,
      [changesetId],
      s.shopId,
    );
  await begin(first);
  await expect(begin(second)).rejects.toThrow(/changeset_product_one_at_a_time/);
});
