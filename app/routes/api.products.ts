/** A page of a collection's products, with their main pictures. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { listProducts } from "#app/domain/catalog/index.server.ts";
import { collectionGidSchema } from "#app/domain/catalog/schemas.ts";
import { refuse } from "#app/platform/errors.ts";
import { respond } from "#app/platform/http.ts";

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const query = new URL(request.url).searchParams;
  const collectionGid = collectionGidSchema.safeParse(query.get("collectionGid"));
  if (!collectionGid.success) return respond(refuse("not-found"));
  return respond(await listProducts(ctx, { collectionGid: collectionGid.data, after: query.get("after") }));
}
