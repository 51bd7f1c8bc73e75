/**
 * Rows of pixels mixed by six weights each, with the processor's vector instructions: enlarging takes a quarter of the
 * time that the same sums take one channel after the other. `lanczos-rows.wat` says what `lanczos-rows.wasm` does.
 */
import { readFileSync } from "node:fs";

/** Neighbours of which each place is made. */
export const TAPS = 6;
/** Weights are shares of 2 to the power of this. */
export const WEIGHT_BITS = 14;
const CHANNELS = 4;
/** Bytes of a pixel in a row: four channels of 16 bits. */
const PIXEL_BYTES = 2 * CHANNELS;
/** Bytes of a place's taps: where its first neighbour lies, then six weights of 16 bits. */
const TAPS_BYTES = 16;
const PAGE_BYTES = 65_536;

/** By place of an enlarged side: its first neighbour, which may lie up to six before or behind, and the weights of six. */
export interface Taps {
  readonly first: Int32Array;
  /** Together exactly 1 << WEIGHT_BITS for each place. */
  readonly weights: Int16Array;
}

/** A row at work, and its product. What lies outside of the places that were asked for is left over from before. */
export interface RowMixer {
  /** Where the next row to mix is written: straight alpha, four bytes a pixel, TAPS more pixels on both sides. */
  readonly pixels: Uint8Array;
  /**
   * What `mixDown` made, four channels a place: sums, colours weighted by alpha, in which 64 × 256 is solid, and what they
   * are as levels 0…255 where the pixel is solid.
   */
  readonly sums: Int16Array;
  readonly levels: Uint8Array;
  /** Weights the colours of `pixels` by alpha, mixes neighbours and keeps the places from `from` to before `to` in a slot. */
  mixAcross(slot: number, from: number, to: number): void;
  /** Mixes six of TAPS slots by the weights that begin at `at`. */
  mixDown(slots: Int32Array, weights: Int16Array, at: number, from: number, to: number): void;
}

interface Kernel {
  readonly memory: WebAssembly.Memory;
  weigh(pixels: number, row: number, pairs: number): void;
  mixAcross(row: number, taps: number, to: number, places: number): void;
  mixDown(...rowsWeightsAndResults: number[]): void;
}

let loaded: Kernel | undefined;

function kernel(): Kernel {
  if (loaded) return loaded;
  const file = readFileSync(new URL("./lanczos-rows.wasm", import.meta.url));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(file));
  loaded = exports as unknown as Kernel;
  return loaded;
}

/**
 * Of each thread there is one at a time: all of them work in the same memory.
 * @param samples pixels of a row before it is mixed
 * @param across what each place of the mixed row is made of
 */
export function openRowMixer(samples: number, across: Taps): RowMixer {
  const { memory, weigh, mixAcross, mixDown } = kernel();
  const places = across.first.length;
  const padded = samples + 2 * TAPS;
  const lay = layOut();
  // One pixel more: rows are worked on two pixels at a time.
  const pixels = lay((padded + 1) * CHANNELS);
  const weighed = lay((padded + 1) * PIXEL_BYTES);
  const taps = lay(places * TAPS_BYTES);
  const kept = Array.from({ length: TAPS }, () => lay((places + 1) * PIXEL_BYTES));
  const sums = lay((places + 1) * PIXEL_BYTES);
  const levels = lay((places + 1) * CHANNELS);
  const missing = lay(0) - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
  const { buffer } = memory;
  const offsets = new Int32Array(buffer, taps, (places * TAPS_BYTES) / 4);
  const weightsOf = new Int16Array(buffer, taps, (places * TAPS_BYTES) / 2);
  for (let place = 0; place < places; place++) {
    offsets[place * 4] = (across.first[place]! + TAPS) * PIXEL_BYTES;
    for (let k = 0; k < TAPS; k++) weightsOf[place * 8 + 2 + k] = across.weights[place * TAPS + k]!;
  }
  return {
    pixels: new Uint8Array(buffer, pixels, padded * CHANNELS),
    sums: new Int16Array(buffer, sums, places * CHANNELS),
    levels: new Uint8Array(buffer, levels, places * CHANNELS),
    mixAcross(slot, from, to) {
      if (to <= from) return;
      weigh(pixels, weighed, Math.ceil(padded / 2));
      mixAcross(weighed, taps + from * TAPS_BYTES, kept[slot]! + from * PIXEL_BYTES, to - from);
    },
    mixDown(slots, weights, at, from, to) {
      if (to <= from) return;
      const row = (k: number) => kept[slots[k]!]! + from * PIXEL_BYTES;
      const pair = (k: number) => (weights[at + k]! & 0xffff) | (weights[at + k + 1]! << 16);
      mixDown(
        row(0),
        row(1),
        row(2),
        row(3),
        row(4),
        row(5),
        pair(0),
        pair(2),
        pair(4),
        sums + from * PIXEL_BYTES,
        levels + from * CHANNELS,
        Math.ceil((to - from) / 2),
      );
    },
  };
}

/** Lays areas one behind the other, each at a multiple of 16 bytes. */
function layOut(): (bytes: number) => number {
  let end = 0;
  return (bytes) => {
    const start = end;
    end += Math.ceil(bytes / 16) * 16;
    return start;
  };
}
