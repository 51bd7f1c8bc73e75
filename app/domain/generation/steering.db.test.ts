/** Pausing and resuming a run, by its merchant, by its failures, and past its hold's deadline. */
import { describe, expect, test } from "vitest";
import { systemClock } from "#app/platform/clock.ts";
import { inventProduct } from "#test/support/folder-catalog.ts";
import {
  PHOTO_FILES,
  assetsOf,
  balance,
  buy,
  control,
  ctxWith,
  payloadOf,
  runOf,
  settlements,
  started,
  until,
  useGenerationBench,
  waitingJobs,
  work,
} from "#test/support/generation-bench.ts";
import {
  type GenerationCtx,
  cancelRun,
  onUninstall,
  pauseRun,
  readOrder,
  resumeRun,
  retryItems,
  settleOverdue,
} from "./index.server.ts";
import { generateItem } from "./jobs/generate-item.handler.ts";

const bench = useGenerationBench();
const TWELVE = Array.from({ length: 12 }, (_, index) => inventProduct(index + 1, PHOTO_FILES[0]!));

/** Jobs of the shop in the queue, by state. */
const jobs = async (state: string) =>
  (
    await bench.database.asOwner(
      "SELECT data ->> 'itemId' AS item FROM pgboss.job WHERE name = 'generation.item' AND data ->> 'shopId' = $1 AND state = $2::pgboss.job_state",
      [bench.shopId, state],
    )
  ).map(({ item }) => item as string);
/** Takes the shop's waiting jobs in the queue's order and does them, as a worker would. */
async function workTheQueue(ctx: GenerationCtx): Promise<void> {
  for (let items = await jobs("created"); items.length > 0; items = await jobs("created")) {
    for (const itemId of items) {
      await bench.database.asOwner(
        "UPDATE pgboss.job SET state = 'completed', completed_on = now() WHERE name = 'generation.item' AND data ->> 'itemId' = $1",
        [itemId],
      );
      await work(ctx, itemId);
    }
  }
}
const passDeadline = (runId: string) =>
  bench.database.asOwner(
    "SET session_replication_role = replica; UPDATE credit_hold SET deadline_at = now() - interval '1 minute', created_at = now() - interval '8 days' WHERE run_id = '" +
      runId +
      "'; SET session_replication_role = DEFAULT",
  );

describe("pausing", () => {
  test("takes what waits out of the queue and keeps its credits held; resuming puts it back, once", async () => {
    const ctx = ctxWith(TWELVE);
    await buy(ctx, 1000);
    const runId = await started(ctx);
    expect(await pauseRun(ctx, { runId })).toEqual({ ok: true });
    expect(await runOf(ctx, runId)).toMatchObject({
      status: "paused",
      pauseReason: "merchant",
      counts: { queued: 12 },
      heldCredits: 180,
    });
    expect(await waitingJobs("generation.item")).toBe(0);
    expect(await balance(ctx)).toEqual({ available: 820, held: 180 });

    const resumed = await Promise.all([resumeRun(ctx, { runId }), resumeRun(ctx, { runId })]);
    expect(resumed).toEqual([
      { ok: true, runId },
      { ok: true, runId },
    ]);
    expect(await jobs("created")).toHaveLength(12);
    await workTheQueue(ctx);
    expect(await runOf(ctx, runId)).toMatchObject({ status: "done", counts: { done: 12 } });
    expect(await settlements()).toEqual({ captured: 12 });
  });

  test("finishes what an engine is making, and charges it", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const runId = await started(ctx);
    const [busy] = (await runOf(ctx, runId)).items;
    await bench.double.plan({ itemId: busy!.itemId }, "hold-reply");
    const working = work(ctx, busy!.itemId);
    await until(async () => (await bench.double.state()).items[busy!.itemId]?.paid === 1);
    await pauseRun(ctx, { runId });
    await bench.double.release();
    await working;
    expect(await runOf(ctx, runId)).toMatchObject({ status: "paused", counts: { done: 1, queued: 2 } });
    expect(await assetsOf(ctx, runId)).toHaveLength(1);
  });

  test("lets go of an item whose job a worker had taken already; resuming finds it", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const runId = await started(ctx);
    const [first] = (await runOf(ctx, runId)).items;
    await bench.database.asOwner(
      "UPDATE pgboss.job SET state = 'active' WHERE name = 'generation.item' AND data ->> 'itemId' = $1",
      [first!.itemId],
    );
    await pauseRun(ctx, { runId });
    expect(await generateItem(() => ctx)(payloadOf(first!.itemId), control(ctx))).toBeUndefined();
    expect((await bench.double.state()).items[first!.itemId]).toBeUndefined();
    await resumeRun(ctx, { runId });
    expect(await jobs("created")).toContain(first!.itemId);
  });

  test("pauses, resumes and workers race: every item has a way to its end, and is charged once", async () => {
    const ctx = ctxWith(TWELVE);
    await buy(ctx, 1000);
    const runId = await started(ctx);
    const items = (await runOf(ctx, runId)).items;
    const steer = async () => {
      for (let round = 0; round < 6; round++) {
        await pauseRun(ctx, { runId });
        await systemClock.sleep(round * 3);
        await resumeRun(ctx, { runId });
      }
    };
    await Promise.all([steer(), ...items.slice(0, 6).map(({ itemId }) => work(ctx, itemId))]);
    await workTheQueue(ctx);
    // Jobs that a worker held in its hands when the run was paused: the queue gives them out again.
    for (const { itemId } of items) await work(ctx, itemId);
    expect(await runOf(ctx, runId)).toMatchObject({ status: "done", counts: { done: 12 } });
    expect(await settlements()).toEqual({ captured: 12 });
    expect(await balance(ctx)).toEqual({ available: 820, held: 0 });
  });

  test("a paused run can be cancelled: everything held comes back at once", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const runId = await started(ctx);
    await pauseRun(ctx, { runId });
    expect(await cancelRun(ctx, { runId })).toEqual({ ok: true, cancelledItems: 3, returnedCredits: 45 });
    expect(await runOf(ctx, runId)).toMatchObject({ status: "cancelled", pauseReason: null });
    expect(await balance(ctx)).toEqual({ available: 100, held: 0 });
    expect(await resumeRun(ctx, { runId })).toEqual({ ok: false, reason: "run-over" });
  });

  test("cancelling leaves no job behind that another run would have to wait for", async () => {
    const ctx = ctxWith(TWELVE);
    await buy(ctx, 1000);
    await cancelRun(ctx, { runId: await started(ctx) });
    expect(await waitingJobs("generation.item")).toBe(0);
  });

  test("a run that has ended can't be paused; one that is none, or another shop's, is not found", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const runId = await started(ctx);
    await cancelRun(ctx, { runId });
    expect(await pauseRun(ctx, { runId })).toEqual({ ok: false, reason: "run-over" });
    bench.shopId = await bench.database.newShop();
    for (const id of [runId, crypto.randomUUID(), "x"]) {
      expect(await pauseRun(ctxWith(), { runId: id })).toEqual({ ok: false, reason: "not-found" });
      expect(await resumeRun(ctxWith(), { runId: id })).toEqual({ ok: false, reason: "not-found" });
    }
  });

  test("uninstalling ends a paused run too", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const runId = await started(ctx);
    await pauseRun(ctx, { runId });
    await onUninstall(ctx);
    expect(await runOf(ctx, runId)).toMatchObject({ status: "cancelled", returnedCredits: 45 });
  });
});

describe("too many failures", () => {
  test("pause the run by its order's share, not before five pictures have ended; what waits stays held", async () => {
    const ctx = ctxWith(TWELVE);
    await buy(ctx, 1000);
    const runId = await started(ctx, { pauseAtFailPercent: 20 });
    const { items } = await runOf(ctx, runId);
    await bench.double.plan({}, "refused");
    for (const { itemId } of items.slice(0, 4)) await work(ctx, itemId);
    expect(await runOf(ctx, runId)).toMatchObject({ status: "running", counts: { failed: 4 } });
    await work(ctx, items[4]!.itemId);
    expect(await runOf(ctx, runId)).toMatchObject({
      status: "paused",
      pauseReason: "failures",
      counts: { failed: 5, queued: 7 },
      heldCredits: 105,
    });
  });

  test("a share that isn't passed doesn't pause", async () => {
    const ctx = ctxWith(TWELVE);
    await buy(ctx, 1000);
    const runId = await started(ctx, { pauseAtFailPercent: 20 });
    const { items } = await runOf(ctx, runId);
    for (const [index, { itemId }] of items.entries()) {
      if (index === 4 || index === 9) await bench.double.plan({ itemId }, "refused");
      await work(ctx, itemId);
    }
    expect(await runOf(ctx, runId)).toMatchObject({ status: "done", counts: { done: 10, failed: 2 } });
  });

  test("a merchant who lets it go on isn't stopped for that again", async () => {
    const ctx = ctxWith(TWELVE);
    await buy(ctx, 1000);
    const runId = await started(ctx, { pauseAtFailPercent: 1 });
    const { items } = await runOf(ctx, runId);
    await bench.double.plan({}, "refused");
    for (const { itemId } of items.slice(0, 5)) await work(ctx, itemId);
    expect((await runOf(ctx, runId)).status).toBe("paused");
    await resumeRun(ctx, { runId });
    await workTheQueue(ctx);
    expect(await runOf(ctx, runId)).toMatchObject({ status: "done", counts: { failed: 12 } });
  });

  test("a run without a share goes on whatever fails", async () => {
    const ctx = ctxWith(TWELVE);
    await buy(ctx, 1000);
    const runId = await started(ctx);
    await bench.double.plan({}, "refused");
    for (const { itemId } of (await runOf(ctx, runId)).items) await work(ctx, itemId);
    expect(await runOf(ctx, runId)).toMatchObject({ status: "done", counts: { failed: 12 } });
  });
});

describe("a pause that outlives the hold", () => {
  test("returns what has not started and lays it with its order; resuming holds anew, in a further run", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const runId = await started(ctx);
    const { items, orderId } = await runOf(ctx, runId);
    await work(ctx, items[0]!.itemId);
    await pauseRun(ctx, { runId });
    await passDeadline(runId);
    await settleOverdue(ctx, { runId, itemIds: items.slice(1).map(({ itemId }) => itemId) });
    const ended = await runOf(ctx, runId);
    expect(ended).toMatchObject({ status: "done", counts: { done: 1, cancelled: 2 }, returnedCredits: 30 });
    expect(ended.items[1]?.failure).toMatchObject({ code: "hold_expired", creditsReturned: 15 });
    expect(ended.items[1]?.failure?.message).toContain("Continue the order");
    expect(await balance(ctx)).toEqual({ available: 85, held: 0 });
    expect(await readOrder(ctx, { orderId })).toMatchObject({ order: { plannedItems: 2, boundCredits: 15 } });
    expect(await resumeRun(ctx, { runId })).toEqual({ ok: false, reason: "run-over" });
  });

  test("a resume that comes before the sweep does the same and goes on at once", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const runId = await started(ctx);
    await pauseRun(ctx, { runId });
    await passDeadline(runId);
    const resumed = await resumeRun(ctx, { runId });
    if (!resumed.ok) throw new Error(resumed.reason);
    expect(resumed.runId).not.toBe(runId);
    expect(await runOf(ctx, resumed.runId)).toMatchObject({ kind: "rest", itemCount: 3, heldCredits: 45 });
    await workTheQueue(ctx);
    expect(await runOf(ctx, resumed.runId)).toMatchObject({ status: "done", counts: { done: 3 } });
    expect(await settlements()).toEqual({ released: 3, captured: 3 });
    expect(await balance(ctx)).toEqual({ available: 55, held: 0 });
  });

  test("a retry in another quality goes back to what can be tried again, not to the order, which has another price", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    const first = await started(ctx, { budgetCredits: 60 });
    await bench.double.plan({}, "refused");
    await workTheQueue(ctx);
    const again = await retryItems(ctx, { runId: first, quality: "hd" });
    if (!again.ok) throw new Error(again.reason);
    await pauseRun(ctx, { runId: again.runId });
    await passDeadline(again.runId);
    expect(await resumeRun(ctx, { runId: again.runId })).toEqual({ ok: false, reason: "run-over" });
    const { orderId } = await runOf(ctx, first);
    expect(await readOrder(ctx, { orderId })).toMatchObject({ order: { plannedItems: 0, boundCredits: 0 } });
    expect((await runOf(ctx, again.runId)).items[0]?.failure?.message).toContain("Try it again");
    expect(await balance(ctx)).toEqual({ available: 1000, held: 0 });
    const third = await retryItems(ctx, { runId: again.runId, quality: "hd" });
    if (!third.ok) throw new Error(third.reason);
    expect(await runOf(ctx, third.runId)).toMatchObject({ quality: "hd", itemCount: 3, heldCredits: 60 });
  });

  test("a running run that takes longer than its hold lets go of what it hasn't begun, in the same way", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const runId = await started(ctx);
    const { items, orderId } = await runOf(ctx, runId);
    await bench.double.plan({ itemId: items[0]!.itemId }, "silent");
    await generateItem(() => ctx)(payloadOf(items[0]!.itemId), control(ctx));
    await settleOverdue(ctx, { runId, itemIds: items.map(({ itemId }) => itemId) });
    expect(await runOf(ctx, runId)).toMatchObject({ counts: { failed: 1, cancelled: 2 } });
    expect(await waitingJobs("generation.item")).toBeLessThanOrEqual(1);
    expect(await readOrder(ctx, { orderId })).toMatchObject({ order: { plannedItems: 2 } });
    expect(await balance(ctx)).toEqual({ available: 100, held: 0 });
  });
});
