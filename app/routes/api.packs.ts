/** Asks Shopify for the charge of a credit pack; the answer says where the merchant approves it. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { buyPack } from "#app/domain/billing/index.server.ts";
import { orderSchema } from "#app/domain/billing/schemas.ts";
import { onlyPost, parseJson, respond } from "#app/platform/http.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const parsed = await parseJson(request, orderSchema);
  return respond(parsed.ok ? await buyPack(ctx, parsed.input) : parsed);
}

export const loader = onlyPost;
