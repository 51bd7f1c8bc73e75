/** Tries failed items of a run once more. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { retryItems } from "#app/domain/generation/index.server.ts";
import { retryItemsSchema } from "#app/domain/generation/schemas.ts";
import { onlyPost, parseJson, respond } from "#app/platform/http.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const parsed = await parseJson(request, retryItemsSchema);
  return respond(parsed.ok ? await retryItems(ctx, parsed.input) : parsed);
}

export const loader = onlyPost;
