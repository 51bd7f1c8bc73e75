import { cutsAt, type Move, type Pose, poseAt, SWEEP_LEAN, SWEEP_REACH, sweepAt } from "./motion.ts";
import { type Colours, LEVEL_BITS, levelsOf, type Samples, SHARE_BITS, WHOLE } from "./planes.ts";
import { type Axis, type Columns, emptyColumns, fillColumns, isInside, sampleRow } from "./sample.ts";
import { sharpRows } from "./sharp-rows.ts";
import type { Angle, Stage } from "./stage.ts";

/** How much of the camera's movement reaches the backdrop; it is further away than the product. */
const BACKDROP_DEPTH = 0.4;
/** What a sweep takes of the light around its band, and the most that it adds within. */
const SWEEP_DIM = 0.1;
const SWEEP_BOOST = 0.25;

/** Draws a row of a plane, over what is there. */
type DrawRow = (row: Int32Array, y: number) => void;

/**
 * Draws what the camera sees at a time: luma, then the two colour planes at half the size (4:2:0, narrow range).
 * @param time 0…1 over the whole video
 * @param into takes the frame: one and a half bytes a pixel
 */
export function renderFrame(stage: Stage, move: Move, time: number, into: Uint8Array): void {
  const cuts = cutsAt(time, stage.angles.length).map(({ angle, weight, time: own }) => ({
    angle: stage.angles[angle]!,
    weight,
    pose: poseAt(move, own),
  }));
  let at = 0;
  for (const plane of PLANES) {
    const { widthPx, heightPx } = sizeIn(stage, plane);
    const sum = new Int32Array(widthPx);
    const row = new Int32Array(widthPx);
    const light = move.hasSweep ? sweepRows(stage, time, plane) : undefined;
    const layers = cuts.map(({ angle, weight, pose }) => ({
      weight,
      draw: [
        angle.floor ? floorRows(stage, angle, pose, plane, angle.floor) : backdropRows(stage, pose, plane),
        shadowRows(stage, angle, pose, plane),
        ...(angle.reflection ? [layerRows(stage, angle.reflection, pose, plane)] : []),
        ...(light ? [light] : []),
        layerRows(stage, { layer: angle.product, at: angle.at }, pose, plane),
      ],
    }));
    for (let y = 0; y < heightPx; y++) {
      if (layers.length > 1) sum.fill(0);
      for (const { weight, draw } of layers) {
        for (const step of draw) step(row, y);
        if (layers.length > 1) add(sum, row, weight);
      }
      at = store(layers.length > 1 ? sum : row, plane, into, at);
    }
  }
}

/** A plane of the frame. Its samples lie `first` and `step` apart across the frame, `firstRow` and `step` down. */
interface FramePlane {
  readonly name: "luma" | "blue" | "red";
  readonly step: 1 | 2;
  readonly first: number;
  readonly firstRow: number;
  /** What it shows when nothing is there, and the most that is above it. */
  readonly zero: 16 | 128;
  readonly most: number;
}

/** Colour lies on every other pixel of a row, and between two rows: where players look for it in 4:2:0. */
const CHROMA = { step: 2, first: 0.5, firstRow: 1, zero: 128, most: 112 } as const;
const PLANES: readonly FramePlane[] = [
  { name: "luma", step: 1, first: 0.5, firstRow: 0.5, zero: 16, most: 219 },
  { name: "blue", ...CHROMA },
  { name: "red", ...CHROMA },
];

const sizeIn = ({ frame }: Stage, { step }: FramePlane) => ({
  widthPx: frame.widthPx / step,
  heightPx: frame.heightPx / step,
});

function add(sum: Int32Array, row: Int32Array, weight: number): void {
  const share = Math.round(weight * WHOLE);
  for (let x = 0; x < sum.length; x++) sum[x]! += (row[x]! * share) >> SHARE_BITS;
}

function store(row: Int32Array, { zero, most }: FramePlane, into: Uint8Array, at: number): number {
  const half = 1 << (LEVEL_BITS - 1);
  const least = zero === 16 ? 0 : -most;
  for (let x = 0; x < row.length; x++) {
    const level = (row[x]! + half) >> LEVEL_BITS;
    into[at + x] = zero + (level > most ? most : level < least ? least : level);
  }
  return at + row.length;
}

/**
 * Where the frame's places lie in a layer.
 * @param view how far the camera is in, and how far it moves the layer, in pixels of the frame
 * @param half the frame's half, and `origin` where the layer begins on the stage, counted from the frame at rest
 * @param density the layer's samples per pixel
 */
function axisOf(view: { zoom: number; shift: number }, half: number, origin: number, density: number): Axis {
  const scale = density / view.zoom;
  return { scale, offset: (half - origin) * density - (half + view.shift) * scale - 0.5 };
}

function backdropRows(stage: Stage, pose: Pose, plane: FramePlane): DrawRow {
  const { backdrop, plain, frame, marginPx } = stage;
  if (backdrop === undefined) {
    const level = levelsOf(plain.red, plain.green, plain.blue)[plane.name];
    return (row) => void row.fill(level);
  }
  const samples = backdrop[plane.name];
  const density = 1 / plane.step;
  const view = { zoom: 1 + (pose.zoom - 1) * BACKDROP_DEPTH, shift: pose.x * frame.widthPx * BACKDROP_DEPTH };
  const columns = emptyColumns(frame.widthPx / plane.step);
  fillColumns(columns, axisOf(view, frame.widthPx / 2, -marginPx, density), plane, samples.widthPx);
  const down = axisOf({ ...view, shift: 0 }, frame.heightPx / 2, -marginPx, density);
  return (row, y) => {
    sampleRow(samples, (plane.firstRow + y * plane.step) * down.scale + down.offset, columns, row);
  };
}

/** The backdrop of a scene with a floor: the product stands on it, so it is as near as the ground is. */
function floorRows(stage: Stage, angle: Angle, pose: Pose, plane: FramePlane, floor: Colours): DrawRow {
  const at = { left: 0, top: 0 };
  const read = groundRows(stage, angle, pose, plane, {
    samples: floor[plane.name],
    at,
    density: 1 / plane.step,
  });
  return (row, y) => void read(row, y);
}

/** The shadow lies on the ground. */
function shadowRows(stage: Stage, angle: Angle, pose: Pose, plane: FramePlane): DrawRow {
  const { light, lightAt } = angle;
  if (light === undefined) return () => {};
  const read = groundRows(stage, angle, pose, plane, { samples: light, at: lightAt, density: 1 });
  const lit = new Int32Array(stage.frame.widthPx / plane.step);
  return (row, y) => {
    const columns = read(lit, y);
    if (columns === undefined) return;
    shade(row, lit, columns.from, columns.to);
  };
}

/**
 * Reads what is on the ground. Where the product stands it moves with it; further back it moves less, as the ground
 * there is further away.
 * @returns reads row `y` of the frame into `row`; undefined when nothing lies there
 */
function groundRows(
  { frame, marginPx }: Stage,
  { groundPx }: Angle,
  pose: Pose,
  plane: FramePlane,
  { samples, at, density }: { readonly samples: Samples; readonly at: Angle["at"]; readonly density: number },
): (row: Int32Array, y: number) => Columns | undefined {
  const columns = emptyColumns(frame.widthPx / plane.step);
  const down = axisOf({ zoom: pose.zoom, shift: 0 }, frame.heightPx / 2, at.top - marginPx, density);
  const aim = (depth: number) => {
    const shift = pose.x * frame.widthPx * depth;
    const across = axisOf({ zoom: pose.zoom, shift }, frame.widthPx / 2, at.left - marginPx, density);
    fillColumns(columns, across, plane, samples.widthPx);
  };
  aim(1);
  return (row, y) => {
    const position = (plane.firstRow + y * plane.step) * down.scale + down.offset;
    if (!isInside(position, samples.heightPx)) return undefined;
    if (pose.x !== 0) {
      const behind = Math.max(0, groundPx - at.top - position / density) / frame.heightPx;
      aim(Math.max(BACKDROP_DEPTH, 1 - (1 - BACKDROP_DEPTH) * behind));
    }
    sampleRow(samples, position, columns, row);
    return columns;
  };
}

/** A band of light passes over everything that is not product. It leans, and its edges are soft. */
function sweepRows({ frame, brightest }: Stage, time: number, plane: FramePlane): DrawRow {
  const { middle, strength } = sweepAt(time);
  const boost = Math.min(SWEEP_BOOST, 255 / Math.max(1, brightest) - 1);
  const base = 1 - SWEEP_DIM * strength;
  const added = (SWEEP_DIM + boost) * strength;
  return (row, y) => {
    const atRow = middle + SWEEP_LEAN * (0.5 - (plane.firstRow + y * plane.step) / frame.heightPx);
    sweep(row, plane, frame.widthPx, atRow, base, added);
  };
}

/** A layer that moves as far as the camera does. */
function layerRows(
  { frame, marginPx }: Stage,
  { layer, at }: NonNullable<Angle["reflection"]>,
  pose: Pose,
  plane: FramePlane,
): DrawRow {
  const count = frame.widthPx / plane.step;
  const view = { zoom: pose.zoom, shift: pose.x * frame.widthPx };
  const across = layerAxis(view, frame.widthPx / 2, at.left - marginPx, plane.step, plane.first);
  const down = layerAxis(
    { ...view, shift: 0 },
    frame.heightPx / 2,
    at.top - marginPx,
    plane.step,
    plane.firstRow,
  );
  const colour = sharpRows(layer[plane.name], across, down, plane, count);
  const alpha = sharpRows(plane.step === 1 ? layer.alpha : layer.halfAlpha, across, down, plane, count);
  const colours = new Int32Array(count);
  const alphas = new Int32Array(count);
  return (row, y) => {
    if (!colour.draw(y, colours)) return;
    alpha.draw(y, alphas);
    lay(row, colours, alphas, colour.from, colour.to);
  };
}

// The loops over a row's pixels stand outside of the closures that call them: see sharp-rows.ts.

function lay(row: Int32Array, colours: Int32Array, alphas: Int32Array, from: number, to: number): void {
  for (let x = from; x < to; x++) {
    const opaque = alphas[x]!;
    // Lanczos swings a little beyond what it reads.
    const behind = opaque > WHOLE ? 0 : opaque < 0 ? WHOLE : WHOLE - opaque;
    row[x] = colours[x]! + ((row[x]! * behind) >> SHARE_BITS);
  }
}

function shade(row: Int32Array, light: Int32Array, from: number, to: number): void {
  for (let x = from; x < to; x++) row[x] = (row[x]! * light[x]!) >> SHARE_BITS;
}

/** Lights a row by a soft band around a place. */
function sweep(
  row: Int32Array,
  { first, step }: FramePlane,
  across: number,
  atRow: number,
  base: number,
  added: number,
): void {
  for (let x = 0; x < row.length; x++) {
    const off = ((first + x * step) / across - atRow) / SWEEP_REACH;
    const inside = Math.max(0, 1 - off * off);
    row[x]! *= base + added * inside * inside;
  }
}

/** As `axisOf`, for a layer whose samples lie in its pixels as the plane's lie in the frame's. */
function layerAxis(
  { zoom, shift }: { zoom: number; shift: number },
  half: number,
  origin: number,
  step: number,
  first: number,
): Axis {
  const scale = 1 / zoom / step;
  return { scale, offset: (half - origin - first) / step - (half + shift) * scale };
}
