/** Asks Shopify for a change of plan; the answer says where the merchant approves it. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { choosePlan } from "#app/domain/billing/index.server.ts";
import { orderSchema } from "#app/domain/billing/schemas.ts";
import { onlyPost, parseJson, respond } from "#app/platform/http.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const parsed = await parseJson(request, orderSchema);
  return respond(parsed.ok ? await choosePlan(ctx, parsed.input) : parsed);
}

export const loader = onlyPost;
