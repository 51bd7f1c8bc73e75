import type { Tx } from "#app/platform/db/db.ts";
import { findUnaskedClaims } from "../review/index.server.ts";
import type { Target } from "../review/schemas.ts";
import { readChosen } from "./choose-assets.ts";
import type { PublishingCtx } from "./ctx.ts";
import { findDraftTexts, hinder } from "./draft-store.ts";

/** Reads a plan's alternative texts once more when it is started: what counts as a claim may have changed since the look. */
export async function hinderClaims(
  ctx: PublishingCtx,
  tx: Tx,
  { changesetId, target }: { readonly changesetId: string; readonly target: Target },
): Promise<void> {
  const texts = await findDraftTexts(tx, ctx.shopId, changesetId);
  const assets = await readChosen(
    { ...ctx, tx },
    texts.map(({ assetId }) => assetId),
  );
  // A picture that was deleted is told by its verdict.
  const titles = new Map(assets?.map(({ assetId, productTitle }) => [assetId, productTitle]));
  const lines = texts.map((line) => ({ ...line, title: titles.get(line.assetId) ?? "" }));
  const unasked = await findUnaskedClaims({ ...ctx, tx }, { target, lines });
  await hinder(tx, ctx.shopId, changesetId, [...unasked], "claim-unasked");
}
