/** A page of a run's results, each with its verdict and checks. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { respond } from "#app/platform/http.ts";
import { presentAssets } from "./presenter.server.ts";

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const query = new URL(request.url).searchParams;
  const after = query.get("after");
  return respond(
    await presentAssets(ctx, { runId: query.get("runId") ?? "", ...(after !== null && { after }) }),
  );
}
