/** The review's checks on pictures whose faults are known. */
import { type Bench, type BenchInput, joined, type Measured } from "./bench.ts";
import { type BenchPhoto, readPhotos } from "./engine/photos.ts";
import { measureClaims } from "./review/claims.ts";
import { measureChecks } from "./review/measure-checks.ts";

/** Each measures one part of the checklist. */
const PARTS: readonly ((input: BenchInput) => Promise<Measured>)[] = [
  (input) => measureChecks(input, photosOf(readPhotos(), input.only)),
  measureClaims,
];

export const takesOnly = true;

/** Of the photos those whose names hold one of the words; all of them when there are no words. */
function photosOf(photos: readonly BenchPhoto[], words: readonly string[]): readonly BenchPhoto[] {
  if (words.length === 0) return photos;
  const taken = photos.filter(({ name }) => words.some((word) => name.includes(word)));
  if (taken.length === 0)
    throw new Error(`no photo is named like that; there are ${photos.map(({ name }) => name).join(", ")}`);
  return taken;
}

const bench: Bench = async (input) => {
  const measured: Measured[] = [];
  for (const measure of PARTS) measured.push(await measure(input));
  return joined(measured);
};
export default bench;
