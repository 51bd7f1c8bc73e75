/** What a draft would make with these settings, or how far its reading is. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { previewRun } from "#app/domain/generation/index.server.ts";
import { previewRunSchema } from "#app/domain/generation/schemas.ts";
import { onlyPost, parseJson, respond } from "#app/platform/http.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const parsed = await parseJson(request, previewRunSchema);
  return respond(parsed.ok ? await previewRun(ctx, parsed.input) : parsed);
}

export const loader = onlyPost;
