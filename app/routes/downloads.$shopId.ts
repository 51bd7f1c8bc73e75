/** A prepared ZIP behind its signed address; where its time is over, a page that says so. */
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { openDownload } from "#app/domain/assets/index.server.ts";
import { respond } from "#app/platform/http.ts";
import { savedFileHeaders } from "#app/platform/saved-files.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { downloadLinks, ctxFor } = await services();
  const link = downloadLinks.read(params.shopId ?? "", new URL(request.url).searchParams);
  if (!link) return redirect("/download-over");
  // Shopify's development server hands in none.
  const { untilDrained } = (context ?? {}) as { untilDrained?: () => Promise<void> };
  const file = await openDownload(
    ctxFor(link.shopId),
    { downloadId: link.query },
    { signal: request.signal, untilDrained },
  );
  if (!file.ok) return file.reason === "export-in-progress" ? respond(file) : redirect("/download-over");
  return new Response(file.body, {
    headers: {
      ...savedFileHeaders(file.fileName, "application/zip"),
      "Content-Length": String(file.sizeBytes),
    },
  });
}
