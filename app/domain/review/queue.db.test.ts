/** The queue: which pictures a person has to look at, and a sample of the rest. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ShopId } from "#app/platform/ids.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { newOrder, newPicture, seenNow, writeFindings } from "#test/support/review-scene.ts";
import { decideAll, readQueue, readVerdicts } from "./index.server.ts";

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
const picture = (findings?: Parameters<typeof newPicture>[3]) =>
  newPicture(database, shopId, runId, findings);
const SEEN = { reviewedAt: expect.any(Date) as Date, decisionId: null, noteIds: [] as string[] };
async function queue(of?: string) {
  const read = await readQueue(ctx(), { target: "shopify", ...(of && { runId: of }) });
  if (!read.ok) throw new Error(read.reason);
  return read;
}
const openIds = async () => (await queue()).open.map(({ assetId }) => assetId);
const decide = async (assetIds: string[], decision: "accept" | "reject" | "withdraw") =>
  decideAll(ctx(), {
    pictures: await seenNow(ctx(), assetIds),
    target: "shopify",
    decision,
    reason: "Looked at it.",
  });

test("a picture waits with its worst finding: a person's first, then what is blocked, the same together; notes wait for nobody", async () => {
  const noted = await picture({ fill: "warn" });
  const outline = await picture({ outline: "person", fill: "warn" });
  const blocked = await picture({ outline: "person", format: "block" });
  const colours = await picture({ "product-colours": "person" });
  const another = await picture({ outline: "person" });
  await picture({ fill: "pass" });
  await picture();
  const { open, noted: notes, ...figures } = await queue();
  expect(open).toEqual([
    { assetId: outline, outcome: "person", checkId: "outline", ...SEEN, noteIds: ["fill"] },
    { assetId: another, outcome: "person", checkId: "outline", ...SEEN },
    { assetId: colours, outcome: "person", checkId: "product-colours", ...SEEN },
    { assetId: blocked, outcome: "block", checkId: "format", ...SEEN },
  ]);
  expect(notes).toEqual([{ assetId: noted, outcome: "warn", checkId: "fill", ...SEEN, noteIds: ["fill"] }]);
  expect(figures).toMatchObject({ pictureCount: 7, passedCount: 2, uncheckedCount: 1 });
});

test("what is said of the picture anywhere counts like what is said for the target; another target's does not", async () => {
  const anywhere = await picture({ fill: "pass" });
  await writeFindings(database, shopId, anywhere, { text: "person" }, "any");
  const elsewhere = await picture({ fill: "pass" });
  await writeFindings(database, shopId, elsewhere, { fill: "block" }, "etsy");
  expect((await queue()).open).toEqual([{ assetId: anywhere, outcome: "person", checkId: "text", ...SEEN }]);
  const verdicts = await readVerdicts(ctx(), { assetIds: [anywhere, elsewhere], target: "shopify" });
  expect([...verdicts.values()].map(({ verdict }) => verdict)).toEqual(["person", "pass"]);
});

test("an answer takes a picture out, taking it back brings it in again, and so does what is found later", async () => {
  const [accepted = "", rejected = "", blocked = ""] = [
    await picture({ outline: "person" }),
    await picture({ outline: "person" }),
    await picture({ format: "block" }),
  ];
  await decide([accepted], "accept");
  await decide([rejected, blocked], "reject");
  expect(await openIds()).toEqual([]);
  await decide([rejected], "withdraw");
  expect(await openIds()).toEqual([rejected]);
  await writeFindings(database, shopId, accepted, { text: "person" });
  expect(await openIds()).toEqual([rejected, accepted]);
});

test("the queue and the verdicts say the same, whatever was found and answered", async () => {
  const outcomes = ["pass", "warn", "person", "block"] as const;
  const assetIds: string[] = [];
  for (const outline of outcomes)
    for (const fill of outcomes)
      for (const decision of [null, "accept", "reject", "withdraw"] as const) {
        const assetId = await picture({ outline, fill });
        assetIds.push(assetId);
        if (decision) await decide([assetId], decision);
      }
  const verdicts = await readVerdicts(ctx(), { assetIds, target: "shopify" });
  const rejected = new Set(assetIds.filter((_, index) => index % 4 === 2));
  const judged = (...wanted: string[]) =>
    assetIds
      .filter((assetId) => !rejected.has(assetId) && wanted.includes(verdicts.get(assetId)?.verdict ?? ""))
      .toSorted();
  expect((await openIds()).toSorted()).toEqual(judged("person", "block"));
  expect((await queue()).noted.map(({ assetId }) => assetId).toSorted()).toEqual(judged("warn"));
});

test("a run's queue holds its own pictures, and another shop's holds none of them", async () => {
  const mine = await picture({ outline: "person" });
  const other = await newOrder(database, shopId);
  const elsewhere = await newPicture(database, shopId, other.runId, { outline: "person" });
  expect((await queue(runId)).open.map(({ assetId }) => assetId)).toEqual([mine]);
  expect((await queue(other.runId)).open.map(({ assetId }) => assetId)).toEqual([elsewhere]);
  const stranger = await readQueue(database.ctx(await database.newShop()), { target: "shopify", runId });
  expect(stranger).toMatchObject({ open: [], sample: [], pictureCount: 0 });
});

test("a run is looked through whole, of a shop the newest 1,000 pictures: what the page costs doesn't grow with what was made", async () => {
  const oldest = await picture({ outline: "person" });
  await database.asOwner(
    `INSERT INTO asset SELECT (jsonb_populate_record(a, jsonb_build_object(
       'asset_id', 'ffffffff-ffff-7fff-8000-' || lpad(to_hex(n), 12, '0'), 'item_id', gen_random_uuid(),
       'file_name', 'copy-' || n || '.jpg'))).*
     FROM asset a, generate_series(1, 1000) n WHERE a.shop_id = $1 AND a.asset_id = $2`,
    [shopId, oldest],
  );
  expect(await queue()).toMatchObject({ open: [], pictureCount: 1_000 });
  expect(await queue(runId)).toMatchObject({ open: [{ assetId: oldest }], pictureCount: 1_001 });
});

test("what passed with notes is in the sample, too, and an answer to a note keeps it there", async () => {
  const noted = await picture({ fill: "warn" });
  expect((await queue()).sample).toEqual([{ assetId: noted, decision: null, wasOpened: false }]);
  await decide([noted], "accept");
  expect(await queue()).toMatchObject({ noted: [], sample: [{ assetId: noted, decision: "accept" }] });
});

test("the sample is of what passed, the same at every look, and tells what was answered", async () => {
  const passed: string[] = [];
  for (let number = 0; number < 30; number++) passed.push(await picture({ fill: "pass" }));
  await picture({ outline: "person" });
  const first = await queue(runId);
  expect(first.sample).toHaveLength(20);
  expect(passed).toEqual(expect.arrayContaining(first.sample.map(({ assetId }) => assetId)));
  const [looked, bad] = first.sample;
  await decide([looked?.assetId ?? ""], "accept");
  await decide([bad?.assetId ?? ""], "reject");
  const { sample, passedCount } = await queue(runId);
  expect(sample.map(({ assetId }) => assetId)).toEqual(first.sample.map(({ assetId }) => assetId));
  expect(sample.slice(0, 3).map(({ decision }) => decision)).toEqual(["accept", "reject", null]);
  expect(passedCount).toBe(30);
});

test("the sample tells who was opened by itself from who was answered about among many", async () => {
  const [opened = "", among = ""] = [await picture({ fill: "pass" }), await picture({ fill: "pass" })];
  const [one, other] = await seenNow(ctx(), [opened, among]);
  if (!one || !other) throw new Error("both are there");
  await decideAll(ctx(), {
    pictures: [{ ...one, wasOpened: true }, other],
    target: "shopify",
    decision: "accept",
    reason: "Looked at it.",
  });
  const { sample } = await queue(runId);
  expect(Object.fromEntries(sample.map(({ assetId, wasOpened }) => [assetId, wasOpened]))).toEqual({
    [opened]: true,
    [among]: false,
  });
});

test("what is no run is refused", async () => {
  expect(await readQueue(ctx(), { target: "shopify", runId: "x" })).toMatchObject({
    reason: "invalid-input",
  });
});
