import type { GenerationCtx } from "./ctx.ts";
import type { WorkItem } from "./item-store.ts";
import { findOutline } from "./outline-store.ts";
import type { Engine, EngineItem, EngineSource } from "./ports.ts";
import { type Source, readMoreSources } from "./read-source.ts";

/**
 * The photos of an item as its engine gets them: the one that was read, and what further pictures of the product can be
 * read now; each with the outline that the shop keeps of it, when the engine cuts the product out.
 */
export async function readEngineSources(
  ctx: GenerationCtx,
  engine: Engine,
  { item, photo, signal }: { readonly item: WorkItem; readonly photo: Source; readonly signal: AbortSignal },
): Promise<Pick<EngineItem, "source" | "moreSources">> {
  const withOutline = async ({ bytes, sha256 }: Source): Promise<EngineSource> => {
    if (!engine.proposeOutline) return { bytes, sha256 };
    const kept = await ctx.db.tenant(ctx.shopId, (tx) => findOutline(tx, ctx.shopId, sha256));
    return { bytes, sha256, ...(kept && { outline: kept.outline }) };
  };
  const more = await readMoreSources(ctx, item, signal);
  return {
    source: await withOutline(photo),
    ...(more.length > 0 && { moreSources: await Promise.all(more.map(withOutline)) }),
  };
}
