/** The way from results to the plan of their publication. */
import { redirect } from "@remix-run/node";
import type { ShopCtx } from "./composition.server.ts";
import { readAssets } from "./domain/assets/index.server.ts";
import { readRun } from "./domain/generation/index.server.ts";
import { planChangeset } from "./domain/publishing/index.server.ts";
import { readOrderAnswers, readPublicationVerdicts } from "./domain/review/index.server.ts";
import { OWN_SHOP } from "./domain/review/schemas.ts";
import { orThrow, refused } from "./merchant-door.server.ts";
import { refuse } from "./platform/errors.ts";
import { readReadiness } from "./readiness.server.ts";
import { withReview } from "./way-on.server.ts";

/**
 * Plans a publication of results of a run and leads to the plan. What a person answers once for their order comes first:
 * without it, every line of the plan would be hindered.
 *
 * @param input `assetIds` left out: all that passed and aren't published; `key` names the request
 * @returns a redirect, or a refusal as a page's action answers it
 */
export async function planPublication(
  ctx: ShopCtx,
  {
    runId,
    assetIds,
    key,
  }: { readonly runId: string; readonly assetIds?: readonly string[]; readonly key: string },
): Promise<Response> {
  const { orderId } = orThrow(await readRun(ctx, { runId, limit: 0 })).run;
  const chosen = assetIds ?? (await readReadiness(ctx, { runIds: [runId] })).get(runId)?.passed ?? [];
  if (chosen.length === 0) return refused(refuse("already-published"));
  const cover = (await readOrderAnswers(ctx, { orderIds: [orderId], target: OWN_SHOP })).get(orderId)?.cover;
  if (cover !== "covered") {
    const reason = cover === "denied" ? "order-denied" : "order-unanswered";
    return refused(withReview(refuse(reason, { count: chosen.length, runId })));
  }
  const planned = await planChangeset(ctx, { assetIds: [...chosen], target: OWN_SHOP, idempotencyKey: key });
  return planned.ok ? redirect(`/app/publications/${planned.changesetId}`) : refused(planned);
}

/**
 * Plans a publication of results of whatever runs, and leads to the plan. Those that haven't passed review, or that another
 * window has deleted, are left out.
 *
 * @returns a redirect, or a refusal as a page's action answers it
 */
export async function planChosen(
  ctx: ShopCtx,
  { assetIds, key }: { readonly assetIds: readonly string[]; readonly key: string },
): Promise<Response> {
  const verdicts = await readPublicationVerdicts(ctx, { assetIds, target: OWN_SHOP });
  const assets = await readAssets(ctx, { assetIds });
  const passed = assetIds.filter((assetId) => {
    if (assets.get(assetId)?.deletedAt !== null) return false;
    const found = verdicts.get(assetId);
    return found?.verdict === "pass" || found?.verdict === "warn" || found?.because === "order";
  });
  if (passed.length === 0) return refused(refuse("nothing-to-publish"));
  for (const assetId of passed) {
    const { verdict, because, runId } = verdicts.get(assetId) ?? {};
    if (because !== "order" || !runId) continue;
    const reason = verdict === "block" ? "order-denied" : "order-unanswered";
    return refused(withReview(refuse(reason, { count: passed.length, runId })));
  }
  const planned = await planChangeset(ctx, { assetIds: passed, target: OWN_SHOP, idempotencyKey: key });
  return planned.ok ? redirect(`/app/publications/${planned.changesetId}`) : refused(planned);
}
