import { askEngine } from "./ask-engine.ts";
import type { GenerationCtx } from "./ctx.ts";
import type { Engine, EngineFailure, OutlineProposal } from "./ports.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { readAssets } from "../assets/index.server.ts";
import { MAX_CORRECTIONS, type Stroke } from "./schemas.ts";
import { type OutlineItem, findOutline, findOutlineItem } from "./outline-store.ts";
import { readSource } from "./read-source.ts";

/** Longest wait for a proposal: somebody is looking on. */
const PROPOSAL_DEADLINE_MS = 45_000;

export type OutlineRefusal =
  | Refusal<"not-found">
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"no-outline">
  | Refusal<"photo-changed">
  | Refusal<"photo-unreadable">;

/** A picture whose outline can be corrected. */
export interface Correctable {
  readonly ok: true;
  readonly item: OutlineItem;
  /** `retry`: it failed and is tried again for its price; `again`: it was delivered and is made again without charge. */
  readonly way: "retry" | "again";
  readonly engine: Engine & Required<Pick<Engine, "proposeOutline">>;
  /** Of the photo whose picture it is; null: whatever the photo is now. */
  readonly sourceSha256: string | null;
}

/**
 * Finds out whether and how an item's outline can be corrected: it failed because of its cut-out, or it, or what it
 * corrects, was delivered by an engine that cuts products out.
 * Refuses with `not-found`, also for an id that is none, and `no-outline`.
 */
export async function findCorrectable(
  ctx: GenerationCtx,
  itemId: string,
): Promise<Correctable | Refusal<"not-found"> | Refusal<"no-outline">> {
  const item = await ctx.db.tenant(ctx.shopId, (tx) => findOutlineItem(tx, ctx.shopId, itemId));
  if (!item) return refuse("not-found");
  const original = (await readAssets(ctx, { itemIds: [item.originalId] })).get(item.originalId);
  const engine = ctx.ports.engines.find(
    (one): one is Correctable["engine"] =>
      one.proposeOutline !== undefined && (original === undefined || original.engine === one.name),
  );
  if (!engine) return refuse("no-outline");
  if (original && (item.status === "done" || item.status === "failed")) {
    return { ok: true, item, way: "again", engine, sourceSha256: original.sourceSha256 };
  }
  return item.status === "failed" && item.failureCode === "needs_cutout"
    ? { ok: true, item, way: "retry", engine, sourceSha256: null }
    : refuse("no-outline");
}

/**
 * Asks the engine what strokes make of a photo's outline. Works on what the shop keeps of the photo; keeps nothing.
 * Refuses with `photo-changed` (another one than the picture's) and `photo-unreadable`.
 */
export async function proposeOutline(
  ctx: GenerationCtx,
  { item, engine, sourceSha256 }: Correctable,
  strokes: readonly Stroke[],
  signal: AbortSignal,
): Promise<
  | { readonly ok: true; readonly sha256: string; readonly proposal: OutlineProposal }
  | Refusal<"photo-changed">
  | Refusal<"photo-unreadable">
> {
  const wanted = { itemId: item.itemId, sourceUrl: item.sourceUrl, correctedSha256: sourceSha256 };
  const photo = await readSource(ctx, wanted, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    ctx.log.warn({ err: error, shopId: ctx.shopId, itemId: item.itemId }, "a photo could not be read");
    return null;
  });
  if (!photo) return refuse("photo-unreadable");
  if (!photo.ok) return refuse(sourceSha256 === null ? "photo-unreadable" : "photo-changed");
  const { bytes, sha256 } = photo;
  const kept = await ctx.db.tenant(ctx.shopId, (tx) => findOutline(tx, ctx.shopId, sha256));
  const source = { bytes, sha256, ...(kept && { outline: kept.outline }) };
  const answer = await askEngine(ctx, engine, { deadlineMs: PROPOSAL_DEADLINE_MS, parent: signal }, (ask) =>
    engine.proposeOutline({ source, strokes }, { signal: ask }),
  );
  if (answer.ok) return { ok: true, sha256, proposal: answer.value };
  const { failure }: { failure: EngineFailure } = answer;
  ctx.log.warn({ shopId: ctx.shopId, itemId: item.itemId, failure }, "an outline could not be proposed");
  return refuse("photo-unreadable");
}

/** How often a delivered picture may still be made again without charge. */
export const correctionsLeft = ({ correctionCount }: OutlineItem): number =>
  Math.max(0, MAX_CORRECTIONS - correctionCount);
