import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { z } from "zod";
import { type ReadyFilter, findCandidates, findMatches, findProductsByTitle } from "./history-store.ts";
import {
  type HistoryFilter,
  MAX_TITLE_MATCHES,
  historyFilterSchema,
  lookThroughHistorySchema,
} from "./schemas.ts";

/** A part of history that was gone through. */
export interface HistoryLook {
  readonly ok: true;
  /** Those that the filter takes, newest first. */
  readonly assetIds: readonly string[];
  /** The oldest result that was looked at, for the next look; null: there is none older. */
  readonly lastId: string | null;
  /** More products have such a title than are looked for. */
  readonly isTitleVague: boolean;
}

/**
 * Goes through the shop's results from the newest to older ones, at most `limit` of them in one look, however few of them
 * the filter takes. Deleted results are left out.
 *
 * @returns Refuses with `invalid-input`.
 */
export async function lookThroughHistory(
  ctx: Ctx,
  input: z.input<typeof lookThroughHistorySchema>,
): Promise<HistoryLook | Refusal<"invalid-input", { problem: string }>> {
  const parsed = lookThroughHistorySchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { filter, before, limit } = parsed.data;
  return inTransaction(ctx, async (tx) => {
    const { isTitleVague, ...ready } = await resolveTitle(tx, ctx, filter);
    if (ready.filter.productGids?.length === 0) return { ok: true, assetIds: [], lastId: null, isTitleVague };
    const looked = await findCandidates(tx, ctx.shopId, { filter: ready.filter, before, limit });
    return {
      ok: true,
      assetIds: looked.filter(({ matches }) => matches).map(({ assetId }) => assetId),
      lastId: looked.length === limit ? (looked.at(-1)?.assetId ?? null) : null,
      isTitleVague,
    };
  });
}

const matchSchema = z.strictObject({
  filter: historyFilterSchema,
  assetIds: z.array(z.uuid()).max(10_000),
});

/**
 * Those of these results that are the shop's, aren't deleted and fit the filter, newest first.
 * @returns Refuses with `invalid-input`.
 */
export async function matchHistory(
  ctx: Ctx,
  input: z.input<typeof matchSchema>,
): Promise<{ ok: true; assetIds: readonly string[] } | Refusal<"invalid-input", { problem: string }>> {
  const parsed = matchSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { filter, assetIds } = parsed.data;
  if (assetIds.length === 0) return { ok: true, assetIds: [] };
  return inTransaction(ctx, async (tx) => {
    const ready = await resolveTitle(tx, ctx, filter);
    return { ok: true, assetIds: await findMatches(tx, ctx.shopId, { filter: ready.filter, assetIds }) };
  });
}

async function resolveTitle(
  tx: Tx,
  { shopId }: Ctx,
  { title, productGids: named, ...filter }: HistoryFilter,
): Promise<{ filter: ReadyFilter; isTitleVague: boolean }> {
  const among = named ?? null;
  if (title === undefined) return { filter: { ...filter, productGids: among }, isTitleVague: false };
  const found = await findProductsByTitle(tx, shopId, { title, among });
  const productGids = found.slice(0, MAX_TITLE_MATCHES);
  return { filter: { ...filter, productGids }, isTitleVague: found.length > MAX_TITLE_MATCHES };
}
