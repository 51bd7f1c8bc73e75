import { compose, flatten, type Composition } from "../compose/compose.ts";
import type { Shadow } from "../compose/shadow.ts";
import type { CutOut } from "../cutout/cut-out.ts";
import type { SourcePhoto } from "../input-gate.ts";
import { type Box, cropRgb, type Rgb, type Rgba, type Size } from "../picture.ts";
import type { LockedProduct } from "../proof/pixel-lock.ts";
import type { Backdrop } from "../recipes/backdrop.ts";
import type { SceneRecipe } from "../recipes/scene-recipe.ts";
import { type Colours, backdropOf, type Layer, layerOf, type Samples, sharesOf } from "./planes.ts";

/** How far the stage reaches beyond the frame on each side, as a share of the frame's longer side. */
const MARGIN = 0.1;
/** Nothing around a layer, so that its own edge is read like any other place. Even, as colour lies on every other pixel. */
const RIM_PX = 12;

/** The scene, larger than the frame, so that a camera can move over it. All positions are pixels of the frame at rest. */
export interface Stage {
  readonly frame: Size;
  readonly marginPx: number;
  /** Undefined: `plain` says it all, or every angle has a floor of its own. */
  readonly backdrop: Colours | undefined;
  readonly plain: { readonly red: number; readonly green: number; readonly blue: number };
  /** The backdrop's brightest channel, 0…255: how much light it can take. */
  readonly brightest: number;
  readonly angles: readonly Angle[];
}

/** One view of the product on the stage. */
export interface Angle {
  readonly product: Layer;
  /** Where the product's layer lies on the stage. */
  readonly at: Pick<Box, "left" | "top">;
  /** Where it stands: the row on the stage at which its shadow moves exactly as it does. */
  readonly groundPx: number;
  /** How much light is left, 0…1, where any is lost. */
  readonly light: Samples | undefined;
  readonly lightAt: Pick<Box, "left" | "top">;
  /** The backdrop of a scene with a floor, which is drawn around this view; left out: the stage's is behind it. */
  readonly floor?: Colours;
  /** What a polished ground mirrors of the product: moves with it. */
  readonly reflection?: { readonly layer: Layer; readonly at: Pick<Box, "left" | "top"> };
}

/** What the frame at rest shows, the backdrop's grain apart: a still picture with the figures that prove how it was made. */
export interface Still extends Pick<Composition, "fillRatio" | "scaleFactor">, LockedProduct {
  readonly picture: Rgb;
  readonly productBox: Box;
}

export interface SetAngle {
  readonly angle: Angle;
  readonly still: Still;
}

/** Sets one view of the product on a stage around this frame. */
export async function setAngle(
  photo: SourcePhoto,
  cut: CutOut,
  scene: SceneRecipe,
  frame: Size,
): Promise<SetAngle & { readonly backdrop: Rgb }> {
  const marginPx = marginOf(frame);
  const stage = { widthPx: frame.widthPx + 2 * marginPx, heightPx: frame.heightPx + 2 * marginPx };
  const made = await compose(photo, cut, onStage(scene, frame, stage, marginPx), stage);
  const backdrop = { ...made.backdrop, data: made.backdrop.data.slice() };
  const { layer: product, at } = placedLayer(made.product);
  const toFrame = (box: Box): Box => ({ ...box, left: box.left - marginPx, top: box.top - marginPx });
  return {
    angle: {
      product,
      at,
      groundPx: made.productBox.top + made.productBox.heightPx,
      ...lightOf(made.shadow),
      ...("floor" in scene.backdrop && { floor: backdropOf(backdrop) }),
      ...(made.reflection && { reflection: placedLayer(made.reflection) }),
    },
    still: {
      picture: cropRgb(flatten(made), { left: marginPx, top: marginPx, ...frame }),
      product: made.product,
      productBox: toFrame(made.productBox),
      placedAt: toFrame(made.placedAt),
      sourceCrop: made.sourceCrop,
      scaleFactor: made.scaleFactor,
      fillRatio: Math.max(made.productBox.widthPx / frame.widthPx, made.productBox.heightPx / frame.heightPx),
    },
    backdrop,
  };
}

/** The stage with its angles. The backdrop is the first angle's: without a floor it does not change with the product. */
export function setStage(frame: Size, backdrop: Rgb, angles: readonly Angle[]): Stage {
  const [red, green, blue] = backdrop.data as unknown as [number, number, number];
  let isPlain = true;
  let brightest = 0;
  for (let i = 0; i < backdrop.data.length; i += 3) {
    isPlain &&= backdrop.data[i] === red && backdrop.data[i + 1] === green && backdrop.data[i + 2] === blue;
    brightest = Math.max(brightest, backdrop.data[i]!, backdrop.data[i + 1]!, backdrop.data[i + 2]!);
  }
  return {
    frame,
    marginPx: marginOf(frame),
    backdrop: isPlain || angles[0]?.floor ? undefined : backdropOf(backdrop),
    plain: { red, green, blue },
    brightest,
    angles,
  };
}

/** Whole pixels, and an even number, so that the frame at rest lies on the stage's own pixels, colour included. */
const marginOf = ({ widthPx, heightPx }: Size): number =>
  2 * Math.ceil((MARGIN * Math.max(widthPx, heightPx)) / 2);

/** The scene, so that in the larger stage the product has the size and the place, and its shadow the reach, that the frame asks for. */
function onStage(scene: SceneRecipe, frame: Size, stage: Size, marginPx: number): SceneRecipe {
  const { fill, heightFill, sink, lowest } = scene.placement;
  const across = frame.widthPx / stage.widthPx;
  const down = frame.heightPx / stage.heightPx;
  const shorterPx = Math.min(frame.widthPx, frame.heightPx);
  const stageShorterPx = Math.min(stage.widthPx, stage.heightPx);
  return {
    ...scene,
    placement: {
      fill: fill * across,
      heightFill: heightFill * down,
      sink: sink * down,
      lowest: (marginPx + lowest * frame.heightPx) / stage.heightPx,
    },
    backdrop: withLengths(scene.backdrop, shorterPx / stageShorterPx),
    // A floor goes on beyond the frame, and what lies on it.
    clearBorder: scene.clearBorder === 0 ? 0 : (marginPx + scene.clearBorder * shorterPx) / stageShorterPx,
  };
}

/** The backdrop with its lengths, which are shares of the frame's shorter side, times this. */
function withLengths(backdrop: Backdrop, by: number): Backdrop {
  return {
    ...backdrop,
    ...("floor" in backdrop && {
      floor: { horizon: backdrop.floor.horizon * by, rollOff: backdrop.floor.rollOff * by },
    }),
    ...("camera" in backdrop && { camera: { ...backdrop.camera, eye: backdrop.camera.eye * by } }),
    ...("height" in backdrop && { height: backdrop.height * by }),
    ...("depth" in backdrop && { depth: backdrop.depth * by }),
  } as Backdrop;
}

function placedLayer({
  layer,
  left,
  top,
}: {
  readonly layer: Rgba;
  readonly left: number;
  readonly top: number;
}) {
  const rimmed = withRim(layer, left, top);
  return { layer: layerOf(rimmed.layer), at: { left: rimmed.left, top: rimmed.top } };
}

/** The layer with nothing around it, beginning on an even pixel of the stage and with even sides. */
function withRim(layer: Rgba, left: number, top: number): { layer: Rgba; left: number; top: number } {
  const [before, above] = [RIM_PX + (left & 1), RIM_PX + (top & 1)];
  const widthPx = (layer.widthPx + before + RIM_PX + 1) & ~1;
  const heightPx = (layer.heightPx + above + RIM_PX + 1) & ~1;
  const data = new Uint8Array(widthPx * heightPx * 4);
  for (let y = 0; y < layer.heightPx; y++) {
    const row = layer.data.subarray(y * layer.widthPx * 4, (y + 1) * layer.widthPx * 4);
    data.set(row, ((above + y) * widthPx + before) * 4);
  }
  return { layer: { widthPx, heightPx, data }, left: left - before, top: top - above };
}

/** The part of the shadow where there is any. */
function lightOf({ widthPx, heightPx, data, ...at }: Shadow): Pick<Angle, "light" | "lightAt"> {
  let [left, right, top, bottom] = [widthPx, -1, -1, -1];
  for (let y = 0, i = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, i++) {
      if (data[i] === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      if (top < 0) top = y;
      bottom = y;
    }
  }
  if (right < 0) return { light: undefined, lightAt: { left: 0, top: 0 } };
  const box = { left, top, widthPx: right - left + 1, heightPx: bottom - top + 1 };
  const light = new Float32Array(box.widthPx * box.heightPx);
  for (let y = 0, to = 0; y < box.heightPx; y++) {
    for (let x = 0, from = (top + y) * widthPx + left; x < box.widthPx; x++) light[to++] = 1 - data[from++]!;
  }
  return { light: sharesOf({ ...box, data: light }), lightAt: { left: at.left + left, top: at.top + top } };
}
