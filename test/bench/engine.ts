/** The local engine on the shared photos: how true its cut-outs are, how long its pictures take, how much memory. */
import { openWorkbench } from "../../app/adapters/engine/workbench.ts";
import type { Bench, Measured } from "./bench.ts";
import { measureCutOuts } from "./engine/cut-outs.ts";
import { measureMemory } from "./engine/memory.ts";
import { type BenchPhoto, readPhotos } from "./engine/photos.ts";
import { measureTimes } from "./engine/times.ts";
import { measureVideos } from "./engine/videos.ts";

const DEADLINE_MS = 300_000;
/** Photos whose time is taken; the first one warms up. Plain, crowded, light and dark, all large enough for HD. */
const TIMED = [
  "tea-tin-plain",
  "velvet-chair-plain",
  "canvas-shoe-plain",
  "crossbody-bag-plain",
  "toy-car-plain",
  "velvet-sofa-plain",
];

const bench: Bench = async (input) => {
  const photos = readPhotos();
  const timed = TIMED.map((name) => photoNamed(photos, name));
  const parts: Measured[] = [];
  const workbench = openWorkbench({ processes: 1, deadlineMs: DEADLINE_MS });
  try {
    parts.push(await measureCutOuts(input, photos, workbench));
  } finally {
    await workbench.close();
  }
  parts.push(
    await measureTimes(input, timed),
    await measureVideos(input, timed),
    await measureMemory(input, timed[0]!),
  );
  return {
    figures: Object.assign({}, ...parts.map(({ figures }) => figures)) as Measured["figures"],
    goals: parts.flatMap(({ goals }) => goals),
  };
};
export default bench;

function photoNamed(photos: readonly BenchPhoto[], name: string): BenchPhoto {
  const photo = photos.find((one) => one.name === name);
  if (!photo) throw new Error(`there is no photo ${name}`);
  return photo;
}
