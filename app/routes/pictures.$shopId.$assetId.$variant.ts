/** A result behind its signed address: smaller copies to look at, or the file itself, whole or in parts. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { type ShopCtx, services } from "#app/composition.server.ts";
import { readAssetFile, readThumbnail } from "#app/domain/assets/index.server.ts";
import { respondWithRange } from "#app/platform/byte-range.ts";
import { refuse } from "#app/platform/errors.ts";
import { respond } from "#app/platform/http.ts";

export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { pictureLinks, ctxFor } = await services();
  const { shopId = "", assetId = "", variant = "" } = params;
  const query = new URL(request.url).searchParams;
  const expires = query.get("expires") ?? "";
  const signature = query.get("signature") ?? "";
  const opened = pictureLinks.read({ shopId, assetId, variant, expires, signature });
  if (!opened) return respond(refuse("not-found"));
  const picture = await readPicture(ctxFor(opened.link.shopId), opened.link);
  if (!picture.ok) return respond(picture);
  return respondWithRange(picture.bytes, request.headers.get("Range"), {
    ...picture.headers,
    "Cache-Control": `private, max-age=${opened.remainingSeconds}, immutable`,
    "X-Content-Type-Options": "nosniff",
  });
}

async function readPicture(ctx: ShopCtx, { assetId, variant }: { assetId: string; variant: string }) {
  if (variant === "small" || variant === "large") {
    const copy = await readThumbnail(ctx, { assetId, size: variant });
    return copy.ok ? { ...copy, headers: { "Content-Type": copy.mimeType } } : copy;
  }
  const file = await readAssetFile(ctx, { assetId });
  if (!file.ok) return file;
  const { mimeType, fileName } = file.asset;
  return {
    ...file,
    headers: { "Content-Type": mimeType, "Content-Disposition": `attachment; filename="${fileName}"` },
  };
}
