/** The local engine on the shared photos: how true its cut-outs are, how long its pictures take, how much memory. */
import { openWorkbench } from "../../app/adapters/engine/workbench.ts";
import { type Bench, measureParts } from "./bench.ts";
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

export const takesOnly = true;

const bench: Bench = (input) => {
  const photos = readPhotos();
  const timed = TIMED.map((name) => photoNamed(photos, name));
  return measureParts(input, {
    cutouts: async () => {
      const workbench = openWorkbench({ processes: 1, deadlineMs: DEADLINE_MS });
      try {
        return await measureCutOuts(input, photos, workbench);
      } finally {
        await workbench.close();
      }
    },
    times: () => measureTimes(input, timed),
    videos: () => measureVideos(input, timed),
    memory: () => measureMemory(input, timed[0]!),
  });
};
export default bench;

function photoNamed(photos: readonly BenchPhoto[], name: string): BenchPhoto {
  const photo = photos.find((one) => one.name === name);
  if (!photo) throw new Error(`there is no photo ${name}`);
  return photo;
}
