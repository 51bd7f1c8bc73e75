/** Starts a run. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { startRun } from "#app/domain/generation/index.server.ts";
import { startRunSchema } from "#app/domain/generation/schemas.ts";
import { onlyPost, parseJson, respond } from "#app/platform/http.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const parsed = await parseJson(request, startRunSchema);
  return respond(parsed.ok ? await startRun(ctx, parsed.input) : parsed);
}

export const loader = onlyPost;
