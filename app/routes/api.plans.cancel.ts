/** Ends the running plan. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { cancelPlan } from "#app/domain/billing/index.server.ts";
import { cancelPlanSchema } from "#app/domain/billing/schemas.ts";
import { onlyPost, parseJson, respond } from "#app/platform/http.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const parsed = await parseJson(request, cancelPlanSchema);
  return respond(parsed.ok ? await cancelPlan(ctx, parsed.input) : parsed);
}

export const loader = onlyPost;
