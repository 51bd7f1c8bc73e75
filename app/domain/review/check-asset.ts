import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { runChecks } from "./checks/index.ts";
import type { ReviewPorts } from "./ports.ts";
import type { Finding, Target } from "./schemas.ts";
import { replaceFindings } from "./store.ts";

/**
 * Runs every check on a picture for one target and stores what they found, in place of what was found before. A finding
 * that says the same as before keeps its date, so that a person's answer to it stays an answer.
 *
 * Refuses with `not-found` when the picture is gone. Throws when its file can't be read now.
 */
export async function checkAsset(
  ctx: Ctx<ReviewPorts>,
  { assetId, target }: { assetId: string; target: Target },
): Promise<{ ok: true; findings: readonly Finding[] } | Refusal<"not-found">> {
  const picture = await ctx.ports.reviewPictures.read(ctx.shopId, assetId);
  if (!picture) return refuse("not-found");
  const { bytes, ...facts } = picture;
  const findings = await runChecks(bytes, { target, ...facts });
  await inTransaction(ctx, (tx) => replaceFindings(tx, ctx.shopId, { assetId, target, findings }));
  return { ok: true, findings };
}
