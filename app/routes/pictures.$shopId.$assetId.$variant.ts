/** A picture behind its signed address: smaller copies to look at, or the file itself as a download. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { readAssetFile, readThumbnail } from "#app/domain/assets/index.server.ts";
import { refuse } from "#app/platform/errors.ts";
import { respond } from "#app/platform/http.ts";

export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { pictureLinks, ctxFor } = await services();
  const { shopId = "", assetId = "", variant = "" } = params;
  const query = new URL(request.url).searchParams;
  const expires = query.get("expires") ?? "";
  const opened = pictureLinks.read({
    shopId,
    assetId,
    variant,
    expires,
    signature: query.get("signature") ?? "",
  });
  if (!opened) return respond(refuse("not-found"));
  const ctx = ctxFor(opened.link.shopId);
  const size = variant === "small" || variant === "large" ? variant : null;
  const picture = size ? await readThumbnail(ctx, { assetId, size }) : await readAssetFile(ctx, { assetId });
  if (!picture.ok) return respond(picture);
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      "Content-Type": "asset" in picture ? picture.asset.mimeType : picture.mimeType,
      ...("asset" in picture && {
        "Content-Disposition": `attachment; filename="${picture.asset.fileName}"`,
      }),
      "Cache-Control": `private, max-age=${opened.remainingSeconds}, immutable`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
