import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { findOutline } from "./outline-store.ts";

/** The outline that the shop keeps of a photo, as an engine packed it, or null. */
export async function readKeptOutline(
  ctx: Ctx,
  { sourceSha256 }: { readonly sourceSha256: string },
): Promise<Uint8Array | null> {
  const kept = await inTransaction(ctx, (tx) => findOutline(tx, ctx.shopId, sourceSha256));
  return kept?.outline ?? null;
}
