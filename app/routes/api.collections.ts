/** A page of the shop's collections. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { listCollections } from "#app/domain/catalog/index.server.ts";
import { respond } from "#app/platform/http.ts";

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  return respond(await listCollections(ctx, { after: new URL(request.url).searchParams.get("after") }));
}
