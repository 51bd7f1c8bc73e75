/** Rows mixed by vector instructions: the sums that anybody would write down, to the last bit. */
import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import openWabt from "wabt";
import { openRowMixer, TAPS, WEIGHT_BITS } from "./lanczos-rows.ts";

const SOLID = 1 << WEIGHT_BITS;
/** Lanczos' weights of one place at the most: they swing below zero and above one together. */
const weight = fc.integer({ min: -5_000, max: SOLID });
const sixWeights = fc
  .array(weight, { minLength: TAPS, maxLength: TAPS })
  .filter((six) => six.reduce((sum, one) => sum + Math.abs(one), 0) < 1.9 * SOLID);
const level = fc.integer({ min: 0, max: 255 });

test("what is mixed across and down is what the weights say, for rows of any length", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.tuple(fc.nat(), sixWeights), { minLength: 1, maxLength: 21 }),
      sixWeights,
      fc.infiniteStream(level),
      fc.nat(),
      (samples, places, downWeights, levels, start) => {
        const first = Int32Array.from(places, ([at]) => (at % (samples + TAPS)) - TAPS);
        const weights = Int16Array.from(places.flatMap(([, six]) => six));
        const mixer = openRowMixer(samples, { first, weights });
        const across = Array.from({ length: TAPS }, (_, slot) => {
          mixer.pixels.set([...levels.take(mixer.pixels.length)]);
          mixer.mixAcross(slot, 0, places.length);
          return Array.from({ length: places.length * 4 }, (_, i) => {
            const from = first[i >> 2]! + TAPS;
            return mixed(places[i >> 2]![1], (k) => weighed(mixer.pixels, from + k, i % 4));
          });
        });
        const from = start % places.length;
        const down = Int16Array.from([0, ...downWeights]);
        mixer.mixDown(Int32Array.of(3, 1, 5, 0, 2, 4), down, 1, from, places.length);
        for (let i = from * 4; i < places.length * 4; i++) {
          const sum = mixed(downWeights, (k) => across[[3, 1, 5, 0, 2, 4][k]!]![i]!);
          expect(mixer.sums[i]).toBe(sum);
          expect(mixer.levels[i]).toBe(Math.min(255, Math.max(0, (sum + 32) >> 6)));
        }
      },
    ),
  );
});

/** A channel 64 times as fine as its level: a colour by its alpha, or the alpha itself, 256 where it is solid. */
function weighed(pixels: Uint8Array, at: number, channel: number): number {
  const alpha = pixels[at * 4 + 3]!;
  const share = alpha + (alpha >> 7);
  return channel === 3 ? share * 64 : Math.floor((pixels[at * 4 + channel]! * share) / 4);
}

const mixed = (weights: readonly number[], valueAt: (k: number) => number): number =>
  Math.min(
    32_767,
    Math.max(-32_768, weights.reduce((sum, one, k) => sum + one * valueAt(k), 0) >> WEIGHT_BITS),
  );

test("the program is what its text assembles to", async () => {
  const read = (file: string) => readFile(new URL(file, import.meta.url));
  const { parseWat } = await openWabt();
  const assembled = parseWat("lanczos-rows.wat", await read("./lanczos-rows.wat"), { simd: true });
  expect(Buffer.from(assembled.toBinary({}).buffer)).toEqual(await read("./lanczos-rows.wasm"));
});
