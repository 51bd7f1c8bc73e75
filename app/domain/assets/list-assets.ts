import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { z } from "zod";
import { type Asset, listAssetsSchema, listLatestAssetsSchema } from "./schemas.ts";
import { findAssetIdsByRun, findLatestAssets, findRunAssets, withoutKeys } from "./store.ts";

/**
 * Lists the assets of a run, oldest first, page by page.
 *
 * @param input `after` is the `next` of the page before; `limit` 1–250, 100 when left out
 * @returns a page and the key of the next one, null on the last. Refuses with `invalid-input`.
 */
export async function listAssets(
  ctx: Ctx,
  input: z.input<typeof listAssetsSchema>,
): Promise<
  { ok: true; assets: Asset[]; next: string | null } | Refusal<"invalid-input", { problem: string }>
> {
  const parsed = listAssetsSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { runId, after, limit } = parsed.data;
  const stored = await inTransaction(ctx, (tx) =>
    findRunAssets(tx, ctx.shopId, { runId, after, limit: limit + 1 }),
  );
  const assets = stored.slice(0, limit).map(withoutKeys);
  return { ok: true, assets, next: stored.length > limit ? (assets.at(-1)?.assetId ?? null) : null };
}

/**
 * Lists the shop's assets, newest first, page by page.
 *
 * @param input `before` is the `next` of the page before; `limit` 1–250, 100 when left out
 * @returns a page and the key of the next one, null on the last. Refuses with `invalid-input`.
 */
export async function listLatestAssets(
  ctx: Ctx,
  input: z.input<typeof listLatestAssetsSchema> = {},
): Promise<
  { ok: true; assets: Asset[]; next: string | null } | Refusal<"invalid-input", { problem: string }>
> {
  const parsed = listLatestAssetsSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { before, limit } = parsed.data;
  const stored = await inTransaction(ctx, (tx) =>
    findLatestAssets(tx, ctx.shopId, { before, limit: limit + 1 }),
  );
  const assets = stored.slice(0, limit).map(withoutKeys);
  return { ok: true, assets, next: stored.length > limit ? (assets.at(-1)?.assetId ?? null) : null };
}

/**
 * The ids of all assets of these runs, oldest first, by run: for counting, without reading thousands of assets. A run
 * that has none, or whose id is none, is left out.
 */
export async function listAssetIds(
  ctx: Ctx,
  { runIds }: { readonly runIds: readonly string[] },
): Promise<Map<string, readonly string[]>> {
  const known = runIds.filter((runId) => z.uuid().safeParse(runId).success);
  if (known.length === 0) return new Map();
  return inTransaction(ctx, (tx) => findAssetIdsByRun(tx, ctx.shopId, known));
}
