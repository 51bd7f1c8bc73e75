/** What is stored of a shop behind its signed address, as a file that the browser saves while it is written. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { openDataFile } from "#app/data-file.server.ts";
import { refuse } from "#app/platform/errors.ts";
import { respond } from "#app/platform/http.ts";
import { savedFileHeaders } from "#app/platform/saved-files.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { dataLinks, ctxFor } = await services();
  const link = dataLinks.read(params.shopId ?? "", new URL(request.url).searchParams);
  if (!link) return respond(refuse("not-found"));
  // Shopify's development server hands in none.
  const { untilDrained } = (context ?? {}) as { untilDrained?: () => Promise<void> };
  const ctx = ctxFor(link.shopId);
  const file = openDataFile(ctx, { signal: request.signal, untilDrained });
  if (!file.ok) return respond(file);
  const fileName = `productstudio-data-${new Date(ctx.clock.nowMs()).toISOString().slice(0, 10)}.json`;
  return new Response(file.body, { headers: savedFileHeaders(fileName, "application/json") });
}
