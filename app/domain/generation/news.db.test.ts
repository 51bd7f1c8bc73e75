import { expect, test } from "vitest";
import {
  PRODUCTS,
  buy,
  ctxWith,
  firstItem,
  started,
  useGenerationBench,
  work,
  workOnAll,
} from "#test/support/generation-bench.ts";
import { cancelRun } from "./index.server.ts";
import type { News, RunNews } from "./ports.ts";
import { endRun } from "./settle-item.ts";

const bench = useGenerationBench();

/** A run of one product, in a house where `told` is who is told. */
async function runOfOne(news: Partial<News>) {
  const silent: News = { runEnded: async () => {}, creditsUsed: async () => {} };
  const ctx = ctxWith(PRODUCTS, { news: { ...silent, ...news } });
  await buy(ctx, 100);
  const runId = await started(ctx, { selection: { productGids: [PRODUCTS[0]!.productGid] } });
  return { ctx, runId, itemId: (await firstItem(ctx, runId)).itemId };
}

test("a run that has ended is told once, whoever notices it and however often", async () => {
  const told: RunNews[] = [];
  const { ctx, runId } = await runOfOne({ runEnded: async (_tx, run) => void told.push(run) });
  await workOnAll(ctx, runId);
  await Promise.all([endRun(ctx, runId), endRun(ctx, runId)]);
  expect(told).toMatchObject([{ runId, itemCount: 1, doneCount: 1, failedCount: 0, causes: [] }]);
});

test("failures are told with their causes, products and the credits that are back", async () => {
  const told: RunNews[] = [];
  const { ctx, itemId } = await runOfOne({ runEnded: async (_tx, run) => void told.push(run) });
  await bench.double.plan({ itemId }, "refused");
  await work(ctx, itemId);
  expect(told).toMatchObject([{ doneCount: 0, failedCount: 1, returnedCredits: 15 }]);
  expect(told[0]?.causes).toMatchObject([{ code: expect.any(String), titles: [PRODUCTS[0]!.title] }]);
});

test("when it can't be told the run hasn't ended, and ends with its news at the next try", async () => {
  let isBroken = true;
  const told: RunNews[] = [];
  const { ctx, runId, itemId } = await runOfOne({
    async runEnded(_tx, run) {
      if (isBroken) throw new Error("nobody can be told");
      told.push(run);
    },
  });
  await expect(work(ctx, itemId)).rejects.toThrow("nobody can be told");
  const statusOf = async () =>
    (await bench.database.asOwner("SELECT status FROM generation_run WHERE run_id = $1", [runId]))[0]?.status;
  expect(await statusOf()).toBe("running");
  isBroken = false;
  await work(ctx, itemId);
  expect(await statusOf()).toBe("done");
  expect(told).toHaveLength(1);
});

test("whoever cancels a run isn't told that it has ended", async () => {
  const told: RunNews[] = [];
  const { ctx, runId } = await runOfOne({ runEnded: async (_tx, run) => void told.push(run) });
  await cancelRun(ctx, { runId });
  expect(told).toEqual([]);
});
