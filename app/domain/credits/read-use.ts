import type { Ctx } from "#app/platform/ctx.ts";
import { fold, readCaptured } from "./store.ts";

const DAY_MS = 86_400_000;

/** How many credits were used (captured) within the last `days`, exact to the last settlement. */
export async function readUse(ctx: Ctx, { days }: { readonly days: number }): Promise<number> {
  const [used = 0] = await readUseSince(ctx, { starts: [new Date(ctx.clock.nowMs() - days * DAY_MS)] });
  return used;
}

/**
 * The same for parts of a time: from each of `starts`, which ascend, until the next, and from the last one until now.
 * Together they are what the statement shows as used since the first: what was held and returned is no part of it.
 */
export async function readUseSince(
  ctx: Ctx,
  { starts }: { readonly starts: readonly Date[] },
): Promise<number[]> {
  await fold(ctx);
  return readCaptured(ctx, { starts });
}
