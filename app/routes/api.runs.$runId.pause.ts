/** Pauses a run: what has not started waits, with its credits held. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { pauseRun } from "#app/domain/generation/index.server.ts";
import { onlyPost, respond } from "#app/platform/http.ts";

export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  return respond(await pauseRun(ctx, { runId: params.runId ?? "" }));
}

export const loader = onlyPost;
