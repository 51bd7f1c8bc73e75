/** What Home tells of a shop that only Shopify knows. Home is shown without it, asks for it once, and it is kept for some minutes. */
import type { ShopCtx } from "./composition.server.ts";
import { type LackingGlance, glanceAtLacking } from "./domain/catalog/index.server.ts";
import { MIN_SOURCE_LONGEST_SIDE_PX } from "./domain/generation/schemas.ts";
import { AdminUnavailableError } from "./platform/outside-errors.ts";
import { createShortMemory } from "./platform/short-memory.ts";

export interface Glance {
  /** Null, like the other: Shopify doesn't answer at the moment. */
  readonly shopName: string | null;
  readonly lacking: LackingGlance | null;
}

const glances = createShortMemory<Glance>({ keptMs: 3 * 60_000, maxEntries: 1_000 });

/** What was told within the last minutes; null: it has to be asked for. */
export const recallGlance = (ctx: ShopCtx): Glance | null => glances.recall(ctx.shopId, ctx.clock.nowMs());

/**
 * Asks Shopify unless it was asked within the last minutes; what it doesn't tell in time is left out.
 * @throws ShopAccessError
 */
export async function readGlance(ctx: ShopCtx): Promise<Glance> {
  const recalled = recallGlance(ctx);
  if (recalled) return recalled;
  const [facts, lacking] = await Promise.all([
    orNull(ctx, ctx.ports.readShopFacts()),
    orNull(ctx, glanceAtLacking(ctx, { examplePx: MIN_SOURCE_LONGEST_SIDE_PX })),
  ]);
  const glance = { shopName: facts?.name ?? null, lacking };
  if (facts && lacking) glances.keep(ctx.shopId, glance, ctx.clock.nowMs());
  return glance;
}

async function orNull<Told>(ctx: ShopCtx, told: Promise<Told>): Promise<Told | null> {
  try {
    return await told;
  } catch (error) {
    if (!(error instanceof AdminUnavailableError)) throw error;
    ctx.log.warn({ err: error, shopId: ctx.shopId }, "Shopify doesn't tell about the shop");
    return null;
  }
}
