/** The review's checks on pictures whose faults are known. */
import type { Bench, BenchInput, Measured } from "./bench.ts";
import { readPhotos } from "./engine/photos.ts";
import { measureClaims } from "./review/claims.ts";
import { measureChecks } from "./review/measure-checks.ts";

/** Each measures one part of the checklist. */
const PARTS: readonly ((input: BenchInput) => Promise<Measured>)[] = [
  (input) => measureChecks(input, readPhotos()),
  measureClaims,
];

const bench: Bench = async (input) => {
  const measured: Measured[] = [];
  for (const measure of PARTS) measured.push(await measure(input));
  return {
    figures: Object.assign({}, ...measured.map(({ figures }) => figures)) as Measured["figures"],
    goals: measured.flatMap(({ goals }) => goals),
  };
};
export default bench;
