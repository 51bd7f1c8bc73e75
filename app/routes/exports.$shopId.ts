/** A publication's results behind their signed address as one ZIP, which the browser saves while it is written. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { exportChangeset } from "#app/domain/publishing/index.server.ts";
import { refuse } from "#app/platform/errors.ts";
import { respond } from "#app/platform/http.ts";
import { savedFileHeaders } from "#app/platform/saved-files.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { exportLinks, ctxFor } = await services();
  const link = exportLinks.read(params.shopId ?? "", new URL(request.url).searchParams);
  if (!link) return respond(refuse("not-found"));
  // Shopify's development server hands in none.
  const { untilDrained } = (context ?? {}) as { untilDrained?: () => Promise<void> };
  const options = { signal: request.signal, untilDrained };
  const file = await exportChangeset(ctxFor(link.shopId), { changesetId: link.query }, options);
  if (!file.ok) return respond(file);
  return new Response(file.body, { headers: savedFileHeaders(file.fileName, "application/zip") });
}
