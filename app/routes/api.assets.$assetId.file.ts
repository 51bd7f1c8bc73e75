/** The bytes of a result, as a download under its own name. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { readAssetFile } from "#app/domain/assets/index.server.ts";
import { respondWithRange } from "#app/platform/byte-range.ts";
import { respond } from "#app/platform/http.ts";

export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const file = await readAssetFile(ctx, { assetId: params.assetId ?? "" });
  if (!file.ok) return respond(file);
  return respondWithRange(file.bytes, request.headers.get("Range"), {
    "Content-Type": file.asset.mimeType,
    "Content-Disposition": `attachment; filename="${file.asset.fileName}"`,
    "Cache-Control": "private, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
  });
}
