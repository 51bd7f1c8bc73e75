/** Plans: what is shown before anything is touched, what hinders a line, and how a plan is started, paused, cancelled. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  type Scene,
  asset,
  changesetOf,
  check,
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
import { savePreference } from "../account/index.server.ts";
import { seenOne } from "#test/support/review-scene.ts";
import {
  cancelChangeset,
  changeLines,
  checkAgain,
  checkPlanJob,
  decideUnpublished,
  leaveOut,
  onUninstall,
  pauseChangeset,
  planChangeset,
  publish,
  publishProductsJob,
  readChangeset,
  readPublications,
  resumeChangeset,
  startChangeset,
  undoProducts,
  undoProductsJob,
} from "./index.server.ts";
import { giveUpChecking } from "./check-products.ts";
import { publishProducts } from "./publish-products.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob, checkPlanJob, undoProductsJob] });
});
afterAll(async () => {
  await database.close();
});

const [PHOTO, FILM] = [medium(11).mediaGid, medium(12).mediaGid];
const lineOf = async (s: Scene, changesetId: string) =>
  (await changesetOf(s, changesetId)).products[0]?.steps[0];
const jobsOf = (changesetId: string, name = "publishing.product") =>
  database.asOwner(
    "SELECT state, start_after > now() AS delayed FROM pgboss.job WHERE name = $1 AND data->>'changesetId' = $2",
    [name, changesetId],
  );

// ---------------------------------------------------------------- planning

test("a plan shows each product's media before and after, and touches nothing", async () => {
  const s = await newScene(database);
  const assetId = await asset(s);
  const changesetId = await draft(s, [assetId], { placement: "after-main" });
  const changeset = await changesetOf(s, changesetId);
  expect(changeset).toMatchObject({ status: "planned", checkedCount: 1, hindrances: [], notes: [] });
  expect(changeset.products[0]).toMatchObject({
    seen: [
      { mediaGid: PHOTO, previewUrl: expect.stringMatching(/^https:/) },
      { mediaGid: FILM, kind: "video" },
    ],
    arranged: [{ mediaGid: PHOTO }, { assetId }, { mediaGid: FILM }],
    steps: [{ state: "draft", placement: "after-main", hindrance: null, note: null }],
  });
  expect(new Set(s.shop.calls)).toEqual(new Set(["readLimits", "lookAtProducts"]));
  expect(await jobsOf(changesetId)).toEqual([]);
  expect(await jobsOf(changesetId, "publishing.check")).toHaveLength(1);
});

test("alt texts follow the shop's template unless a plan brings its own; the key names the same plan after a change", async () => {
  const s = await newScene(database);
  const [own, usual] = [await asset(s, { colour: "Red" }), await asset(s, { colour: "Red" })];
  await savePreference(s.ctx, { key: "altTexts", value: { template: "{option}: {title}" } });
  const input = { assetIds: [usual], target: "shopify" as const, idempotencyKey: "shop's" };
  const planned = await planChangeset(s.ctx, input);
  if (!planned.ok) throw new Error(planned.reason);
  const textOf = async (id: string) => (await changesetOf(s, id)).products[0]?.steps[0]?.altText;
  expect(await textOf(planned.changesetId)).toMatch(/^Red: /);
  expect(await textOf(await draft(s, [own], { altTemplate: "Our {option}" }))).toBe("Our Red");
  await savePreference(s.ctx, { key: "altTexts", value: { template: "{title}" } });
  expect(await planChangeset(s.ctx, input)).toMatchObject({ changesetId: planned.changesetId });
});

test("the same key is the same plan; with other contents it is refused; a picture that is published is left out", async () => {
  const s = await newScene(database);
  const [published, fresh] = [await asset(s), await asset(s)];
  await work(s, await plan(s, [published]));
  const input = { assetIds: [published, fresh], target: "shopify" as const, idempotencyKey: "one" };
  const first = await planChangeset(s.ctx, input);
  expect(first).toMatchObject({ ok: true, productCount: 1, alreadyPublished: [published] });
  expect(await planChangeset(s.ctx, input)).toMatchObject({ changesetId: first.ok && first.changesetId });
  expect(await planChangeset(s.ctx, { ...input, placement: "first" })).toMatchObject({
    reason: "key-reused",
  });
  const only = { ...input, assetIds: [published], idempotencyKey: "two" };
  expect(await planChangeset(s.ctx, only)).toMatchObject({ reason: "already-published" });
});

test("alternative texts follow the template, and a line's own text and name are what is published", async () => {
  const s = await newScene(database);
  const [red, blue] = [await asset(s, { colour: "Red" }), await asset(s, { colour: "Blue" })];
  const changesetId = await draft(s, [red, blue], { altTemplate: "{option} {title}" });
  const changed = await changeLines(s.ctx, {
    changesetId,
    lines: [{ assetId: blue, altText: "A mug as blue as the sea", fileName: "sea-mug.jpg" }],
  });
  expect(changed).toEqual({ ok: true });
  await check(s, changesetId);
  await publishPlan(s, changesetId);
  expect([...s.shop.files.values()].map(({ alt }) => alt)).toEqual([
    "Red Stoneware mug",
    "A mug as blue as the sea",
  ]);
  expect([...s.shop.files.values()][1]?.name).toMatch(/^sea-mug-[0-9a-f]{6}\.jpg$/);
});

test.each([
  ["an alternative text of twenty thousand characters", { altText: "x".repeat(20_000) }],
  ["a name with a path in it", { fileName: "../mug.jpg" }],
  ["a name with another ending", { fileName: "mug.png" }],
  ["a replacement of nothing", { placement: "replace" as const }],
  ["a medium to replace without replacing", { placement: "first" as const, replacesGid: PHOTO }],
])("%s is refused, and nothing of the plan is changed", async (_name, change) => {
  const s = await newScene(database);
  const assetId = await asset(s);
  const changesetId = await draft(s, [assetId]);
  const before = await lineOf(s, changesetId);
  expect(await changeLines(s.ctx, { changesetId, lines: [{ assetId, ...change }] })).toMatchObject({
    ok: false,
    reason: "invalid-input",
  });
  expect(await lineOf(s, changesetId)).toEqual(before);
});

test("chosen for all lines, a photo is replaced by the first result, the second is appended; by hand, by both", async () => {
  const s = await newScene(database);
  const assetIds = [await asset(s), await asset(s)];
  const changesetId = await draft(s, assetIds, { placement: "replace-source" });
  const { products } = await changesetOf(s, changesetId);
  expect(products[0]?.steps.map(({ placement }) => placement)).toEqual(["replace", "append"]);
  const second = [{ assetId: assetIds[1] ?? "", placement: "replace" as const, replacesGid: PHOTO }];
  expect(await changeLines(s.ctx, { changesetId, lines: second })).toEqual({ ok: true });
  const [product] = (await changesetOf(s, changesetId)).products;
  expect(product?.steps).toMatchObject([{ replacesGid: PHOTO }, { replacesGid: PHOTO }]);
});

test("another shop's plan doesn't exist here", async () => {
  const [mine, theirs] = [await newScene(database), await newScene(database)];
  const assetId = await asset(theirs);
  const changesetId = await draft(theirs, [assetId]);
  const missing = { ok: false, reason: "not-found" };
  expect(await changeLines(mine.ctx, { changesetId, lines: [{ assetId }] })).toEqual(missing);
  for (const verb of [
    startChangeset,
    checkAgain,
    leaveOut,
    pauseChangeset,
    resumeChangeset,
    cancelChangeset,
    undoProducts,
  ])
    expect(await verb(mine.ctx, { changesetId }), verb.name).toEqual(missing);
});

// ---------------------------------------------------------------- the look before

describe("what keeps a line from being published", () => {
  test.each<[string, string, (s: Scene) => Promise<string> | string]>([
    ["access-denied", "the permission was withdrawn", (s) => ((s.shop.limits.mayWrite = false), asset(s))],
    ["product-deleted", "the product was deleted", (s) => (s.shop.products.clear(), asset(s))],
    ["not-reviewed", "it wasn't reviewed", (s) => asset(s, { outcome: null })],
    ["not-reviewed", "a rule blocks it", (s) => asset(s, { outcome: "block" })],
    ["file-too-large", "its file has 21 MB", (s) => asset(s, { bytes: new Uint8Array(21 * 1024 * 1024) })],
    ["too-many-pixels", "it has more than 25 megapixels", (s) => asset(s, { sizePx: 5_001 })],
    [
      "too-many-media",
      "it would be the 251st medium",
      (s) => {
        s.shop.products.set(
          s.productGid,
          Array.from({ length: 250 }, (_, index) => medium(1000 + index)),
        );
        return asset(s);
      },
    ],
    [
      "video-limit",
      "the shop has as many videos as its plan allows",
      (s) => (Object.assign(s.shop.limits, { maxVideos: 250, videoCount: 250 }), asset(s, { isVideo: true })),
    ],
  ])("%s: %s", async (code, _name, prepare) => {
    const s = await newScene(database);
    const assetId = await prepare(s);
    const changesetId = await draft(s, [assetId]);
    expect((await lineOf(s, changesetId))?.hindrance).toEqual({
      code,
      text: expect.stringMatching(/^[A-Z].+\.$/),
    });
    expect((await changesetOf(s, changesetId)).hindrances).toEqual([
      { code, text: expect.any(String), lineCount: 1, exampleAssetId: assetId },
    ]);
    expect(await startChangeset(s.ctx, { changesetId })).toEqual({
      ok: false,
      reason: "plan-hindered",
      count: 1,
    });
    expect(s.shop.files.size).toBe(0);
  });

  test("the very same picture is on the product already; once its merchant removed it, it isn't", async () => {
    const s = await newScene(database);
    const bytes = Buffer.from("one and the same");
    await work(s, await plan(s, [await asset(s, { bytes })]));
    const changesetId = await draft(s, [await asset(s, { bytes })]);
    expect((await lineOf(s, changesetId))?.hindrance?.code).toBe("same-picture");
    s.shop.products.get(s.productGid)?.pop();
    await checkAgain(s.ctx, { changesetId });
    await check(s, changesetId);
    expect((await lineOf(s, changesetId))?.hindrance).toBeNull();
  });

  test("what is to be replaced is gone, or is no picture", async () => {
    const s = await newScene(database);
    const [gone, film] = [await asset(s), await asset(s)];
    const changesetId = await draft(s, [gone, film]);
    await changeLines(s.ctx, {
      changesetId,
      lines: [
        { assetId: gone, placement: "replace", replacesGid: medium(99).mediaGid },
        { assetId: film, placement: "replace", replacesGid: FILM },
      ],
    });
    await check(s, changesetId);
    const { products } = await changesetOf(s, changesetId);
    expect(products[0]?.steps.map(({ hindrance }) => hindrance?.code)).toEqual([
      "replaced-gone",
      "not-replaceable",
    ]);
  });

  test("another plan that was started first published the picture", async () => {
    const s = await newScene(database);
    const assetId = await asset(s);
    const [first, second] = [await draft(s, [assetId]), await draft(s, [assetId])];
    expect(await startChangeset(s.ctx, { changesetId: first })).toEqual({ ok: true });
    expect(await startChangeset(s.ctx, { changesetId: second })).toEqual({
      ok: false,
      reason: "plan-hindered",
      count: 1,
    });
    expect((await lineOf(s, second))?.hindrance?.code).toBe("already-published");
  });

  test("Shopify couldn't be asked for too long", async () => {
    const s = await newScene(database);
    const changesetId = await draft(s, [await asset(s)]);
    await checkAgain(s.ctx, { changesetId });
    expect(await startChangeset(s.ctx, { changesetId })).toEqual({
      ok: false,
      reason: "plan-unchecked",
      count: 1,
    });
    await giveUpChecking(s.ctx, { changesetId, productGids: [s.productGid] });
    expect((await lineOf(s, changesetId))?.hindrance?.code).toBe("look-failed");
  });
});

test.each<[string, (s: Scene) => Promise<string> | string]>([
  ["product-archived", (s) => (s.shop.archived.add(s.productGid), asset(s))],
  ["photo-gone", (s) => (s.shop.products.set(s.productGid, [medium(12)]), asset(s))],
  ["no-variant", (s) => (variantsOf(s, s.productGid, [["Blue", null]]), asset(s, { colour: "Red" }))],
  ["many-pixels", (s) => asset(s, { sizePx: 4_800 })],
])("%s is told, and keeps nothing from being published", async (code, prepare) => {
  const s = await newScene(database);
  const changesetId = await draft(s, [await prepare(s)], { toVariants: true });
  expect((await lineOf(s, changesetId))?.note).toEqual({ code, text: expect.stringMatching(/^[A-Z].+\.$/) });
  await publishPlan(s, changesetId);
  expect((await changesetOf(s, changesetId)).counts.done).toBe(1);
});

test("what is hindered is left out by its reason, a single picture by itself; the rest is published", async () => {
  const s = await newScene(database);
  const [bad, unwanted, good] = [
    await asset(s, { outcome: "block" }),
    await asset(s, { product: "gid://shopify/Product/2" }),
    await asset(s),
  ];
  s.shop.products.set("gid://shopify/Product/2", [medium(21)]);
  const changesetId = await draft(s, [bad, unwanted, good]);
  expect(await leaveOut(s.ctx, { changesetId, codes: ["not-reviewed"], assetIds: [unwanted] })).toEqual({
    ok: true,
    leftOutCount: 2,
  });
  const { products } = await changesetOf(s, changesetId);
  expect(products.map(({ steps }) => steps.map(({ assetId }) => assetId))).toEqual([[good]]);
  await check(s, changesetId);
  await publishPlan(s, changesetId);
  expect(s.shop.products.get("gid://shopify/Product/2")).toEqual([medium(21)]);
  expect((await changesetOf(s, changesetId)).counts.done).toBe(1);
});

// ---------------------------------------------------------------- starting and steering

test("a draft is no publication: its picture can still be answered for, and published elsewhere", async () => {
  const s = await newScene(database);
  const assetId = await asset(s);
  const changesetId = await draft(s, [assetId]);
  expect((await readPublications(s.ctx, { assetIds: [assetId] })).size).toBe(0);
  const answer = {
    ...(await seenOne(s.ctx, assetId)),
    target: "shopify" as const,
    decision: "reject" as const,
    reason: "The colour is wrong.",
  };
  expect(await decideUnpublished(s.ctx, answer)).toMatchObject({ ok: true });
  expect(await startChangeset(s.ctx, { changesetId })).toEqual({ ok: false, reason: "nothing-to-publish" });
  const other = await asset(s);
  await draft(s, [other]);
  expect(await publish(s.ctx, { assetIds: [other], target: "shopify", idempotencyKey: "k" })).toMatchObject({
    ok: true,
  });
});

test("a plan is started once; it can't be changed afterwards", async () => {
  const s = await newScene(database);
  const assetId = await asset(s);
  const changesetId = await draft(s, [assetId]);
  const starts = await Promise.all([
    startChangeset(s.ctx, { changesetId }),
    startChangeset(s.ctx, { changesetId }),
  ]);
  expect(starts.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await jobsOf(changesetId)).toHaveLength(1);
  const begun = { ok: false, reason: "publication-begun" };
  expect(starts.find(({ ok }) => !ok)).toEqual(begun);
  expect(await changeLines(s.ctx, { changesetId, lines: [{ assetId, altText: "Other" }] })).toEqual(begun);
  expect(await leaveOut(s.ctx, { changesetId, assetIds: [assetId] })).toEqual(begun);
  expect(await checkAgain(s.ctx, { changesetId })).toEqual(begun);
});

test("an empty plan has nothing to start", async () => {
  const s = await newScene(database);
  const assetId = await asset(s);
  const changesetId = await draft(s, [assetId]);
  await leaveOut(s.ctx, { changesetId, assetIds: [assetId] });
  expect(await startChangeset(s.ctx, { changesetId })).toEqual({ ok: false, reason: "nothing-to-publish" });
});

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const control = { signal: new AbortController().signal, isLastAttempt: false };

test("what is scheduled waits for its time, is given another one, and begins when it has come", async () => {
  const s = await newScene(database);
  const changesetId = await draft(s, [await asset(s)]);
  expect(await startChangeset(s.ctx, { changesetId, startsAt: inAnHour() })).toEqual({ ok: true });
  expect((await changesetOf(s, changesetId)).status).toBe("scheduled");
  expect(await jobsOf(changesetId)).toEqual([{ state: "created", delayed: true }]);
  const calls = s.shop.calls.length;
  const early = await publishProducts(s.ctx, { changesetId, productGids: [s.productGid] }, control);
  expect(early).toEqual({
    again: { afterMs: expect.toSatisfy((ms: number) => ms > 3_500_000 && ms <= 3_600_000) },
  });
  expect(s.shop.calls).toHaveLength(calls);

  expect(await startChangeset(s.ctx, { changesetId })).toEqual({ ok: true });
  expect(await jobsOf(changesetId)).toEqual([{ state: "created", delayed: false }]);
  await workAll(s, changesetId);
  expect((await changesetOf(s, changesetId)).status).toBe("done");
  expect(await startChangeset(s.ctx, { changesetId: changesetId, startsAt: "in a year" })).toMatchObject({
    reason: "invalid-input",
  });
});

test("what doesn't pass review any more when its time has come is not published, and says so", async () => {
  const s = await newScene(database);
  const [assetId, other] = [await asset(s), await asset(s)];
  const changesetId = await draft(s, [assetId, other]);
  await startChangeset(s.ctx, { changesetId, startsAt: inAnHour() });
  await database.asApp("UPDATE review_result SET outcome = 'block' WHERE asset_id = $1", [assetId], s.shopId);
  await database.asApp(
    "UPDATE changeset SET starts_at = now() WHERE changeset_id = $1",
    [changesetId],
    s.shopId,
  );
  await workAll(s, changesetId);
  const { products } = await changesetOf(s, changesetId);
  expect(products[0]?.steps.map(({ state }) => state)).toEqual(["failed", "verified"]);
  expect(products[0]?.failure).toMatchObject({
    code: "review-changed",
    text: expect.stringMatching(/review/),
  });
  expect(s.shop.products.get(s.productGid)).toHaveLength(3);
});

/** A started plan of three products. */
async function started() {
  const s = await newScene(database);
  const products = [1, 2, 3].map((index) => `gid://shopify/Product/${index}`);
  const assetIds: string[] = [];
  for (const [index, product] of products.entries()) {
    s.shop.products.set(product, [medium(index)]);
    assetIds.push(await asset(s, { product }));
  }
  const changesetId = await draft(s, assetIds);
  await startChangeset(s.ctx, { changesetId });
  return { s, products, changesetId };
}

test("pausing finishes what was begun and parks the rest; resuming publishes it", async () => {
  const { s, products, changesetId } = await started();
  s.shop.onCall(async (name) => {
    if (name !== "createFiles") return;
    s.shop.onCall(() => {});
    expect(await pauseChangeset(s.ctx, { changesetId })).toEqual({ ok: true });
  });
  await work(s, changesetId, { products: products.slice(0, 1) });
  await work(s, changesetId, { products: products.slice(1) });
  const paused = await changesetOf(s, changesetId);
  expect(paused).toMatchObject({ status: "paused", pauseReason: "merchant", counts: { done: 1, queued: 2 } });
  expect(await pauseChangeset(s.ctx, { changesetId })).toEqual({ ok: true });
  expect(await jobsOf(changesetId)).toEqual([]);

  expect(await resumeChangeset(s.ctx, { changesetId })).toEqual({ ok: true });
  expect(await jobsOf(changesetId)).toHaveLength(1);
  await workAll(s, changesetId);
  expect(await changesetOf(s, changesetId)).toMatchObject({ status: "done", counts: { done: 3 } });
  for (const verb of [pauseChangeset, resumeChangeset])
    expect(await verb(s.ctx, { changesetId })).toEqual({ ok: false, reason: "publication-over" });
});

test("cancelling ends what wasn't begun with a sentence; what was published stays and can be undone", async () => {
  const { s, products, changesetId } = await started();
  await work(s, changesetId, { products: products.slice(0, 1) });
  expect(await cancelChangeset(s.ctx, { changesetId })).toEqual({ ok: true, cancelledCount: 2 });
  expect(await cancelChangeset(s.ctx, { changesetId })).toEqual({ ok: true, cancelledCount: 0 });
  const cancelled = await changesetOf(s, changesetId);
  expect(cancelled).toMatchObject({ status: "cancelled", counts: { done: 1, failed: 2 }, cancelledCount: 2 });
  const toLookAt = await readChangeset(s.ctx, { changesetId, only: "failed" });
  expect(toLookAt).toMatchObject({ changeset: { products: [] } });
  expect(cancelled.products[1]?.failure).toMatchObject({
    code: "cancelled",
    text: expect.stringMatching(/cancelled/),
  });
  expect([...s.shop.products.values()].map(({ length }) => length)).toEqual([2, 1, 1]);
});

test("a plan that is cancelled touches nothing, and its pictures are free", async () => {
  const s = await newScene(database);
  const assetId = await asset(s);
  const changesetId = await draft(s, [assetId]);
  expect(await cancelChangeset(s.ctx, { changesetId })).toEqual({ ok: true, cancelledCount: 1 });
  expect((await changesetOf(s, changesetId)).status).toBe("cancelled");
  expect(s.shop.products.get(s.productGid)).toEqual(s.before);
  expect(await publish(s.ctx, { assetIds: [assetId], target: "shopify", idempotencyKey: "k" })).toMatchObject(
    { ok: true },
  );
});

test("a full file storage pauses the publication with its sentence; once there is room everything is published once", async () => {
  const { s, products, changesetId } = await started();
  s.shop.failProcessing("FILE_STORAGE_LIMIT_EXCEEDED", "full");
  await work(s, changesetId, { products: products.slice(0, 1) });
  const paused = await changesetOf(s, changesetId);
  expect(paused).toMatchObject({
    status: "paused",
    pauseReason: "storage-full",
    counts: { failed: 1, queued: 2 },
  });
  expect(paused.products[0]?.failure?.text).toMatch(/storage is full.*Free some space/);
  s.shop.failProcessing(null);
  expect(await resumeChangeset(s.ctx, { changesetId })).toEqual({ ok: true });
  await workAll(s, changesetId);
  expect(await changesetOf(s, changesetId)).toMatchObject({ status: "done", counts: { done: 3 } });
  expect([...s.shop.products.values()].map(({ length }) => length)).toEqual([2, 2, 2]);
});

test.each([
  ["before it went on", false],
  ["after it was to go on", true],
])(
  "cancelled %s, a product that has one of ours already doesn't claim to be untouched",
  async (_name, isResumed) => {
    const s = await newScene(database);
    const changesetId = await draft(s, [await asset(s), await asset(s)]);
    const steps = (await changesetOf(s, changesetId)).products[0]?.steps ?? [];
    s.shop.failProcessing("FILE_STORAGE_LIMIT_EXCEEDED", "full", steps[0]?.fileName);
    await publishPlan(s, changesetId);
    expect((await changesetOf(s, changesetId)).pauseReason).toBe("storage-full");
    expect(s.shop.products.get(s.productGid)).toHaveLength(3);
    const resumed = isResumed ? await resumeChangeset(s.ctx, { changesetId }) : { ok: true };
    expect(resumed).toEqual({ ok: true });
    await cancelChangeset(s.ctx, { changesetId });
    const cancelled = await changesetOf(s, changesetId);
    const code = isResumed ? "cancelled-begun" : "cancelled-storage-full";
    expect(cancelled).toMatchObject({
      status: "cancelled",
      cancelledCount: 0,
      undoable: { productCount: 1 },
    });
    expect(cancelled.products[0]).toMatchObject({
      status: "failed",
      failure: { code },
      steps: [{ state: "failed", failure: { code } }, { state: "verified" }],
    });
    await undo(s, changesetId);
    expect(s.shop.products.get(s.productGid)).toEqual(s.before);
  },
);

test("an uninstall ends plans, and what is scheduled or paused", async () => {
  const s = await newScene(database);
  const plans = [await draft(s, [await asset(s)]), await draft(s, [await asset(s)])];
  await startChangeset(s.ctx, { changesetId: plans[1] ?? "", startsAt: inAnHour() });
  await onUninstall(s.ctx);
  for (const changesetId of plans) {
    const read = await readChangeset(s.ctx, { changesetId });
    expect(read).toMatchObject({ changeset: { status: "cancelled", counts: { failed: 1 } } });
  }
});

test.each([
  ["a pause without a reason", "UPDATE changeset SET status = 'paused' WHERE changeset_id = $1"],
  ["a schedule without a time", "UPDATE changeset SET status = 'scheduled' WHERE changeset_id = $1"],
  ["an end without its time", "UPDATE changeset SET status = 'cancelled' WHERE changeset_id = $1"],
  [
    "an undo of what hasn't ended",
    "UPDATE changeset_product SET undo_status = 'queued' WHERE changeset_id = $1",
  ],
  ["a replacement of nothing", "UPDATE changeset_step SET placement = 'replace' WHERE changeset_id = $1"],
  [
    "a hindered line on its way",
    "UPDATE changeset_step SET state = 'planned', hindrance = 'x' WHERE changeset_id = $1",
  ],
  ["an undone line without a file", "UPDATE changeset_step SET state = 'undone' WHERE changeset_id = $1"],
])("the database refuses %s", async (_name, statement) => {
  const s = await newScene(database);
  const changesetId = await draft(s, [await asset(s)]);
  await expect(database.asApp(statement, [changesetId], s.shopId)).rejects.toThrow(
    /violates check constraint/,
  );
});
