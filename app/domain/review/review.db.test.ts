import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ShopId } from "#app/platform/ids.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { seenOne } from "#test/support/review-scene.ts";
import { recordAsset } from "../assets/index.server.ts";
import {
  type ReviewPicture,
  checkAsset,
  decide,
  onDataRequest,
  onRedact,
  readVerdicts,
} from "./index.server.ts";
import { reviewAsset } from "./jobs/review-asset.handler.ts";
import type { TextReader } from "./ports.ts";
import { recheckOutdated } from "./recheck-outdated.ts";
import type { Target } from "./schemas.ts";

const TARGET: Target = "shopify";
const SIDE = 1024;

let database: TestDatabase;
let shopId: ShopId;
let pictures: Map<string, ReviewPicture>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  shopId = await database.newShop();
  pictures = new Map();
});

const ctx = () =>
  database.ctx(shopId, {
    reviewPictures: { read: async (_: string, assetId: string) => pictures.get(assetId) ?? null },
  });

/** A dark product of `share` of the frame on white, with the engine's claims about it. */
async function picture(
  share: number,
  evidence: ReviewPicture["evidence"] = {},
  background = "#ffffff",
): Promise<ReviewPicture> {
  const side = Math.round(SIDE * share);
  const product = { create: { width: side, height: side, channels: 3 as const, background: "#334455" } };
  const bytes = await sharp({ create: { width: SIDE, height: SIDE, channels: 3, background } })
    .composite([{ input: product }])
    .jpeg()
    .toBuffer();
  return { bytes, mimeType: "image/jpeg", longestSidePx: SIDE, backdrop: "#ffffff", fill: 0.875, evidence };
}
const GOOD = {
  cutoutConfidence: 0.95,
  cutoutNeedsLook: false,
  fillRatio: 0.87,
  colourDifferenceMean: 0.4,
  colourDifferenceP99: 2.1,
};

async function newAsset(of: ReviewPicture): Promise<string> {
  const { assetId } = await recordAsset(ctx(), {
    itemId: crypto.randomUUID(),
    runId: crypto.randomUUID(),
    productGid: "gid://shopify/Product/1",
    productTitle: "Mug",
    sku: "MUG",
    fileKey: "shops/x/assets/y.jpg",
    sha256: "a".repeat(64),
    sizeBytes: of.bytes?.length ?? 1,
    mimeType: "image/jpeg",
    widthPx: SIDE,
    heightPx: SIDE,
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
  pictures.set(assetId, of);
  return assetId;
}
const verdictOn = async (assetId: string) =>
  (await readVerdicts(ctx(), { assetIds: [assetId], target: TARGET })).get(assetId);
const accept = async (assetId: string) =>
  decide(ctx(), {
    ...(await seenOne(ctx(), assetId)),
    target: TARGET,
    decision: "accept",
    reason: "looked at it",
  });

test("a sound picture is checked by every check and passes", async () => {
  const assetId = await newAsset(await picture(0.87, GOOD));
  expect((await verdictOn(assetId))?.verdict).toBe("unchecked");
  await reviewAsset(ctx)(
    { v: 2, shopId, assetId, targets: [TARGET] },
    {
      signal: new AbortController().signal,
      attempt: 1,
      isLastAttempt: false,
      log: ctx().log,
    },
  );
  const read = await verdictOn(assetId);
  expect(read?.verdict).toBe("pass");
  expect(read?.checks.map(({ checkId }) => checkId)).toEqual(
    expect.arrayContaining(["dimensions", "fill", "format", "product-colours", "white-border"]),
  );
});

test("a picture on grey is blocked, with the rule and its figures, and no one can accept it away", async () => {
  const assetId = await newAsset(await picture(0.87, GOOD, "#dddddd"));
  await checkAsset(ctx(), { assetId, targets: [TARGET] });
  const read = await verdictOn(assetId);
  expect(read?.verdict).toBe("block");
  expect(read?.checks.find(({ checkId }) => checkId === "white-border")).toMatchObject({ outcome: "block" });
  expect(await accept(assetId)).toMatchObject({ ok: false, reason: "blocked-by-rule" });
  expect((await onDataRequest(ctx())).decisions).toEqual([]);
});

test("bytes that are no picture block instead of breaking the review", async () => {
  const assetId = await newAsset({
    ...(await picture(0.87)),
    bytes: new TextEncoder().encode("not a picture"),
  });
  await checkAsset(ctx(), { assetId, targets: [TARGET] });
  expect((await verdictOn(assetId))?.verdict).toBe("block");
});

test("checking again replaces the findings; a mended picture passes", async () => {
  const assetId = await newAsset(await picture(0.3, GOOD));
  await checkAsset(ctx(), { assetId, targets: [TARGET] });
  const before = await verdictOn(assetId);
  expect(before?.verdict).not.toBe("pass");
  pictures.set(assetId, await picture(0.87, GOOD));
  await checkAsset(ctx(), { assetId, targets: [TARGET] });
  const after = await verdictOn(assetId);
  expect(after?.verdict).toBe("pass");
  expect(after?.checks).toHaveLength(before?.checks.length ?? 0);
});

test("an asset or a file that is gone is not found", async () => {
  expect(await checkAsset(ctx(), { assetId: crypto.randomUUID(), targets: [TARGET] })).toEqual({
    ok: false,
    reason: "not-found",
  });
});

describe("decisions", () => {
  /** A picture that a person has to look at. */
  async function doubtful(): Promise<string> {
    const assetId = await newAsset(
      await picture(0.87, { ...GOOD, cutoutNeedsLook: true, cutoutConfidence: 0.5 }),
    );
    await checkAsset(ctx(), { assetId, targets: [TARGET] });
    expect((await verdictOn(assetId))?.verdict).toBe("person");
    return assetId;
  }

  test("a person's acceptance makes a doubtful picture pass and stays through an equal recheck", async () => {
    const assetId = await doubtful();
    expect(await accept(assetId)).toEqual({ ok: true, verdict: "pass" });
    await checkAsset(ctx(), { assetId, targets: [TARGET] });
    expect((await verdictOn(assetId))?.verdict).toBe("pass");
  });

  test("what a recheck newly finds is asked again", async () => {
    const assetId = await newAsset(await picture(0.87, GOOD));
    await checkAsset(ctx(), { assetId, targets: [TARGET] });
    await accept(assetId);
    pictures.set(assetId, await picture(0.87, { ...GOOD, cutoutNeedsLook: true, cutoutConfidence: 0.5 }));
    await checkAsset(ctx(), { assetId, targets: [TARGET] });
    expect((await verdictOn(assetId))?.verdict).toBe("person");
  });

  test("a rejection blocks; a later acceptance lifts it; both are kept with who said it", async () => {
    const assetId = await doubtful();
    expect(
      await decide(ctx(), {
        ...(await seenOne(ctx(), assetId)),
        target: TARGET,
        decision: "reject",
        reason: "handle is missing",
      }),
    ).toEqual({
      ok: true,
      verdict: "block",
    });
    expect(await accept(assetId)).toEqual({ ok: true, verdict: "pass" });
    const { decisions } = await onDataRequest(ctx());
    expect(decisions).toMatchObject([
      { decision: "reject", reason: "handle is missing", actor: "merchant:test" },
      { decision: "accept", reason: "looked at it", actor: "merchant:test" },
    ]);
  });

  test("a picture that was never checked cannot be accepted", async () => {
    const assetId = await newAsset(await picture(0.87));
    expect(await accept(assetId)).toEqual({ ok: false, reason: "not-checked" });
  });

  test("a decision without a reason, or about nothing, or about another shop's picture is refused", async () => {
    const assetId = await doubtful();
    const { seen } = await seenOne(ctx(), assetId);
    const reject = { target: TARGET, decision: "reject", reason: "no", seen } as const;
    expect(await decide(ctx(), { ...reject, assetId, reason: "  " })).toMatchObject({
      reason: "invalid-input",
    });
    expect(await decide(ctx(), { ...reject, assetId: crypto.randomUUID() })).toEqual({
      ok: false,
      reason: "not-found",
    });
    const stranger = { ...ctx(), shopId: await database.newShop() };
    expect(await decide(stranger, { ...reject, assetId })).toEqual({ ok: false, reason: "not-found" });
    expect((await readVerdicts(stranger, { assetIds: [assetId], target: TARGET })).get(assetId)).toEqual({
      verdict: "unchecked",
      checks: [],
      answer: null,
      seen: { reviewedAt: null, decisionId: null },
    });
    expect((await verdictOn(assetId))?.verdict).toBe("person");
  });
});

test("redaction leaves no finding and no decision", async () => {
  const assetId = await newAsset(await picture(0.87, GOOD));
  await checkAsset(ctx(), { assetId, targets: [TARGET] });
  await accept(assetId);
  await onRedact(ctx());
  await onRedact(ctx());
  expect(await onDataRequest(ctx())).toEqual({ results: [], decisions: [], orderAnswers: [] });
});

test("a result whose writing couldn't be read is a person's until it is read, and is read again by itself, an hour later", async () => {
  const good = await picture(0.87, GOOD);
  const { bytes } = good;
  const assetId = await newAsset({ ...good, source: bytes && { bytes } });
  let isDown = true;
  const textReader: TextReader = {
    find: () => (isDown ? Promise.reject(new Error("the thread is gone")) : Promise.resolve([])),
    read: async () => [],
  };
  const reading = () => {
    const one = ctx();
    return { ...one, ports: { ...one.ports, textReader } };
  };
  const again = () => recheckOutdated(reading(), { limit: 10, signal: new AbortController().signal });
  const letAnHourPass = () =>
    database.asApp(
      "UPDATE review_state SET checked_at = checked_at - interval '61 minutes' WHERE asset_id = $1",
      [assetId],
      shopId,
    );
  await checkAsset(reading(), { assetId, targets: [TARGET] });
  expect((await verdictOn(assetId))?.verdict).toBe("person");
  expect(await again(), "no pass goes on with it all the time").toEqual({ checkedCount: 0 });
  await letAnHourPass();
  expect(await again()).toEqual({ checkedCount: 1 });
  expect((await verdictOn(assetId))?.verdict).toBe("person");
  expect(await again()).toEqual({ checkedCount: 0 });
  await letAnHourPass();
  isDown = false;
  expect(await again()).toEqual({ checkedCount: 1 });
  expect((await verdictOn(assetId))?.verdict).toBe("pass");
  expect(await again()).toEqual({ checkedCount: 0 });
});
