/** Findings by place: what is stored once and what for each place, and what is judged again when checks or rules change. */
import { readFileSync } from "node:fs";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobControl } from "#app/platform/jobs/jobs.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { seenOne } from "#test/support/review-scene.ts";
import { recordAsset } from "../assets/index.server.ts";
import {
  type ReviewPicture,
  checkAsset,
  decide,
  readPlaces,
  readVerdicts,
  reviewAssetJob,
  summariseVerdicts,
} from "./index.server.ts";
import { recheckAllOutdated } from "./jobs/recheck-outdated.handler.ts";
import { recheckOutdated } from "./recheck-outdated.ts";
import type { Target } from "./schemas.ts";

let database: TestDatabase;
let shopId: ShopId;
let pictures: Map<string, ReviewPicture | Error>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  shopId = await database.newShop();
  pictures = new Map();
});

const ctxFor = (id: ShopId) =>
  database.ctx(id, {
    reviewPictures: {
      read: async (_: string, assetId: string) => {
        const picture = pictures.get(assetId) ?? null;
        if (picture instanceof Error) throw picture;
        return picture;
      },
    },
  });
const ctx = () => ctxFor(shopId);
const control = (): JobControl => ({
  signal: new AbortController().signal,
  attempt: 1,
  isLastAttempt: false,
  log: ctx().log,
});

/** A product of 87 % on a backdrop: what a merchant's own shop takes in any colour, and Amazon in white alone. */
async function newResult(background = "#f4e9dc", picture: Partial<ReviewPicture> = {}): Promise<string> {
  const product = { create: { width: 891, height: 891, channels: 3 as const, background: "#334455" } };
  const bytes = await sharp({ create: { width: 1024, height: 1024, channels: 3, background } })
    .composite([{ input: product }])
    .png()
    .toBuffer();
  const { assetId } = await recordAsset(ctx(), {
    itemId: crypto.randomUUID(),
    runId: crypto.randomUUID(),
    productGid: "gid://shopify/Product/1",
    productTitle: "Mug",
    sku: "MUG",
    fileKey: "shops/x/assets/y.png",
    sha256: "a".repeat(64),
    sizeBytes: bytes.length,
    mimeType: "image/png",
    widthPx: 1024,
    heightPx: 1024,
    quality: "standard",
    recipe: { name: "white", version: 1 },
    engine: "double",
    sourceGid: "gid://shopify/MediaImage/1",
    sourceSha256: "b".repeat(64),
    optionName: null,
    optionValue: null,
    ratio: "1:1",
    variation: 1,
    evidence: {},
  });
  pictures.set(assetId, {
    bytes,
    mimeType: "image/png",
    longestSidePx: 1024,
    backdrop: background,
    fill: 0.875,
    evidence: {
      cutoutNeedsLook: false,
      cutoutConfidence: 0.95,
      colourDifferenceMean: 0.4,
      colourDifferenceP99: 2,
    },
    ...picture,
  });
  return assetId;
}
const verdictAt = async (assetId: string, target: Target) => {
  const wanted = { assetIds: [assetId], target };
  const read = (await readVerdicts(ctx(), wanted)).get(assetId)?.verdict;
  expect((await summariseVerdicts(ctx(), wanted)).get(assetId)).toBe(read);
  return read;
};
const rows = (sql: string, ...values: unknown[]) => database.asApp(sql, values, shopId);
const accept = async (assetId: string, target: Target) =>
  decide(ctx(), { ...(await seenOne(ctx(), assetId, target)), target, decision: "accept", reason: "fine" });
/** As if an earlier version of the app had judged it. */
const age = (assetId: string) =>
  rows(
    "UPDATE review_state SET basis = 'older', checked_at = now() - interval '1 day' WHERE asset_id = $1",
    assetId,
  );
const basesOf = async (assetId: string) =>
  (await rows("SELECT DISTINCT basis FROM review_state WHERE asset_id = $1", assetId)).map(
    ({ basis }) => basis,
  );

// First, while there are no results but those that it makes: it takes the database back to the day before.
test("a result from before there were places keeps its verdict and its answer, and is judged again soon", async () => {
  const assetId = await newResult("#ffffff", { evidence: {} });
  await database.asOwner(`
    DROP FUNCTION review_shops_with_outdated(jsonb);
    DROP TABLE review_state;
    ALTER TABLE review_result DROP COLUMN rule_version`);
  await rows(
    `INSERT INTO review_result (shop_id, asset_id, target, check_id, check_version, section, outcome, evidence, reviewed_at)
     VALUES ($1, $2, 'shopify', 'outline', 1, 'product-accuracy', 'person', '{}', now() - interval '1 hour')`,
    shopId,
    assetId,
  );
  await rows(
    `INSERT INTO review_decision
       (shop_id, decision_id, standing_decision_id, asset_id, target, decision, reason, actor, seen_until)
     VALUES ($1, $2, $2, $3, 'shopify', 'accept', 'fine', 'merchant:test', now())`,
    shopId,
    crypto.randomUUID(),
    assetId,
  );
  await database.asOwner(
    readFileSync("prisma/migrations/20261128210000_review_targets/migration.sql", "utf8"),
  );
  expect(await verdictAt(assetId, "shopify")).toBe("pass");
  expect(await verdictAt(assetId, "ebay")).toBe("unchecked");
  expect(await recheckOutdated(ctx(), { limit: 10, signal: control().signal })).toEqual({ checkedCount: 1 });
  const [outline] = await rows(
    "SELECT target, reviewed_at < now() - interval '1 minute' AS kept FROM review_result WHERE asset_id = $1 AND check_id = 'outline'",
    assetId,
  );
  expect(outline).toEqual({ target: "any", kept: true });
});

test("what is said of the picture is stored once, what a place says for each place; a verdict is made of both", async () => {
  const assetId = await newResult();
  await checkAsset(ctx(), { assetId, targets: ["shopify", "amazon-main", "temu"] });
  const stored = await rows(
    "SELECT target, check_id, rule_version FROM review_result WHERE asset_id = $1 ORDER BY target, check_id",
    assetId,
  );
  expect(new Set(stored.map(({ target }) => target))).toEqual(
    new Set(["any", "shopify", "amazon-main", "temu"]),
  );
  for (const { target, check_id, rule_version } of stored) {
    expect(String(check_id).startsWith("target-")).toBe(target !== "any");
    expect(rule_version).toBe(target === "any" ? 0 : 1);
  }
  expect(await verdictAt(assetId, "shopify")).toBe("pass");
  expect(await verdictAt(assetId, "amazon-main")).toBe("block");
  expect(await verdictAt(assetId, "temu")).toBe("warn");
  const places = await readPlaces(ctx(), { assetId });
  expect(places.map(({ target, verdict }) => [target, verdict])).toEqual([
    ["shopify", "pass"],
    ["amazon-main", "block"],
    ["temu", "warn"],
  ]);
  expect(places[1]?.checks.map(({ checkId }) => checkId)).toEqual(
    expect.arrayContaining(["outline", "target-background"]),
  );
});

test("a place for which a picture was never judged is unchecked, whatever is known of the picture", async () => {
  const assetId = await newResult("#ffffff");
  await checkAsset(ctx(), { assetId, targets: ["shopify"] });
  expect(await verdictAt(assetId, "ebay")).toBe("unchecked");
  expect(await accept(assetId, "ebay")).toEqual({
    ok: false,
    reason: "not-checked",
  });
  expect(await readPlaces(ctx(), { assetId: crypto.randomUUID() })).toEqual([]);
});

test("a fault of the picture itself counts at every place", async () => {
  const assetId = await newResult("#ffffff", { longestSidePx: 2048 });
  await checkAsset(ctx(), { assetId, targets: ["shopify", "ebay"] });
  expect(await verdictAt(assetId, "shopify")).toBe("block");
  expect(await verdictAt(assetId, "ebay")).toBe("block");
});

test("a file that is gone blocks with that word, instead of being asked for again and again", async () => {
  const assetId = await newResult("#ffffff", { bytes: null });
  await checkAsset(ctx(), { assetId, targets: ["shopify"] });
  const read = (await readVerdicts(ctx(), { assetIds: [assetId], target: "shopify" })).get(assetId);
  expect(read?.verdict).toBe("block");
  expect(read?.checks.every(({ evidence }) => evidence["error"] === "file-missing")).toBe(true);
});

test("a job of the version that knew one place is still done", () => {
  const earlier = { v: 1, shopId, assetId: crypto.randomUUID(), target: "shopify" };
  expect(reviewAssetJob.schema.parse(earlier)).toMatchObject({ v: 2, targets: ["shopify"] });
});

test("a result that older checks or rules judged is judged again, for all its places; an equal answer keeps its date", async () => {
  const assetId = await newResult("#ffffff", { evidence: {} });
  await checkAsset(ctx(), { assetId, targets: ["shopify", "ebay"] });
  expect(await accept(assetId, "shopify")).toMatchObject({ ok: true });
  await rows("DELETE FROM review_result WHERE asset_id = $1 AND check_id = 'target-format'", assetId);
  await age(assetId);
  expect(await recheckOutdated(ctx(), { limit: 10, signal: control().signal })).toEqual({ checkedCount: 1 });
  const again = await rows(
    "SELECT target FROM review_result WHERE asset_id = $1 AND check_id = 'target-format' ORDER BY target",
    assetId,
  );
  expect(again.map(({ target }) => target)).toEqual(["ebay", "shopify"]);
  expect(await basesOf(assetId)).not.toContain("older");
  expect(await verdictAt(assetId, "shopify")).toBe("pass");
  expect(await recheckOutdated(ctx(), { limit: 10, signal: control().signal })).toEqual({ checkedCount: 0 });
});

test("a new version of a rule asks a person again, also when it finds the same", async () => {
  const assetId = await newResult("#ffffff");
  await checkAsset(ctx(), { assetId, targets: ["temu"] });
  await accept(assetId, "temu");
  expect(await verdictAt(assetId, "temu")).toBe("pass");
  await rows("UPDATE review_result SET rule_version = 9 WHERE asset_id = $1 AND target = 'temu'", assetId);
  await checkAsset(ctx(), { assetId, targets: ["temu"] });
  expect(await verdictAt(assetId, "temu")).toBe("warn");
});

test("the sweep takes a bounded number of each shop, goes on in the next pass, and leaves what is current alone", async () => {
  const assetIds = [await newResult(), await newResult(), await newResult()];
  const current = await newResult();
  for (const assetId of [...assetIds, current]) await checkAsset(ctx(), { assetId, targets: ["shopify"] });
  for (const assetId of assetIds) await age(assetId);
  expect(await recheckOutdated(ctx(), { limit: 2, signal: control().signal })).toEqual({ checkedCount: 2 });
  expect(await recheckOutdated(ctx(), { limit: 2, signal: control().signal })).toEqual({ checkedCount: 1 });
});

test("a result that can't be judged now keeps no other waiting, and one shop's fault stops no other shop", async () => {
  const [unreadable, sound] = [await newResult(), await newResult()];
  for (const assetId of [unreadable, sound]) await checkAsset(ctx(), { assetId, targets: ["shopify"] });
  await age(sound);
  await age(unreadable);
  await rows(
    "UPDATE review_state SET checked_at = now() - interval '2 days' WHERE asset_id = $1",
    unreadable,
  );
  pictures.set(unreadable, new Error("storage is away"));
  const first = shopId;
  shopId = await database.newShop();
  const stranger = await newResult();
  await checkAsset(ctx(), { assetId: stranger, targets: ["shopify"] });
  await age(stranger);
  await recheckOutdated(ctxFor(first), { limit: 1, signal: control().signal });
  await recheckAllOutdated({ db: database.db, ctxFor })({ v: 1 }, control());
  expect(await basesOf(stranger)).not.toContain("older");
  shopId = first;
  expect(await basesOf(sound)).not.toContain("older");
  expect(await basesOf(unreadable)).toEqual(["older"]);
});

test("a sweep that is told to stop begins nothing more", async () => {
  const assetId = await newResult();
  await checkAsset(ctx(), { assetId, targets: ["shopify"] });
  await age(assetId);
  await expect(recheckOutdated(ctx(), { limit: 1, signal: AbortSignal.abort() })).rejects.toThrow();
  expect(await basesOf(assetId)).toEqual(["older"]);
});
