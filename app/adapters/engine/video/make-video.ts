import type { EngineOutput } from "#app/domain/generation/ports.ts";
import {
  FILE_FORMATS,
  frameSize,
  type Ratio,
  type Recipe,
  VIDEO_SECONDS,
  type VideoQuality,
} from "#app/domain/generation/schemas.ts";
import { cutOut } from "../cutout/cut-out.ts";
import { packFinding } from "../cutout/packed-outline.ts";
import { EngineError } from "../engine-error.ts";
import { openPhoto } from "../input-gate.ts";
import { findIn, knownOf, type Source, versionOf } from "../known-outline.ts";
import { coloursAsEvidence, ENGINE_VERSION, evidenceOf } from "../make-picture.ts";
import { encodeTruly } from "../output/encode-truly.ts";
import { confirmProvenance, type Provenance, xmpOf } from "../output/provenance.ts";
import type { Rgb, Size } from "../picture.ts";
import { lockPixels } from "../proof/pixel-lock.ts";
import { openSource } from "../recent-sources.ts";
import { sceneOf } from "../recipes/scene-of.ts";
import type { SceneRecipe } from "../recipes/scene-recipe.ts";
import { inStage } from "../stages.ts";
import { confirmVideoProvenance } from "./confirm-video-provenance.ts";
import { encodeVideo } from "./encode-video.ts";
import { moveOf, restAt } from "./motion.ts";
import { paintFrames } from "./paint-frames.ts";
import { proveColours, type SourceView, viewOf } from "./prove-colours.ts";
import { type Angle, setAngle, setStage, type Still } from "./stage.ts";
import { writeMp4 } from "./write-mp4.ts";

export interface VideoOrder extends Source {
  /** Further pictures of the product, the most telling first. */
  readonly moreSources: readonly Source[];
  readonly recipe: Recipe;
  readonly quality: VideoQuality;
  readonly ratio: Ratio;
  /** Counts from 1: another number is another move. */
  readonly variation: number;
  readonly ffmpegPath: string;
}

/** A product shows four angles at the most: each needs a second to be seen, and a cut-out of its own. */
const MAX_ANGLES = 4;
/** Shares of the work, roughly: what comes before the first frame, and what is left after the last. */
const PREPARED = 0.25;
const RENDERED = 0.95;
/** Posters are for us: whatever shows the product truly. */
const POSTER_RULES = { formats: FILE_FORMATS, maxBytes: 20_000_000 };

/**
 * Makes one video from one photo and what further pictures of the product can be cut out, and proves that the finished
 * file shows the product as they do. Outlines that come with them serve it as they serve pictures. Pure but for
 * processor time and ffmpeg.
 * @param onProgress told the share that is done, 0…1, after each frame
 * @throws EngineError like `makePicture`, and as start-ffmpeg.ts says when ffmpeg doesn't do its work
 */
export async function makeVideo(
  order: VideoOrder,
  onProgress: (share: number) => void,
): Promise<EngineOutput & { readonly poster: Uint8Array }> {
  const move = moveOf(order.variation);
  const scene = sceneOf(order.recipe, order.variation, order.ratio);
  const frame = frameSize(order.quality, order.ratio);
  const photo = await inStage("gate", () => openSource(order.bytes, order.sourceSha256));
  const known = knownOf(order, photo.rgb);
  const cut = await cutOut(photo, scene.cutting, known, (rgb) => findIn(order, rgb));
  const main = await inStage("compose", () => setAngle(photo, cut, scene, frame));
  const further = await furtherAngles(order, scene, frame);
  const stage = setStage(frame, main.backdrop, [main.angle, ...further.angles]);
  const provenance = {
    creatorTool: `ProductStudio ${ENGINE_VERSION}, ${scene.name} v${scene.version}, ${move.name}`,
    sourceSha256: order.sourceSha256,
    paintsProduct: false,
  };
  const poster = await makePoster(photo.rgb, main.still, frame, provenance);
  const views = [viewOf(photo.rgb, main.still, frame), ...further.views];
  onProgress(PREPARED);

  const { framesPerSecond } = move;
  const frameCount = VIDEO_SECONDS[order.quality] * framesPerSecond;
  const form = { ...frame, framesPerSecond, frameCount };
  const stream = await inStage("encode", () =>
    encodeVideo(
      order.ffmpegPath,
      form,
      counted(paintFrames({ stage, move, frameCount }), (count) =>
        onProgress(PREPARED + (RENDERED - PREPARED) * (count / frameCount)),
      ),
    ),
  );
  const bytes = writeMp4(stream, form, { ...form, xmp: xmpOf(provenance) });
  confirmVideoProvenance(bytes, provenance);
  const difference = await inStage("proof", () => proveColours(order.ffmpegPath, bytes, form, move, views));
  onProgress(1);
  return {
    bytes,
    poster,
    ...(cut.finding && cut.finding !== known && { outline: packFinding(cut.finding, versionOf(order)) }),
    evidence: {
      ...evidenceOf(photo, cut, main.still),
      move: move.name,
      framesPerSecond,
      posterFrame: Math.round((restAt(move) / stage.angles.length) * frameCount),
      angles: stage.angles.length,
      anglesLeftOut: further.leftOut,
      ...coloursAsEvidence(difference),
      colourComparedFrames: difference.comparedFrames,
    },
  };
}

/** The same frames; told how many have been passed on. */
async function* counted(frames: AsyncIterable<Uint8Array>, onCount: (count: number) => void) {
  let count = 0;
  for await (const frame of frames) {
    yield frame;
    onCount(++count);
  }
}

/** The frame at rest as a picture, held against its source like every picture. */
async function makePoster(
  photo: Rgb,
  still: Still,
  frame: Size,
  provenance: Provenance,
): Promise<Uint8Array> {
  const lock = await inStage("proof", () => lockPixels(photo, still, frame));
  if (lock === undefined) throw new EngineError("invalid_output", undefined, "no solid pixel to compare");
  const productSidePx = Math.max(still.productBox.widthPx, still.productBox.heightPx);
  const { bytes } = await encodeTruly(still.picture, lock, {
    rules: POSTER_RULES,
    productSidePx,
    provenance,
  });
  await confirmProvenance(bytes, provenance);
  return bytes;
}

/** Angles that the gate refuses, or that somebody would have to look at, are left out: the main picture is what was ordered. */
async function furtherAngles({ moreSources }: VideoOrder, scene: SceneRecipe, frame: Size) {
  const angles: Angle[] = [];
  const views: SourceView[] = [];
  let leftOut = 0;
  for (const source of moreSources.slice(0, MAX_ANGLES - 1)) {
    try {
      // Not kept like the main one: pictures of the same product come from that.
      const photo = await inStage("gate", () => openPhoto(source.bytes));
      const known = knownOf(source, photo.rgb);
      const cut = await cutOut(photo, scene.cutting, known, (rgb) => findIn(source, rgb));
      if (cut.needsLook) {
        leftOut++;
        continue;
      }
      const { angle, still } = await inStage("compose", () => setAngle(photo, cut, scene, frame));
      angles.push(angle);
      views.push(viewOf(photo.rgb, still, frame));
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      leftOut++;
    }
  }
  return { angles, views, leftOut };
}
