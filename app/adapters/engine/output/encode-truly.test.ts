/** How a file is found that is both true to its source and small enough, or none. */
import sharp from "sharp";
import { expect, test } from "vitest";
import type { FileFormat } from "#app/domain/generation/schemas.ts";
import type { Rgb } from "../picture.ts";
import type { PixelLock } from "../proof/pixel-lock.ts";
import { encodeTruly } from "./encode-truly.ts";

const SIDE = 256;
const provenance = { creatorTool: "test", sourceSha256: "a".repeat(64), paintsProduct: false };

/** Noise from a fixed seed: no encoder makes it small. */
const noise: Rgb = { widthPx: SIDE, heightPx: SIDE, data: new Uint8Array(SIDE * SIDE * 3) };
for (let i = 0, seed = 7; i < noise.data.length; i++) {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  noise.data[i] = 64 + ((seed >> 8) & 127);
}

/** A lock that finds files of more bytes than these true. */
function lockFrom(trueBytes: number): PixelLock & { readonly asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    async measure(bytes) {
      asked.push(bytes.length);
      return { mean: bytes.length >= trueBytes ? 0.5 : 1.5, p99: 2, comparedPx: 1 };
    },
  };
}

const encodeWith = (lock: PixelLock, maxBytes: number, formats: readonly FileFormat[], productSidePx = 900) =>
  encodeTruly(noise, lock, { rules: { formats, maxBytes }, productSidePx, provenance });
/** What each way of a format weighs, as found by asking for the truest. */
async function sizes(format: FileFormat): Promise<number[]> {
  const lock = lockFrom(Infinity);
  await encodeWith(lock, 1e9, [format]).catch(() => {});
  return lock.asked;
}

test.each<[FileFormat, string]>([
  ["jpeg", "mozjpeg 95"],
  ["webp", "webp 95"],
  ["png", "png"],
])("%s begins with %s, and that is the file when it is true and small", async (format, encoding) => {
  const made = await encodeWith(lockFrom(0), 1e9, [format]);
  expect(made).toMatchObject({ format, encoding });
  expect((await sharp(made.bytes).metadata()).format).toBe(format);
});

test("a small product begins truer", async () => {
  expect((await encodeWith(lockFrom(0), 1e9, ["jpeg"], 799)).encoding).toBe("jpeg 98");
});

test("a file that is not true enough is written again with more bytes, until it is", async () => {
  const all = await sizes("jpeg");
  const lock = lockFrom(all.at(-1)!);
  expect((await encodeWith(lock, 1e9, ["jpeg"])).encoding).toBe("jpeg 100");
  expect(lock.asked).toEqual(all);
});

test("a file that is too large is written with fewer bytes, as few as needed", async () => {
  const [first] = await sizes("jpeg");
  const made = await encodeWith(lockFrom(0), first! - 1, ["jpeg"]);
  expect(made.encoding).toBe("mozjpeg 93");
  expect(made.bytes.length).toBeLessThan(first!);
});

test("when no way is both, the next format is tried", async () => {
  const [first] = await sizes("jpeg");
  const formats: FileFormat[] = ["jpeg", "png"];
  const onlyPng: PixelLock = {
    measure: async (bytes) => {
      const { format } = await sharp(bytes).metadata();
      return { mean: format === "png" ? 0 : 2, p99: 2, comparedPx: 1 };
    },
  };
  expect((await encodeWith(onlyPng, first! * 4, formats)).format).toBe("png");
});

test("nothing that is both: no file, but the figures, and no way is tried twice", async () => {
  const [first] = await sizes("jpeg");
  const lock = lockFrom(first!);
  await expect(encodeWith(lock, first! - 1, ["jpeg"])).rejects.toMatchObject({
    code: "invalid_output",
    message: expect.stringMatching(/bytes of at most|colours differ by 1\.50, 99th percentile 2\.00/),
  });
  expect(new Set(lock.asked).size).toBe(lock.asked.length);
  await expect(encodeWith(lockFrom(0), 100, ["png"])).rejects.toThrow(/png: \d+ bytes of at most 100/);
  await expect(encodeWith(lockFrom(0), 1e9, [])).rejects.toThrow("no format");
});
