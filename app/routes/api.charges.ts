/** The merchant is back from a charge: it is read from Shopify, never believed from the address. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { confirmCharge } from "#app/domain/billing/index.server.ts";
import { confirmChargeSchema } from "#app/domain/billing/schemas.ts";
import { onlyPost, parseJson, respond } from "#app/platform/http.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const parsed = await parseJson(request, confirmChargeSchema);
  return respond(parsed.ok ? await confirmCharge(ctx, parsed.input) : parsed);
}

export const loader = onlyPost;
