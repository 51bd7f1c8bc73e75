import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { drawPreviews, PREVIEW_DIR } from "#test/support/previews.ts";

const BLOCK_PX = 8;
/** Encoders of other versions differ by a level or two; a scene that looks different by far more. */
const MOST_LEVELS = 6;
const MOST_BYTES = 15_000;

let drawn: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  drawn = await drawPreviews();
});

test("every scene has its picture, and there are no others", () => {
  expect(readdirSync(PREVIEW_DIR).toSorted()).toEqual([...drawn.keys()].toSorted());
});

/** Means of blocks of pixels: what the eye compares. */
async function blocks(bytes: Uint8Array): Promise<number[]> {
  const { data, info } = await sharp(bytes)
    .flatten({ background: "#808080" })
    .resize({ width: 192 / BLOCK_PX, height: 192 / BLOCK_PX, kernel: "linear" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 192 / BLOCK_PX, height: 192 / BLOCK_PX, channels: 3 });
  return [...data];
}

test("a kept picture shows what the engine draws now: after a change run `npm run previews`", async () => {
  for (const [file, bytes] of drawn) {
    const kept = readFileSync(join(PREVIEW_DIR, file));
    expect(kept.length, file).toBeLessThanOrEqual(MOST_BYTES);
    const [now, then] = [await blocks(bytes), await blocks(kept)];
    const most = Math.max(...now.map((level, i) => Math.abs(level - then[i]!)));
    expect(most, file).toBeLessThanOrEqual(MOST_LEVELS);
  }
});
