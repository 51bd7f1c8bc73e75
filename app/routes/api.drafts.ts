/** Keeps a selection and begins to read it from the shop. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { saveDraft } from "#app/domain/generation/index.server.ts";
import { openDraftSchema } from "#app/domain/generation/schemas.ts";
import { onlyPost, parseJson, respond } from "#app/platform/http.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const parsed = await parseJson(request, openDraftSchema);
  return respond(parsed.ok ? await saveDraft(ctx, parsed.input) : parsed);
}

export const loader = onlyPost;
