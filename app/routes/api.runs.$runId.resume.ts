/** Lets a paused run go on. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { resumeRun } from "#app/domain/generation/index.server.ts";
import { onlyPost, respond } from "#app/platform/http.ts";

export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  return respond(await resumeRun(ctx, { runId: params.runId ?? "" }));
}

export const loader = onlyPost;
