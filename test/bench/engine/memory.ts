/** The most memory that a process which makes pictures has at once, by quality. */
import sharp from "sharp";
import { openWorkbench } from "../../../app/adapters/engine/workbench.ts";
import { fileRules } from "../../../app/domain/generation/platforms.ts";
import { type PictureQuality, WHITE_RECIPE } from "../../../app/domain/generation/schemas.ts";
import type { BenchInput, Measured } from "../bench.ts";
import type { BenchPhoto } from "./photos.ts";

const GOALS_MIB = { hd: 700, ultra: 1_200 } as const;
/** Ultra needs a product of 1,800 px and more: none of the shared photos has one, so one is enlarged. */
const ENLARGED_PX = 4_000;

export async function measureMemory({ say }: BenchInput, photo: BenchPhoto): Promise<Measured> {
  const large = await sharp(photo.bytes).resize(ENLARGED_PX, ENLARGED_PX).jpeg({ quality: 95 }).toBuffer();
  const peaks = {
    hd: await peakMiB(say, "hd", photo.bytes, photo.sha256),
    ultra: await peakMiB(say, "ultra", new Uint8Array(large), photo.sha256),
  };
  return {
    figures: { peakMiBHd: peaks.hd, peakMiBUltra: peaks.ultra },
    goals: (["hd", "ultra"] as const).map((quality) => ({
      id: `memory-${quality}`,
      goal: `peak memory of a process that makes pictures at ${quality}, at most ${GOALS_MIB[quality]} MiB`,
      value: peaks[quality],
      met: peaks[quality] <= GOALS_MIB[quality],
    })),
  };
}

/** Two pictures by one process of its own: what is kept from the first counts too. */
async function peakMiB(
  say: BenchInput["say"],
  quality: PictureQuality,
  bytes: Uint8Array,
  sourceSha256: string,
): Promise<number> {
  say(`Memory at ${quality} …`);
  const workbench = openWorkbench({ processes: 1, deadlineMs: 300_000 });
  const order = {
    bytes,
    sourceSha256,
    recipe: WHITE_RECIPE,
    quality,
    ratio: "1:1",
    file: fileRules([]),
  } as const;
  try {
    let peakBytes = 0;
    for (const variation of [1, 2]) {
      const made = await workbench.makePicture({ ...order, variation });
      if (!made.ok) throw new Error(`${quality}: ${made.failure.code} ${made.failure.detail}`);
      peakBytes = made.cost.peakMemoryBytes;
    }
    return Math.round(peakBytes / 2 ** 20);
  } finally {
    await workbench.close();
  }
}
