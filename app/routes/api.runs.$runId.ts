/** A run: counts, credits, a page of its items, and what was left out. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { readRun } from "#app/domain/generation/index.server.ts";
import { numberCursor, respond } from "#app/platform/http.ts";

export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const after = numberCursor(new URL(request.url).searchParams.get("after"));
  if (!after.ok) return respond(after);
  return respond(await readRun(ctx, { runId: params.runId ?? "", after: after.value }));
}
