/** How a video moves, as data. Pure: time goes from 0 to 1 over the whole video. */

/** Where the camera is. At rest the frame is the still picture of the same order, but for its backdrop's grain. */
export interface Pose {
  /** 1: as near as it comes, and the product as large as its framing says. */
  readonly zoom: number;
  /** How far the product lies right of the middle (negative: left), as a share of the frame's width. */
  readonly x: number;
}

export interface Move {
  readonly name: "push-in" | "pan" | "light-sweep" | "pull-out";
  /** Slow zooms look like film at 24; what crosses the frame needs 30 to look smooth. */
  readonly framesPerSecond: 24 | 30;
  /** The first at 0, the last at 1 and the same as the first: the end leads into the beginning. */
  readonly keys: readonly (Pose & { readonly at: number })[];
  /** The light passes over what is behind the product. */
  readonly hasSweep: boolean;
}

const REST: Pose = { zoom: 1, x: 0 };
const FAR: Pose = { zoom: 0.9, x: 0 };
/** Less than what the tightest framing leaves free beside the product. */
const ASIDE = 0.028;

/** The move of each variation, the first one first. */
export const MOVES: readonly Move[] = [
  {
    name: "push-in",
    framesPerSecond: 24,
    hasSweep: false,
    keys: [
      { at: 0, ...FAR },
      { at: 0.6, ...REST },
      { at: 1, ...FAR },
    ],
  },
  {
    name: "pan",
    framesPerSecond: 30,
    hasSweep: false,
    keys: [
      { at: 0, ...REST },
      { at: 0.25, zoom: 1, x: ASIDE },
      { at: 0.75, zoom: 1, x: -ASIDE },
      { at: 1, ...REST },
    ],
  },
  {
    name: "light-sweep",
    framesPerSecond: 30,
    hasSweep: true,
    keys: [
      { at: 0, ...REST },
      { at: 1, ...REST },
    ],
  },
  {
    name: "pull-out",
    framesPerSecond: 24,
    hasSweep: false,
    keys: [
      { at: 0, ...REST },
      { at: 0.6, ...FAR },
      { at: 1, ...REST },
    ],
  },
];

/** @param variation counts from 1; more moves than there are is a bug */
export function moveOf(variation: number): Move {
  const move = MOVES[variation - 1];
  if (move === undefined) throw new Error(`there is no move for variation ${variation}`);
  return move;
}

/** The camera at a time. It stands still at each key and eases from one to the next. */
export function poseAt({ keys }: Move, time: number): Pose {
  const next = keys.findIndex(({ at }) => at >= time);
  const to = keys[Math.max(next, 1)]!;
  const from = keys[Math.max(next, 1) - 1]!;
  const share = ease((time - from.at) / (to.at - from.at));
  return { zoom: from.zoom + (to.zoom - from.zoom) * share, x: from.x + (to.x - from.x) * share };
}

/** When the camera is at rest for the first time: what the video's poster shows. */
export const restAt = ({ keys }: Move): number => keys.find(({ zoom, x }) => zoom === 1 && x === 0)!.at;

/** 0…1, without a jolt at either end: speed and acceleration are 0 there. */
export function ease(share: number): number {
  const t = Math.min(1, Math.max(0, share));
  return t * t * t * (t * (6 * t - 15) + 10);
}

/** How long one angle of a product fades into the next, as a share of the video. */
const FADE = 0.08;

/** What is seen of each angle. */
export interface Cut {
  readonly angle: number;
  /** 0…1; all weights of a moment sum to 1. */
  readonly weight: number;
  /** The time in this angle's own move. */
  readonly time: number;
}

/**
 * Which angles are seen at a time: each has the same share of the video and its whole move in it, and fades into the
 * next one; the last one fades into the first.
 */
export function cutsAt(time: number, angles: number): readonly Cut[] {
  if (angles === 1) return [{ angle: 0, weight: 1, time }];
  const angle = Math.min(angles - 1, Math.floor(time * angles));
  const next = (angle + 1) % angles;
  const arrived = ease((time - ((angle + 1) / angles - FADE)) / FADE);
  const now = { angle, weight: 1 - arrived, time: time * angles - angle };
  // The next angle is still at the end of its move, which leads into its beginning.
  return arrived === 0 ? [now] : [now, { angle: next, weight: arrived, time: now.time }];
}

/** How the sweep lights a place of the frame. */
export interface SweepLight {
  /** Where the band's middle is, as a share of the frame from its left; it leans by LEAN. */
  readonly middle: number;
  /** 0…1: 0 at both ends of the video, where no light is seen to come or go. */
  readonly strength: number;
}

export function sweepAt(time: number): SweepLight {
  const risen = ease(Math.min(time, 1 - time) / 0.3);
  return { middle: -SWEEP_REACH + (1 + 2 * SWEEP_REACH) * time, strength: risen };
}

/** How far the band reaches around its middle, and how much it leans to the right at the top, in shares of the frame. */
export const SWEEP_REACH = 0.35;
export const SWEEP_LEAN = 0.25;
