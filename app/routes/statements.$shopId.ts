/** The statement behind its signed address, as a file that the browser saves while it is written. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { refuse } from "#app/platform/errors.ts";
import { respond } from "#app/platform/http.ts";
import { savedFileHeaders } from "#app/platform/saved-files.ts";
import { openStatementFile } from "#app/statement-file.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { statementLinks, ctxFor } = await services();
  const link = statementLinks.read(params.shopId ?? "", new URL(request.url).searchParams);
  if (!link) return respond(refuse("not-found"));
  // Shopify's development server hands in none.
  const { untilDrained } = (context ?? {}) as { untilDrained?: () => Promise<void> };
  const ctx = ctxFor(link.shopId);
  const file = openStatementFile(ctx, { query: link.query, signal: request.signal, untilDrained });
  if (!file.ok) return respond(file);
  const fileName = `credits-${new Date(ctx.clock.nowMs()).toISOString().slice(0, 10)}.csv`;
  return new Response(file.body, { headers: savedFileHeaders(fileName, "text/csv; charset=utf-8") });
}
