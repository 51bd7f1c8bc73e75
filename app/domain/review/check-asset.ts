import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { basisOf, UNREAD_BASIS } from "./basis.ts";
import { type Reviewed, reviewBytes } from "./checks/index.ts";
import { openSource } from "./checks/source.ts";
import type { ReviewPorts } from "./ports.ts";
import { ANY_TARGET, type Target } from "./schemas.ts";
import { replaceFindings } from "./store.ts";

/**
 * Runs every check on a picture, which is decoded once, for all the places where it is to be shown, and stores what they
 * found, in place of what was found before. A finding that says the same as before keeps its date, so that a person's
 * answer to it stays an answer. A picture whose file is gone is blocked, and says so. One whose writing couldn't be read in
 * time is a person's, and is judged again like an outdated one.
 *
 * Refuses with `not-found` when the picture is gone. Throws when its file can't be read now.
 */
export async function checkAsset(
  ctx: Ctx<ReviewPorts>,
  { assetId, targets }: { assetId: string; targets: readonly Target[] },
): Promise<({ ok: true } & Reviewed) | Refusal<"not-found">> {
  const picture = await ctx.ports.reviewPictures.read(ctx.shopId, assetId);
  if (!picture) return refuse("not-found");
  const { bytes, source, ...facts } = picture;
  const { textReader } = ctx.ports;
  const medium = facts.video ? "video" : "picture";
  const seen = {
    ...facts,
    source: source ? await openSource(source, facts.evidence) : null,
    ...(textReader && { textReader }),
  };
  const reviewed = await reviewBytes(bytes, seen, targets);
  const reviews = [[ANY_TARGET, reviewed.any] as const, ...reviewed.byTarget];
  const isUnread = reviewed.any.some(({ evidence }) => evidence["notJudged"] === "unread");
  await inTransaction(ctx, async (tx) => {
    for (const [target, findings] of reviews) {
      const basis = isUnread && target === ANY_TARGET ? UNREAD_BASIS : basisOf(target, medium);
      await replaceFindings(tx, ctx.shopId, { assetId, target, findings, basis });
    }
  });
  return { ok: true, ...reviewed };
}
