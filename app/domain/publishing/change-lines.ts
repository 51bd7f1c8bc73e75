import type { z } from "zod";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { MAX_ALT_LENGTH, isAltTextTooLong } from "#app/platform/alt-texts.ts";
import { publishedFileName } from "#app/platform/file-names.ts";
import { readAssets } from "../assets/index.server.ts";
import type { PublishingCtx } from "./ctx.ts";
import { forgetFindings, updateDrafts } from "./draft-store.ts";
import { enqueueChecks } from "./enqueue-checks.ts";
import { changeLinesSchema } from "./schemas.ts";
import { withPlan } from "./with-plan.ts";

type Changed =
  | { readonly ok: true }
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"alt-text-too-long", { limit: number }>
  | Refusal<"not-found">;

/**
 * Changes lines of a plan that wasn't started: place, variants, alternative text, file name. Their products are looked at
 * once more. Several may take the place of one medium: they stand there in the order of the lines.
 *
 * Refuses with `invalid-input` (also when a name doesn't end like its file), `alt-text-too-long`, `not-found`, and `publication-begun` when the plan was started or cancelled.
 */
export async function changeLines(
  ctx: PublishingCtx,
  input: z.input<typeof changeLinesSchema>,
): Promise<Changed | Refusal<"publication-begun">> {
  const parsed = changeLinesSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { changesetId, lines } = parsed.data;
  if (lines.some(({ altText = "" }) => isAltTextTooLong(altText)))
    return refuse("alt-text-too-long", { limit: MAX_ALT_LENGTH });
  return withPlan(ctx, changesetId, async (tx): Promise<Changed> => {
    const assets = await readAssets({ ...ctx, tx }, { assetIds: lines.map(({ assetId }) => assetId) });
    const misnamed = lines.find(({ assetId, fileName }) => {
      const own = assets.get(assetId)?.fileName;
      return fileName !== undefined && own !== undefined && endingOf(fileName) !== endingOf(own);
    });
    if (misnamed) return refuse("invalid-input", { problem: "has another ending than its file" });
    const changes = lines.map(({ fileName, ...line }) => ({
      ...line,
      ...(fileName !== undefined && { fileName: publishedFileName(fileName, ctx.ids.next()) }),
    }));
    const productGids = await updateDrafts(tx, ctx.shopId, changesetId, changes);
    if (productGids.length < lines.length) return refuse("not-found");
    await forgetFindings(tx, ctx.shopId, changesetId, productGids);
    await enqueueChecks(ctx, tx, { changesetId });
    return { ok: true };
  });
}

const endingOf = (fileName: string): string => fileName.slice(fileName.lastIndexOf("."));
