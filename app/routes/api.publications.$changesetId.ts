/** How far a publication is, product by product. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { readChangeset } from "#app/domain/publishing/index.server.ts";
import { respond } from "#app/platform/http.ts";

export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const after = new URL(request.url).searchParams.get("after");
  return respond(
    await readChangeset(ctx, { changesetId: params.changesetId ?? "", ...(after !== null && { after }) }),
  );
}
