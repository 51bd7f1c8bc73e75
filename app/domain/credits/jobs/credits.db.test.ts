import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Ctx } from "#app/platform/ctx.ts";
import type { JobControl } from "#app/platform/jobs/jobs.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  CREDITS_SCHEDULE,
  captureItem,
  creditsRegistrations,
  grantPack,
  holdCredits,
  readBalance,
  reconcileCredits,
  releaseItem,
} from "../index.server.ts";
import type { HoldOwner } from "../ports.ts";

let database: TestDatabase;
let ctx: Ctx;
let purchases = 0;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  ctx = database.ctx(await database.newShop());
  await grantPack(ctx, {
    purchaseGid: `gid://shopify/AppPurchaseOneTime/${(purchases += 1)}`,
    credits: 500,
    offerName: "500 credits",
    test: false,
  });
});

const nobody: HoldOwner = { settleOverdue: () => Promise.reject(new Error("nothing is overdue")) };
async function runJob(id: string, holdOwner = nobody): Promise<void> {
  const registrations = creditsRegistrations({
    db: database.db,
    ctxFor: (shopId) => database.ctx(shopId),
    holdOwner,
  });
  const registration = registrations.find(({ job }) => job.id === id);
  if (!registration) throw new Error(`no job ${id}`);
  const control: JobControl = {
    signal: new AbortController().signal,
    attempt: 1,
    isLastAttempt: false,
    log: ctx.log,
  };
  await registration.handle({ v: 1 }, control);
}
async function held(count: number) {
  const run = {
    runId: ctx.ids.next(),
    items: Array.from({ length: count }, () => ({ itemId: ctx.ids.next(), priceCredits: 15 })),
  };
  expect(await holdCredits(ctx, { ...run, reason: "Run started" })).toMatchObject({ ok: true });
  return { runId: run.runId, itemIds: run.items.map((item) => item.itemId) };
}
/** A hold whose deadline is over a moment later. */
async function overdue(count: number) {
  const runId = ctx.ids.next();
  const itemIds = Array.from({ length: count }, () => ctx.ids.next());
  await database.asApp(
    `SELECT credits_hold($1, $2, $3::uuid[], $4::int[], interval '2 milliseconds', 'Run started', 'merchant:test', 'h')`,
    [ctx.shopId, runId, itemIds, itemIds.map(() => 15)],
  );
  await database.asApp("SELECT pg_sleep(0.01)");
  return { runId, itemIds };
}
const journal = async () =>
  (await database.asApp("SELECT kind FROM credit_transaction ORDER BY number", [], ctx.shopId)).map(
    (row) => row.kind,
  );

test("every job of the room is scheduled and has a handler", () => {
  const registered = creditsRegistrations({
    db: database.db,
    ctxFor: (id) => database.ctx(id),
    holdOwner: nobody,
  });
  expect(CREDITS_SCHEDULE.map(({ job }) => job.id).toSorted()).toEqual([
    "credits.fold",
    "credits.reconcile",
    "credits.sweep-holds",
  ]);
  expect(registered.map(({ job }) => job.id).toSorted()).toEqual(
    CREDITS_SCHEDULE.map(({ job }) => job.id).toSorted(),
  );
});

test("the fold job moves every shop's settlements into its journal, once", async () => {
  const run = await held(2);
  await captureItem(ctx, { runId: run.runId, itemId: run.itemIds[0] ?? "", reason: "Picture stored" });
  await releaseItem(ctx, { runId: run.runId, itemId: run.itemIds[1] ?? "", reason: "No picture" });
  expect(await journal()).toEqual(["grant", "hold"]);
  await Promise.all([runJob("credits.fold"), runJob("credits.fold"), runJob("credits.fold")]);
  expect(await journal()).toEqual(["grant", "hold", "capture", "release"]);
});

test("a hold past its deadline: the owner is asked first, what it gives up is released, the rest is asked again", async () => {
  const run = await overdue(3);
  const [stored, lost, running] = run.itemIds as [string, string, string];
  const asked: string[][] = [];
  const owner: HoldOwner = {
    async settleOverdue({ shopId, runId, itemIds }) {
      asked.push([...itemIds]);
      const by = database.ctx(shopId);
      if (itemIds.includes(stored))
        await captureItem(by, { runId, itemId: stored, reason: "Picture stored" });
      return [lost, "00000000-0000-7000-8000-000000000000"]; // an id that was not asked about is ignored
    },
  };
  await runJob("credits.sweep-holds", owner);
  await runJob("credits.sweep-holds", owner);
  expect(asked).toEqual([[stored, lost, running], [running]]);
  expect(await readBalance(ctx)).toMatchObject({ availableCredits: 470, heldCredits: 15 });

  await runJob("credits.sweep-holds", { settleOverdue: ({ itemIds }) => Promise.resolve(itemIds) });
  expect(await readBalance(ctx)).toMatchObject({ availableCredits: 485, heldCredits: 0 });
  await runJob("credits.sweep-holds"); // nobody is asked any more
});

test("an owner that gives up what was captured meanwhile releases nothing", async () => {
  const run = await overdue(1);
  await runJob("credits.sweep-holds", {
    async settleOverdue({ shopId, runId, itemIds }) {
      await captureItem(database.ctx(shopId), { runId, itemId: itemIds[0] ?? "", reason: "Picture stored" });
      return itemIds;
    },
  });
  expect(run.itemIds).toHaveLength(1);
  expect(await readBalance(ctx)).toMatchObject({ availableCredits: 485, heldCredits: 0 });
});

test("one shop's fault stops no other shop's sweep", async () => {
  const first = await overdue(1);
  const firstShop = ctx;
  ctx = database.ctx(await database.newShop());
  await grantPack(ctx, {
    purchaseGid: `gid://shopify/AppPurchaseOneTime/${(purchases += 1)}`,
    credits: 500,
    offerName: "500 credits",
    test: false,
  });
  await overdue(1);
  await runJob("credits.sweep-holds", {
    settleOverdue({ runId, itemIds }) {
      return runId === first.runId ? Promise.reject(new Error("no answer")) : Promise.resolve(itemIds);
    },
  });
  expect(await readBalance(ctx)).toMatchObject({ availableCredits: 500, heldCredits: 0 });
  expect(await readBalance(firstShop)).toMatchObject({ availableCredits: 485, heldCredits: 15 });
});

test("books that disagree freeze spending for that shop alone, and name the rows", async () => {
  const run = await held(1);
  // The database refuses such rows, so its guard is taken away for the length of one change: a bug or a hand would do that.
  await database.asOwner(`DO $$ BEGIN
    ALTER TABLE credit_account DISABLE TRIGGER only_through_the_journal;
    UPDATE credit_account SET available = available + 7 WHERE shop_id = '${ctx.shopId}';
    ALTER TABLE credit_account ENABLE TRIGGER only_through_the_journal;
  END $$`);
  await runJob("credits.reconcile");
  const { differences } = await reconcileCredits(ctx);
  expect(differences).toEqual([
    { rowName: `credit_account ${ctx.shopId}: available, against its grants`, expected: 485n, found: 492n },
    { rowName: `credit_account ${ctx.shopId}: balance, against the journal`, expected: 500n, found: 507n },
  ]);
  expect((await readBalance(ctx)).frozenReason).toContain("credit_account");
  const items = [{ itemId: ctx.ids.next(), priceCredits: 15 }];
  expect(await holdCredits(ctx, { runId: ctx.ids.next(), items, reason: "Run started" })).toEqual({
    ok: false,
    reason: "spending-frozen",
  });
  // What is already held still ends.
  expect(
    await captureItem(ctx, { runId: run.runId, itemId: run.itemIds[0] ?? "", reason: "Picture stored" }),
  ).toMatchObject({ outcome: "captured" });
  // The balance that is told is the one that the grants prove.
  expect((await readBalance(ctx)).availableCredits).toBe(485);

  const other = database.ctx(await database.newShop());
  await grantPack(other, {
    purchaseGid: `gid://shopify/AppPurchaseOneTime/${(purchases += 1)}`,
    credits: 500,
    offerName: "500 credits",
    test: false,
  });
  expect(await holdCredits(other, { runId: ctx.ids.next(), items, reason: "Run started" })).toMatchObject({
    ok: true,
  });
});

test("the reconcile job looks at a shop at most once an hour", async () => {
  await runJob("credits.reconcile");
  const at = async () =>
    (await database.asApp("SELECT reconciled_at FROM credit_account", [], ctx.shopId))[0]?.reconciled_at;
  const first = await at();
  expect(first).toBeInstanceOf(Date);
  await runJob("credits.reconcile");
  expect(await at()).toEqual(first);
});
