import type { Ctx } from "#app/platform/ctx.ts";
import { fold, readCaptured } from "./store.ts";

/** How many credits were used (captured) within the last `days`, exact to the last settlement. */
export async function readUse(ctx: Ctx, { days }: { readonly days: number }): Promise<number> {
  await fold(ctx);
  return readCaptured(ctx, { days });
}
