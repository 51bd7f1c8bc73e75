/** Goes on with what lies with an order. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { continueOrder } from "#app/domain/generation/index.server.ts";
import { continueOrderSchema } from "#app/domain/generation/schemas.ts";
import { onlyPost, parseJson, respond } from "#app/platform/http.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const parsed = await parseJson(request, continueOrderSchema);
  return respond(parsed.ok ? await continueOrder(ctx, parsed.input) : parsed);
}

export const loader = onlyPost;
