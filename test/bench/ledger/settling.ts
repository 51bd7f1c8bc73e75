/** Settlements per second of one shop, as workers make them: sixteen at a time, with a fold every second beside them. */
import { captureItem, foldSettlements, releaseItem } from "../../../app/domain/credits/index.server.ts";
import type { Ctx } from "../../../app/platform/ctx.ts";
import { hold, newRun } from "./shops.ts";

export const CLIENTS = 16;
const HOLD_ITEMS = 5000;
const FOLD_EVERY_MS = 1000;
/** One picture in seven fails and returns its credits. */
const RELEASE_EVERY = 7;

export interface HeldItem {
  readonly runId: string;
  readonly itemId: string;
}

export type Settle = (item: HeldItem, isCaptured: boolean) => Promise<unknown>;

/** Through the room's verbs, each a transaction of its own. */
export const byVerb =
  (ctx: Ctx): Settle =>
  (item, isCaptured) =>
    (isCaptured ? captureItem : releaseItem)(ctx, { ...item, reason: "Standard picture" });

/** Through the same verbs inside a transaction that does other things too, as the delivery of a picture calls them. */
export const inTransaction =
  (ctx: Ctx): Settle =>
  (item, isCaptured) =>
    ctx.db.tenant(ctx.shopId, (tx) => byVerb({ ...ctx, tx })(item, isCaptured));

/** Settles as many of `items` as it can within `seconds`; a machine that is done with them sooner stops then. */
export async function settleFor(
  ctx: Ctx,
  settle: Settle,
  { items, seconds, signal }: { items: HeldItem[]; seconds: number; signal: AbortSignal },
): Promise<number> {
  const startMs = performance.now();
  const endMs = startMs + seconds * 1000;
  const isOver = () => items.length === 0 || performance.now() >= endMs || signal.aborted;
  let count = 0;
  const client = async () => {
    while (!isOver()) {
      const item = items.pop();
      if (item) await settle(item, (count += 1) % RELEASE_EVERY !== 0);
    }
  };
  const folding = async () => {
    while (!isOver()) {
      await new Promise((resolve) => setTimeout(resolve, FOLD_EVERY_MS));
      await foldSettlements(ctx);
    }
  };
  const folds = folding();
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const tookS = (performance.now() - startMs) / 1000;
  await folds;
  signal.throwIfAborted();
  return count / tookS;
}

/** Items for a round, held beforehand. */
export async function holdMany(ctx: Ctx, wanted: number, items: HeldItem[] = []): Promise<HeldItem[]> {
  while (items.length < wanted) {
    const run = newRun(ctx, HOLD_ITEMS);
    await hold(ctx, run);
    items.push(...run.items.map(({ itemId }) => ({ runId: run.runId, itemId })));
  }
  return items;
}
