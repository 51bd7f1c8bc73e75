/** Changing lines of a plan: what may be handed over, what is refused, and what a look that was under way says then. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { MAX_FILE_NAME_LENGTH } from "#app/platform/file-names.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  type Scene,
  asset,
  changesetOf,
  check,
  draft,
  medium,
  newScene,
  publishPlan,
} from "#test/support/publishing-scene.ts";
import {
  changeLines,
  checkPlanJob,
  leaveOut,
  publishProductsJob,
  startChangeset,
  undoProducts,
  undoProductsJob,
} from "./index.server.ts";
import { MAX_PLANNED_NAME_LENGTH } from "./schemas.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [publishProductsJob, checkPlanJob, undoProductsJob] });
});
afterAll(async () => {
  await database.close();
});

const [PHOTO, OTHER] = [medium(11).mediaGid, medium(13).mediaGid];
const replacing = (assetId: string, replacesGid: string) =>
  ({ assetId, placement: "replace", replacesGid }) as const;
const linesOf = async (s: Scene, changesetId: string) =>
  (await changesetOf(s, changesetId)).products.flatMap(({ steps }) => steps);
const replacedBy = async (s: Scene, changesetId: string) =>
  (await linesOf(s, changesetId)).map(({ replacesGid }) => replacesGid);

test("two lines exchange what they replace, and one hands it over to the other", async () => {
  const s = await newScene(database);
  s.shop.products.get(s.productGid)?.push(medium(13));
  const [one, two] = [await asset(s), await asset(s)];
  const changesetId = await draft(s, [one, two]);
  const change = (...lines: Parameters<typeof changeLines>[1]["lines"]) =>
    changeLines(s.ctx, { changesetId, lines });
  expect(await change(replacing(one, PHOTO), replacing(two, OTHER))).toEqual({ ok: true });
  expect(await change(replacing(one, OTHER), replacing(two, PHOTO))).toEqual({ ok: true });
  expect(await replacedBy(s, changesetId)).toEqual([OTHER, PHOTO]);
  expect(await change({ assetId: one, placement: "first" }, replacing(two, OTHER))).toEqual({ ok: true });
  expect(await replacedBy(s, changesetId)).toEqual([null, OTHER]);
  expect(await change({ assetId: two, altText: "Another text" })).toEqual({ ok: true });
  expect(await replacedBy(s, changesetId)).toEqual([null, OTHER]);
  expect(await change(replacing(one, OTHER))).toMatchObject({ reason: "invalid-input" });
});

test("a picture that two products show is replaced on each of them", async () => {
  const s = await newScene(database);
  const product = "gid://shopify/Product/2";
  s.shop.products.set(product, [medium(11)]);
  const [one, two] = [await asset(s), await asset(s, { product })];
  const changesetId = await draft(s, [one, two]);
  const lines = [replacing(one, PHOTO), replacing(two, PHOTO)];
  expect(await changeLines(s.ctx, { changesetId, lines })).toEqual({ ok: true });
  expect(await replacedBy(s, changesetId)).toEqual([PHOTO, PHOTO]);
});

test("a line that is changed while its product is looked at is looked at again before it can be published", async () => {
  const s = await newScene(database);
  const assetId = await asset(s);
  const changesetId = await draft(s, [assetId]);
  const gone = medium(99).mediaGid;
  s.shop.onCall(async (name) => {
    if (name !== "lookAtProducts") return;
    s.shop.onCall(() => {});
    await changeLines(s.ctx, { changesetId, lines: [replacing(assetId, gone)] });
  });
  await check(s, changesetId);
  expect(await startChangeset(s.ctx, { changesetId })).toMatchObject({ reason: "plan-unchecked" });
  await check(s, changesetId);
  expect((await linesOf(s, changesetId))[0]?.hindrance?.code).toBe("replaced-gone");
});

test("spaces around an alternative text are left out", async () => {
  const s = await newScene(database);
  const assetId = await asset(s);
  const changesetId = await draft(s, [assetId]);
  await changeLines(s.ctx, { changesetId, lines: [{ assetId, altText: " A mug\n" }] });
  expect((await linesOf(s, changesetId))[0]?.altText).toBe("A mug");
});

test("the longest name is within the limit with its mark as well; a longer one is refused", async () => {
  const s = await newScene(database);
  const assetId = await asset(s);
  const changesetId = await draft(s, [assetId]);
  const named = (length: number) =>
    changeLines(s.ctx, { changesetId, lines: [{ assetId, fileName: `${"a".repeat(length - 4)}.jpg` }] });
  expect(await named(MAX_PLANNED_NAME_LENGTH + 1)).toMatchObject({ reason: "invalid-input" });
  expect(await named(MAX_PLANNED_NAME_LENGTH)).toEqual({ ok: true });
  expect((await linesOf(s, changesetId))[0]?.fileName).toHaveLength(MAX_FILE_NAME_LENGTH);
});

test("what the database can't hold is no reason and no product: it is refused, not thrown", async () => {
  const s = await newScene(database);
  const changesetId = await draft(s, [await asset(s)]);
  expect(await leaveOut(s.ctx, { changesetId, codes: ["a\0b"] })).toMatchObject({ reason: "invalid-input" });
  await publishPlan(s, changesetId);
  expect(await undoProducts(s.ctx, { changesetId, productGids: ["a\0b"] })).toMatchObject({
    reason: "invalid-input",
  });
});
