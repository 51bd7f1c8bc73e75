/** Saves a style, or its next version. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { saveStyle } from "#app/domain/generation/index.server.ts";
import { saveStyleSchema } from "#app/domain/generation/schemas.ts";
import { onlyPost, parseJson, respond } from "#app/platform/http.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const parsed = await parseJson(request, saveStyleSchema);
  return respond(parsed.ok ? await saveStyle(ctx, parsed.input) : parsed);
}

export const loader = onlyPost;
