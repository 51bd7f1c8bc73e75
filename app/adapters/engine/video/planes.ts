/**
 * Pictures as video sees them: brightness at full size, two colour differences at half. Everything is blended in these
 * numbers, so that a picture is converted once, not once for each frame.
 *
 * BT.709 in narrow range: luma 0…219 above 16, colour differences −112…112 around 128. Source: ITU-R BT.709-6, 3.2 to 3.5.
 */
import { emptyPlane, type Plane, type Rgb, type Rgba } from "../picture.ts";
import { lanczos } from "../lanczos.ts";

const RED = 0.2126;
const BLUE = 0.0722;
const GREEN = 1 - RED - BLUE;
const LUMA_RANGE = 219 / 255;
const CHROMA_RANGE = 224 / 255;

/** Bits behind the point of a level, so that rounding shows nowhere. */
export const LEVEL_BITS = 6;
/** Alpha and light are 0…1 in so many bits. */
export const SHARE_BITS = 14;
const LEVEL = 1 << LEVEL_BITS;
export const WHOLE = 1 << SHARE_BITS;

/** One whole number a pixel. */
export interface Samples {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly data: Int16Array;
  /** For each row a run, from one sample to before another, of nothing but WHOLE: it needs no reading. */
  readonly runs?: { readonly from: Int32Array; readonly to: Int32Array };
}

/** A picture in levels × LEVEL; `blue` and `red` at half its size. Premultiplied when it belongs to a layer. */
export interface Colours {
  readonly luma: Samples;
  readonly blue: Samples;
  readonly red: Samples;
}

/** A layer: its colours, and its alpha at full and at half its size. */
export interface Layer extends Colours {
  readonly alpha: Samples;
  readonly halfAlpha: Samples;
}

/** A colour in the three kinds of planes. */
export function levelsOf(red: number, green: number, blue: number) {
  const luma = RED * red + GREEN * green + BLUE * blue;
  return {
    luma: Math.round(luma * LUMA_RANGE * LEVEL),
    blue: Math.round(((blue - luma) / (2 * (1 - BLUE))) * CHROMA_RANGE * LEVEL),
    red: Math.round(((red - luma) / (2 * (1 - RED))) * CHROMA_RANGE * LEVEL),
  };
}

/**
 * A backdrop's planes, a little soft: its grain would move with the camera, and each frame would carry all of it anew. What
 * softness leaves between two levels stays.
 * @param picture with even sides
 */
export function backdropOf(picture: Rgb): Colours {
  const { luma, blue, red } = coloursOf(picture);
  return { luma: softened(luma), blue, red };
}

/** Binomial over five samples, across and down: grain of 1.2 levels becomes one of .33. */
function softened({ widthPx, heightPx, data }: Samples): Samples {
  const across = emptySamples(widthPx, heightPx);
  const down = emptySamples(widthPx, heightPx);
  mixFive(data, across.data, 1, (i) => i % widthPx, widthPx);
  mixFive(across.data, down.data, widthPx, (i) => Math.floor(i / widthPx), heightPx);
  return down;
}

function mixFive(
  from: Int16Array,
  into: Int16Array,
  step: number,
  placeOf: (i: number) => number,
  count: number,
): void {
  for (let i = 0; i < from.length; i++) {
    const place = placeOf(i);
    if (place < 2 || place >= count - 2) into[i] = from[i]!;
    else
      into[i] =
        (from[i - 2 * step]! +
          from[i + 2 * step]! +
          4 * (from[i - step]! + from[i + step]!) +
          6 * from[i]! +
          8) >>
        4;
  }
}

/** @param picture with even sides */
function coloursOf(picture: Rgb): Colours {
  const { widthPx, heightPx, data } = picture;
  const colours = emptyColours(picture);
  for (let i = 0, j = 0; i < widthPx * heightPx; i++, j += 3) {
    colours.luma.data[i] = levelsOf(data[j]!, data[j + 1]!, data[j + 2]!).luma;
  }
  const row = widthPx * 3;
  for (let y = 0, to = 0; y < heightPx >> 1; y++) {
    for (let x = 0, at = y * 2 * row; x < widthPx >> 1; x++, to++, at += 6) {
      const mean = (c: number) =>
        (data[at + c]! + data[at + 3 + c]! + data[at + row + c]! + data[at + row + 3 + c]!) / 4;
      const { blue, red } = levelsOf(mean(0), mean(1), mean(2));
      colours.blue.data[to] = blue;
      colours.red.data[to] = red;
    }
  }
  return colours;
}

/**
 * A layer's planes. Colour is halved by the same Lanczos3 as everything that is scaled: by plain means its fine detail
 * was off by up to 9 CIEDE2000.
 * @param picture with even sides
 */
export function layerOf(picture: Rgba): Layer {
  const { widthPx, heightPx, data } = picture;
  const size = widthPx * heightPx;
  const alpha = emptySamples(widthPx, heightPx);
  const luma = emptySamples(widthPx, heightPx);
  const [blue, red, own] = [new Float32Array(size), new Float32Array(size), new Float32Array(size)];
  for (let i = 0, j = 0; i < size; i++, j += 4) {
    own[i] = data[j + 3]! / 255;
    const levels = levelsOf(data[j]!, data[j + 1]!, data[j + 2]!);
    alpha.data[i] = Math.round(own[i]! * WHOLE);
    luma.data[i] = Math.round(levels.luma * own[i]!);
    blue[i] = levels.blue * own[i]!;
    red[i] = levels.red * own[i]!;
  }
  const half = (plane: Float32Array) => halve({ widthPx, heightPx, data: plane });
  const halfAlpha = half(own);
  return {
    luma,
    alpha: withRuns(alpha),
    blue: rounded(half(blue), 1),
    red: rounded(half(red), 1),
    halfAlpha: withRuns(
      rounded({ ...halfAlpha, data: halfAlpha.data.map((a) => Math.min(1, Math.max(0, a))) }, WHOLE),
    ),
  };
}

/** Finds the longest run of each row: most of a product is solid. */
function withRuns(samples: Samples): Samples {
  const { widthPx, heightPx, data } = samples;
  const from = new Int32Array(heightPx);
  const to = new Int32Array(heightPx);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0, begin = 0; x <= widthPx; x++) {
      if (x < widthPx && data[y * widthPx + x] === WHOLE) continue;
      if (x - begin > to[y]! - from[y]!) {
        from[y] = begin;
        to[y] = x;
      }
      begin = x + 1;
    }
  }
  return { ...samples, runs: { from, to } };
}

/** Half the size, sampled where 4:2:0 has its colour: on every other pixel of a row, between two rows. */
function halve({ widthPx, heightPx, data }: Plane): Plane {
  const across = halfWeights(0);
  const down = halfWeights(0.5);
  const half = emptyPlane(widthPx >> 1, heightPx);
  for (let y = 0, to = 0; y < heightPx; y++) {
    for (let x = 0; x < half.widthPx; x++, to++) {
      let sum = 0;
      for (let k = 0; k < across.length; k++) {
        const from = Math.min(Math.max(2 * x + k - 5, 0), widthPx - 1);
        sum += data[y * widthPx + from]! * across[k]!;
      }
      half.data[to] = sum;
    }
  }
  const out = emptyPlane(half.widthPx, heightPx >> 1);
  for (let y = 0, to = 0; y < out.heightPx; y++) {
    for (let x = 0; x < out.widthPx; x++, to++) {
      let sum = 0;
      for (let k = 0; k < down.length; k++) {
        const from = Math.min(Math.max(2 * y + k - 5, 0), heightPx - 1);
        sum += half.data[from * out.widthPx + x]! * down[k]!;
      }
      out.data[to] = sum;
    }
  }
  return out;
}

/** Lanczos3 of twice the width, from five samples before a place to six behind it. */
function halfWeights(place: number): Float64Array {
  const weights = Float64Array.from({ length: 12 }, (_, k) => lanczos((k - 5 - place) / 2));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

const rounded = ({ widthPx, heightPx, data }: Plane, scale: number): Samples => ({
  widthPx,
  heightPx,
  data: Int16Array.from(data, (value) => Math.round(value * scale)),
});

/** @param plane shares 0…1 */
export const sharesOf = (plane: Plane): Samples => rounded(plane, WHOLE);

function emptyColours({ widthPx, heightPx }: { widthPx: number; heightPx: number }): Colours {
  const half = () => emptySamples(widthPx >> 1, heightPx >> 1);
  return { luma: emptySamples(widthPx, heightPx), blue: half(), red: half() };
}

const emptySamples = (widthPx: number, heightPx: number): Samples => ({
  widthPx,
  heightPx,
  data: new Int16Array(widthPx * heightPx),
});
