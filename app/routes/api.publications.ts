/** Publishes results to the media of their products. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { publish } from "#app/domain/publishing/index.server.ts";
import { publishSchema } from "#app/domain/publishing/schemas.ts";
import { onlyPost, parseJson, respond } from "#app/platform/http.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const parsed = await parseJson(request, publishSchema);
  return respond(parsed.ok ? await publish(ctx, parsed.input) : parsed);
}

export const loader = onlyPost;
