import type { Ctx } from "#app/platform/ctx.ts";
import { fold } from "./store.ts";

/**
 * Moves the shop's settlements into the journal, one line each, and lets credits that have passed their date expire.
 * Safe at any time and in any number of processes; nothing to do costs two index look-ups.
 * @returns how many lines were written.
 */
export async function foldSettlements(
  ctx: Ctx,
): Promise<{ readonly ok: true; readonly foldedLines: number }> {
  return { ok: true, foldedLines: await fold(ctx) };
}
