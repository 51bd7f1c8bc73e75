import sharp from "sharp";
import type { OutlineProposal } from "#app/domain/generation/ports.ts";
import type { Stroke } from "#app/domain/generation/schemas.ts";
import { meetsFrame } from "./cutout/concerns.ts";
import { correctOutline } from "./cutout/correct-outline.ts";
import { BACKDROP, PRODUCT } from "./cutout/grab-cut.ts";
import {
  alphaOf,
  fitEdge,
  OUTLINE_SIDE_PX,
  type Outline,
  outlinePicture,
  WHOLE_PHOTO,
} from "./cutout/outline.ts";
import { verdictOn } from "./cutout/own-alpha.ts";
import { packFinding } from "./cutout/packed-outline.ts";
import { EngineError } from "./engine-error.ts";
import type { SourcePhoto } from "./input-gate.ts";
import { findIn, knownOf, type Source, versionOf } from "./known-outline.ts";
import type { Plane, Size } from "./picture.ts";
import { openSource } from "./recent-sources.ts";
import { sizeWithin } from "./resize.ts";

/** Less product than this share of the photo is none, as for a cut-out that was found. */
const MIN_PRODUCT_SHARE = 0.001;

export interface OutlineOrder extends Source {
  readonly strokes: readonly Stroke[];
}

/**
 * Proposes an outline: the one that is known or found, also below the gate, corrected by a person's strokes.
 * @throws EngineError `unsupported_input` when the photo will not do
 */
export async function proposeOutline(order: OutlineOrder): Promise<OutlineProposal> {
  const photo = await openSource(order.bytes, order.sourceSha256);
  const { widthPx, heightPx } = photo.rgb;
  const size = sizeWithin(widthPx, heightPx, OUTLINE_SIDE_PX);
  const picture = await outlinePicture(photo.rgb);
  const before = knownOf(order, photo.rgb)?.outline ?? (await findBase(order, photo, size));
  const outline = order.strokes.length === 0 ? before : correctOutline(picture, before, order.strokes);
  const alpha = alphaOf(fitEdge(outline, picture, "lenient"), picture, WHOLE_PHOTO);
  const productPx = alpha.data.reduce((count, value) => (value >= 0.5 ? count + 1 : count), 0);
  const isFree = meetsFrame(alpha) === "free";
  return {
    outline: packFinding(
      {
        method: "corrected",
        outline,
        confidence: 1,
        concerns: isFree ? [] : ["touches_frame"],
        backdropInside: 0,
      },
      versionOf(order),
    ),
    maskPng: await sharp(bytesOf(alpha), {
      raw: { width: size.widthPx, height: size.heightPx, channels: 1 },
    })
      .png({ compressionLevel: 6 })
      .toBuffer(),
    widthPx,
    heightPx,
    isEmpty: productPx < MIN_PRODUCT_SHARE * alpha.data.length,
  };
}

function bytesOf({ data }: Plane): Uint8Array {
  const bytes = new Uint8Array(data.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.round(data[i]! * 255);
  return bytes;
}

/** Where nothing is found the person begins with an empty outline. */
async function findBase(order: OutlineOrder, { rgb, alpha }: SourcePhoto, size: Size): Promise<Outline> {
  if (alpha) {
    const verdict = await verdictOn(rgb, alpha, (part) => findIn(order, part));
    return typeof verdict === "object" ? verdict.outline : outlineOf(alpha, rgb, size);
  }
  try {
    return (await findIn(order, rgb)).finding.outline;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { ...size, labels: new Uint8Array(size.widthPx * size.heightPx) };
  }
}

/** The photo's own transparency as an outline. */
function outlineOf(alpha: Uint8Array, photo: Size, { widthPx, heightPx }: Size): Outline {
  const labels = new Uint8Array(widthPx * heightPx);
  for (let y = 0, i = 0; y < heightPx; y++) {
    const row = Math.floor(((y + 0.5) / heightPx) * photo.heightPx) * photo.widthPx;
    for (let x = 0; x < widthPx; x++, i++) {
      labels[i] = alpha[row + Math.floor(((x + 0.5) / widthPx) * photo.widthPx)]! >= 128 ? PRODUCT : BACKDROP;
    }
  }
  return { widthPx, heightPx, labels };
}
