/** Results behind their signed address as one ZIP, which the browser saves while it is written. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { exportAssets } from "#app/domain/publishing/index.server.ts";
import { refuse } from "#app/platform/errors.ts";
import { MAX_BODY_BYTES, onlyPost, readBody, respond } from "#app/platform/http.ts";

export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { exportLinks, ctxFor } = await services();
  const body = await readBody(request, MAX_BODY_BYTES);
  if (body === null) return respond(refuse("request-too-large"));
  const assetIds = (new URLSearchParams(body).get("assetIds") ?? "").split(",");
  const shopId = exportLinks.read(params.shopId ?? "", new URL(request.url).searchParams, assetIds);
  if (shopId === null) return respond(refuse("not-found"));
  // Shopify's development server hands in none.
  const { untilDrained } = (context ?? {}) as { untilDrained?: () => Promise<void> };
  const options = { signal: request.signal, untilDrained };
  const file = await exportAssets(ctxFor(shopId), { assetIds }, options);
  if (!file.ok) return respond(file);
  return new Response(file.body, {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="${file.fileName}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

export const loader = onlyPost;
