/** One answer about many pictures, and the answer that takes it back. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ShopId } from "#app/platform/ids.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  type Findings,
  newOrder,
  newPicture,
  seenNow,
  seenOne,
  writeFindings,
} from "#test/support/review-scene.ts";
import { decide, decideAll, onDataRequest, readVerdicts } from "./index.server.ts";
import { MAX_DECISIONS } from "./schemas.ts";

let database: TestDatabase;
let shopId: ShopId;
let runId: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  shopId = await database.newShop();
  ({ runId } = await newOrder(database, shopId));
});

const ctx = () => database.ctx(shopId);
const picture = (findings?: Findings) => newPicture(database, shopId, runId, findings);
const FLAGGED = { outline: "person", fill: "pass" } as const;
const answer = async (assetIds: string[], decision: "accept" | "reject" | "withdraw") =>
  decideAll(ctx(), {
    pictures: await seenNow(ctx(), assetIds),
    target: "shopify",
    decision,
    reason: "Looked at it.",
  });
const ANY_ID = expect.any(String) as string;
const verdictOn = async (assetId: string) =>
  (await readVerdicts(ctx(), { assetIds: [assetId], target: "shopify" })).get(assetId)?.verdict;

test("each picture is judged by itself: what can be kept is, the rest is named with its reason", async () => {
  const flagged = await picture(FLAGGED);
  const blocked = await picture({ outline: "person", "white-border": "block" });
  const unchecked = await picture();
  const unknown = crypto.randomUUID();
  const all = await answer([flagged, blocked, unchecked, unknown, flagged], "accept");
  expect(all).toEqual({
    ok: true,
    decided: [{ assetId: flagged, verdict: "pass", decisionId: ANY_ID }],
    refused: [
      { assetId: blocked, refusal: { ok: false, reason: "blocked-by-rule", checkIds: ["white-border"] } },
      { assetId: unchecked, refusal: { ok: false, reason: "not-checked" } },
      { assetId: unknown, refusal: { ok: false, reason: "not-checked" } },
    ],
  });
  expect((await onDataRequest(ctx())).decisions).toHaveLength(1);
});

test("nobody has seen the future: an acceptance that names a day to come answers what was found so far", async () => {
  const assetId = await picture(FLAGGED);
  const [seen] = await seenNow(ctx(), [assetId]);
  const accepted = await decideAll(ctx(), {
    pictures: [
      { assetId, seen: { decisionId: null, ...seen?.seen, reviewedAt: "9999-12-31T00:00:00.000Z" } },
    ],
    target: "shopify",
    decision: "accept",
    reason: "Looked at it.",
  });
  expect(accepted).toMatchObject({ decided: [{ assetId, verdict: "pass" }] });
  await writeFindings(database, shopId, assetId, { claims: "person" });
  expect(await verdictOn(assetId)).toBe("person");
});

test("a rejection of pictures that aren't the shop's keeps nothing of theirs and loses nothing of the others", async () => {
  const mine = await picture(FLAGGED);
  const stranger = await database.newShop();
  const theirs = await newPicture(database, stranger, crypto.randomUUID(), FLAGGED);
  expect(await answer([theirs, mine], "reject")).toMatchObject({
    decided: [{ assetId: mine, verdict: "block" }],
    refused: [{ assetId: theirs, refusal: { reason: "not-found" } }],
  });
  const read = await readVerdicts(database.ctx(stranger), { assetIds: [theirs], target: "shopify" });
  expect(read.get(theirs)?.verdict).toBe("person");
});

test("more pictures than one transaction keeps are all decided, each with who and when", async () => {
  const assetIds: string[] = [];
  for (let number = 0; number < MAX_DECISIONS + 3; number++) assetIds.push(await picture(FLAGGED));
  const all = await answer(assetIds, "accept");
  expect(all.ok && all.decided.length).toBe(assetIds.length);
  const { decisions } = await onDataRequest(ctx());
  expect(decisions).toHaveLength(assetIds.length);
  expect(decisions[0]).toMatchObject({ actor: "merchant:test", decidedAt: expect.any(Date) });
});

describe("an answer that is taken back", () => {
  test.each(["accept", "reject"] as const)(
    "after %s the question is open again, and all three stay",
    async (decision) => {
      const assetId = await picture(FLAGGED);
      await answer([assetId], decision);
      expect(await answer([assetId], "withdraw")).toMatchObject({
        decided: [{ assetId, verdict: "person" }],
      });
      expect(await verdictOn(assetId)).toBe("person");
      await answer([assetId], "accept");
      expect(await verdictOn(assetId)).toBe("pass");
      const { decisions } = await onDataRequest(ctx());
      expect(decisions).toMatchObject([{ decision }, { decision: "withdraw" }, { decision: "accept" }]);
    },
  );

  test("what was found after an acceptance stays open, and a rejection stays whatever is found", async () => {
    const accepted = await picture(FLAGGED);
    const rejected = await picture(FLAGGED);
    await answer([accepted], "accept");
    await answer([rejected], "reject");
    for (const assetId of [accepted, rejected])
      await writeFindings(database, shopId, assetId, { text: "person" }, "any");
    expect(await verdictOn(accepted)).toBe("person");
    expect(await verdictOn(rejected)).toBe("block");
  });
});

describe("why a picture is rejected", () => {
  const reject = async (assetId: string, cause: string, decision = "reject") =>
    decide(ctx(), {
      ...(await seenOne(ctx(), assetId)),
      target: "shopify",
      decision,
      cause,
      reason: "The handle is bent.",
    } as never);

  test("the cause is kept with the words", async () => {
    const assetId = await picture(FLAGGED);
    expect(await reject(assetId, "distorted")).toEqual({ ok: true, verdict: "block" });
    expect((await onDataRequest(ctx())).decisions).toMatchObject([
      { cause: "distorted", reason: "The handle is bent." },
    ]);
  });

  test("an acceptance has none, and one that doesn't exist is refused; the database refuses both too", async () => {
    const assetId = await picture(FLAGGED);
    expect(await reject(assetId, "distorted", "accept")).toMatchObject({ reason: "invalid-input" });
    expect(await reject(assetId, "boring")).toMatchObject({ reason: "invalid-input" });
    for (const [decision, cause] of [
      ["accept", "ugly"],
      ["reject", "boring"],
      ["perhaps", null],
    ])
      await expect(
        database.asApp(
          `INSERT INTO review_decision (shop_id, decision_id, asset_id, target, decision, cause, reason, actor)
           VALUES ($1, gen_random_uuid(), $2, 'shopify', $3, $4, 'x', 'test')`,
          [shopId, assetId, decision, cause],
          shopId,
        ),
      ).rejects.toThrow(/check constraint/);
  });
});

test("what is no list of pictures is refused as a whole", async () => {
  for (const assetIds of [[], ["x"], [""]])
    expect(await answer(assetIds, "accept")).toMatchObject({ ok: false, reason: "invalid-input" });
});

describe("an answer says what was seen", () => {
  test("an acceptance of what was found since is refused, and nothing is kept", async () => {
    const assetId = await picture({ fill: "pass" });
    const seen = await seenNow(ctx(), [assetId]);
    await writeFindings(database, shopId, assetId, { watermark: "person" });
    const accept = { target: "shopify", decision: "accept", reason: "Looked at it." } as const;
    expect(await decideAll(ctx(), { ...accept, pictures: seen })).toMatchObject({
      decided: [],
      refused: [{ assetId, refusal: { reason: "found-since" } }],
    });
    expect(await verdictOn(assetId)).toBe("person");
    expect((await onDataRequest(ctx())).decisions).toEqual([]);
    expect(await answer([assetId], "accept")).toMatchObject({ decided: [{ verdict: "pass" }] });
  });

  test("what turned into a pass since keeps nobody from accepting, and a rejection is kept whatever was found", async () => {
    const mended = await picture({ outline: "person", fill: "warn" });
    const worse = await picture({ fill: "pass" });
    const seen = await seenNow(ctx(), [mended, worse]);
    await writeFindings(database, shopId, mended, { outline: "pass" });
    await writeFindings(database, shopId, worse, { watermark: "person" });
    const all = { target: "shopify", reason: "Looked at it." } as const;
    expect(await decideAll(ctx(), { ...all, decision: "accept", pictures: seen.slice(0, 1) })).toMatchObject({
      decided: [{ verdict: "pass" }],
    });
    expect(await decideAll(ctx(), { ...all, decision: "reject", pictures: seen.slice(1) })).toMatchObject({
      decided: [{ verdict: "block" }],
    });
  });

  test("a finding that was being written while somebody accepted isn't covered, whichever is dated earlier", async () => {
    const assetId = await picture(FLAGGED);
    await answer([assetId], "accept");
    await database.asApp(
      `INSERT INTO review_result (shop_id, asset_id, target, check_id, check_version, section, outcome, evidence, reviewed_at)
       SELECT shop_id, asset_id, target, 'watermark', 1, section, 'person', '{}', reviewed_at + interval '1 millisecond'
       FROM review_result WHERE asset_id = $1 AND check_id = 'outline'`,
      [assetId],
      shopId,
    );
    expect(await verdictOn(assetId)).toBe("person");
  });

  test("an answer that is sent again, because its reply was lost, is kept once; a contrary one after it counts", async () => {
    const assetId = await picture(FLAGGED);
    const seen = await seenNow(ctx(), [assetId]);
    const accept = { target: "shopify", decision: "accept", reason: "Fine.", pictures: seen } as const;
    const first = await decideAll(ctx(), accept);
    expect(first).toMatchObject({ decided: [{ assetId, verdict: "pass" }], refused: [] });
    expect(await decideAll(ctx(), accept)).toEqual(first);
    const other = { ...ctx(), actor: { kind: "merchant", id: "7" } } as const;
    expect(await decideAll(other, accept)).toMatchObject({
      decided: [],
      refused: [{ refusal: { reason: "answered-meanwhile" } }],
    });
    const reject = { ...accept, decision: "reject", pictures: await seenNow(ctx(), [assetId]) } as const;
    expect(await decideAll(ctx(), reject)).toMatchObject({ decided: [{ verdict: "block" }] });
    expect(await decideAll(ctx(), accept)).toMatchObject({ decided: [], refused: [{ assetId }] });
  });

  test("who hasn't seen somebody else's answer overturns nothing, and is told whose it is", async () => {
    const assetId = await picture(FLAGGED);
    const seen = await seenNow(ctx(), [assetId]);
    const other = { ...ctx(), actor: { kind: "merchant", id: "7" } } as const;
    const about = { target: "shopify", reason: "Looked at it.", pictures: seen } as const;
    await decideAll(other, { ...about, decision: "reject", cause: "ugly" });
    for (const decision of ["accept", "withdraw", "reject"] as const)
      expect(await decideAll(ctx(), { ...about, decision })).toMatchObject({
        decided: [],
        refused: [
          {
            assetId,
            refusal: { reason: "answered-meanwhile", decision: "reject", by: "merchant:7", isOwn: false },
          },
        ],
      });
    expect(await verdictOn(assetId)).toBe("block");
  });

  test("of answers given in the same moment one is kept", async () => {
    const assetId = await picture(FLAGGED);
    const seen = await seenNow(ctx(), [assetId]);
    const all = await Promise.all(
      (["accept", "reject", "accept", "reject"] as const).map((decision) =>
        decideAll(ctx(), { target: "shopify", decision, reason: "Looked at it.", pictures: seen }),
      ),
    );
    // Who said the same is told of the one that was kept, the others are refused.
    const kept = all.flatMap((one) => (one.ok ? one.decided : []));
    expect(new Set(kept.map(({ decisionId }) => decisionId)).size).toBe(1);
    expect((await onDataRequest(ctx())).decisions).toHaveLength(1);
  });

  test("taking an answer back brings the one back that it followed, with who gave it and when", async () => {
    const assetId = await picture({ fill: "pass" });
    const other = { ...ctx(), actor: { kind: "merchant", id: "7" } } as const;
    await decide(other, {
      ...(await seenOne(ctx(), assetId)),
      target: "shopify",
      decision: "reject",
      cause: "ugly",
      reason: "Ugly",
    });
    await answer([assetId], "accept");
    expect(await verdictOn(assetId)).toBe("pass");
    await answer([assetId], "withdraw");
    const read = (await readVerdicts(ctx(), { assetIds: [assetId], target: "shopify" })).get(assetId);
    expect(read).toMatchObject({
      verdict: "block",
      answer: { decision: "reject", cause: "ugly", actor: "merchant:7" },
    });
    await answer([assetId], "withdraw");
    expect(await verdictOn(assetId)).toBe("pass");
  });
});
