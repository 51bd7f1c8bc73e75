/** Changing lines of a plan: what may be handed over, what is refused, and what a look that was under way says then. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusalToHttp } from "#app/platform/errors.ts";
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
import { savePreference } from "../account/index.server.ts";
import {
  changeLines,
  checkPlanJob,
  leaveOut,
  publish,
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
  expect(await change(replacing(one, OTHER))).toEqual({ ok: true });
  expect(await replacedBy(s, changesetId)).toEqual([OTHER, OTHER]);
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

const JARS = "🏺".repeat(256);
test.each([
  ["letters", "x".repeat(512), "x".repeat(513)],
  ["emoji, each of which Shopify may count as two", JARS, `${JARS}x`],
])("an alternative text has at most 512 characters, also of %s", async (_what, longest, tooLong) => {
  const s = await newScene(database);
  const assetId = await asset(s);
  const changesetId = await draft(s, [assetId]);
  const write = (altText: string) => changeLines(s.ctx, { changesetId, lines: [{ assetId, altText }] });
  expect(await write(longest)).toEqual({ ok: true });
  const refusal = await write(tooLong);
  expect(refusal).toEqual({ ok: false, reason: "alt-text-too-long", limit: 512 });
  expect(refusal.ok ? "" : String(refusalToHttp(refusal).body.message)).toMatch(
    /longer than the 512 characters that Shopify takes.*try a shorter one\.$/,
  );
  expect((await linesOf(s, changesetId))[0]?.altText).toBe(longest);
  await check(s, changesetId);
  await publishPlan(s, changesetId);
  expect([...s.shop.files.values()].map(({ alt }) => alt)).toEqual([longest]);
});

test("a template that makes too long a text of a long title cuts it, between two characters", async () => {
  const s = await newScene(database);
  const assetId = await asset(s, { colour: "Red" });
  await s.database.asOwner("UPDATE asset SET product_title = $1 WHERE asset_id = $2", [
    "🏺".repeat(500),
    assetId,
  ]);
  const changesetId = await draft(s, [assetId], { altTemplate: "x {title}, {option}" });
  const [line] = await linesOf(s, changesetId);
  expect(line?.hindrance).toBeNull();
  // 512 less the 7 around it leaves room for 252 whole ones, and a half that isn't taken.
  expect(line?.altText).toBe(`x ${"🏺".repeat(252)}, Red`);
});

test("a text that was written when more was allowed is found before anything is published", async () => {
  const s = await newScene(database);
  const changesetId = await draft(s, [await asset(s)]);
  await s.database.asOwner("UPDATE changeset_step SET alt_text = $1 WHERE changeset_id = $2", [
    `${JARS}x`,
    changesetId,
  ]);
  await check(s, changesetId);
  expect((await linesOf(s, changesetId))[0]?.hindrance).toEqual({
    code: "alt-text-too-long",
    text: "The alternative text is longer than the 512 characters that Shopify takes, where an emoji counts as two or more: shorten it.",
  });
  expect(await startChangeset(s.ctx, { changesetId })).toMatchObject({ reason: "plan-hindered", count: 1 });
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

// ---------------------------------------------------------------- claims in alternative texts

const CLAIM = "Clinically proven to cure cancer. FDA approved.";
const hindrancesOf = async (s: Scene, changesetId: string) =>
  (await linesOf(s, changesetId)).map(({ hindrance }) => hindrance?.code ?? null);

test("a claim that is written into a line's alternative text keeps it from being published until it is reworded", async () => {
  const s = await newScene(database);
  const [plain, claiming] = [await asset(s), await asset(s)];
  const changesetId = await draft(s, [plain, claiming]);
  const rewrite = async (altText: string) => {
    await changeLines(s.ctx, { changesetId, lines: [{ assetId: claiming, altText }] });
    await check(s, changesetId);
  };
  await rewrite(CLAIM);
  expect(await hindrancesOf(s, changesetId)).toEqual([null, "claim-unasked"]);
  expect((await linesOf(s, changesetId))[1]?.hindrance?.text).toContain("reword it");
  expect(await startChangeset(s.ctx, { changesetId })).toMatchObject({ reason: "plan-hindered", count: 1 });
  await rewrite("A mug in the morning sun");
  expect(await hindrancesOf(s, changesetId)).toEqual([null, null]);
  await publishPlan(s, changesetId);
  expect((await changesetOf(s, changesetId)).counts.done).toBe(1);
});

test("so does a claim in the plan's template; words that the product's own title has are the merchant's", async () => {
  const s = await newScene(database);
  const templated = await draft(s, [await asset(s)], { altTemplate: "{title} cures arthritis" });
  expect(await hindrancesOf(s, templated)).toEqual(["claim-unasked"]);
  const titled = await asset(s);
  await s.database.asOwner(
    "UPDATE asset SET product_title = 'Balm that cures arthritis' WHERE asset_id = $1",
    [titled],
  );
  expect(await hindrancesOf(s, await draft(s, [titled]))).toEqual([null]);
});

test("what review asked about and a person accepted isn't asked again", async () => {
  const s = await newScene(database);
  const assetId = await asset(s);
  const hits = [{ claimId: "disease_treatment", phrase: "cures arthritis" }];
  await s.database.asApp(
    `INSERT INTO review_result (shop_id, asset_id, target, check_id, check_version, section, outcome, evidence)
     VALUES ($1, $2, 'shopify', 'claims', 2, 'ad-compliance', 'warn', $3)`,
    [s.shopId, assetId, JSON.stringify({ hits })],
    s.shopId,
  );
  expect(
    await hindrancesOf(s, await draft(s, [assetId], { altTemplate: "{title} cures arthritis" })),
  ).toEqual([null]);
  expect(await hindrancesOf(s, await draft(s, [assetId], { altTemplate: "{title} cures eczema" }))).toEqual([
    "claim-unasked",
  ]);
});

test("texts are read once more when the plan is started, for what counts as a claim may change", async () => {
  const s = await newScene(database);
  const changesetId = await draft(s, [await asset(s)]);
  expect(await hindrancesOf(s, changesetId)).toEqual([null]);
  await s.database.asOwner("UPDATE changeset_step SET alt_text = $1 WHERE changeset_id = $2", [
    CLAIM,
    changesetId,
  ]);
  expect(await startChangeset(s.ctx, { changesetId })).toMatchObject({ reason: "plan-hindered", count: 1 });
  expect(await hindrancesOf(s, changesetId)).toEqual(["claim-unasked"]);
});

test("without a plan a claim in the shop's template keeps the picture from being published, too", async () => {
  const s = await newScene(database);
  const assetId = await asset(s);
  await savePreference(s.ctx, { key: "altTexts", value: { template: "{title} cures arthritis" } });
  expect(
    await publish(s.ctx, { assetIds: [assetId], target: "shopify", idempotencyKey: s.ctx.ids.next() }),
  ).toMatchObject({ reason: "not-reviewed", assetIds: [assetId] });
});
