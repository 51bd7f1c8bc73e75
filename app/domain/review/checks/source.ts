import type { PictureBox, PictureSource, ProductMask } from "../ports.ts";
import type { CheckContext } from "./check.ts";
import type { Placement, SourceView } from "./compared.ts";
import { decodePicture, type DecodedPicture } from "./decode.ts";

/**
 * Opens a picture's source once for all checks. Never throws: a photo that can't be decoded gives a view without one.
 * @param evidence the engine's, which says where the photo lies in the result
 */
export async function openSource(
  { bytes, mask }: PictureSource,
  evidence: CheckContext["evidence"],
): Promise<SourceView> {
  const decoding = await decodePicture(bytes);
  if (!decoding.ok) return {};
  const { picture } = decoding;
  const seen = isMask(mask) ? mask : ownMask(picture);
  const placement = placementIn(evidence, picture);
  return { picture, ...(seen && { mask: seen }), ...(placement && { placement }) };
}

const isMask = (mask: ProductMask | undefined): mask is ProductMask =>
  mask !== undefined &&
  mask.widthPx > 0 &&
  mask.heightPx > 0 &&
  mask.data.length === mask.widthPx * mask.heightPx &&
  mask.data.some((level) => level > 0);

/** A photo that is clear somewhere says itself where its product is. */
function ownMask({ widthPx, heightPx, channels, data }: DecodedPicture): ProductMask | undefined {
  if (channels !== 4) return undefined;
  const alpha = new Uint8Array(widthPx * heightPx);
  let clear = 0;
  for (let i = 0; i < alpha.length; i++) {
    alpha[i] = data[i * 4 + 3]!;
    if (alpha[i]! < 128) clear++;
  }
  return clear > alpha.length * 0.02 && clear < alpha.length ? { widthPx, heightPx, data: alpha } : undefined;
}

function placementIn(evidence: CheckContext["evidence"], photo: DecodedPicture): Placement | undefined {
  const crop = boxIn(evidence["sourceCrop"]);
  const placedAt = boxIn(evidence["placedAt"]);
  if (crop === undefined || placedAt === undefined) return undefined;
  const { sourceWidthPx: width, scaleFactor } = evidence;
  // The engine may have counted in a smaller copy of the photo.
  const ratio = typeof width === "number" && width > 0 ? photo.widthPx / width : 1;
  return {
    sourceCrop: {
      left: crop.left * ratio,
      top: crop.top * ratio,
      widthPx: crop.widthPx * ratio,
      heightPx: crop.heightPx * ratio,
    },
    placedAt,
    scaleFactor: typeof scaleFactor === "number" ? scaleFactor : placedAt.widthPx / crop.widthPx,
  };
}

/** A box of the engine's evidence; it may begin outside of the frame. */
function boxIn(value: unknown): PictureBox | undefined {
  const figures =
    typeof value === "string" ? /^(-?\d{1,5}),(-?\d{1,5}),(\d{1,5}),(\d{1,5})$/.exec(value) : null;
  if (figures === null) return undefined;
  const [left, top, widthPx, heightPx] = figures.slice(1).map(Number) as [number, number, number, number];
  return widthPx === 0 || heightPx === 0 ? undefined : { left, top, widthPx, heightPx };
}
