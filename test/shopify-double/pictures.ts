import { createHash } from "node:crypto";
import sharp from "sharp";
import type { Blobs } from "./blobs.ts";
import type { Database, FileRow } from "./database.ts";

/** How to make a picture that is not stored yet. Its size is known without making it. */
export type Recipe =
  | {
      kind: "edition";
      base: string;
      left: number;
      top: number;
      width: number;
      height: number;
      gain: [number, number, number];
      noiseSeed: number;
    }
  | { kind: "plain"; width: number; height: number };

/** What a plain picture shows, all over. */
export const PLAIN_BACKGROUND = "#c9d3d8";

/** At most this share of a side is cut off on each edge, so that the product stays inside the frame. */
const MAX_CROP_SHARE = 0.03;
const MAX_TINT = 0.03;
const NOISE_LEVELS = 2;

/** A variation of a picture (crop, tint, noise) that depends on nothing but the picture and the edition's number. */
export function planEdition(base: string, widthPx: number, heightPx: number, edition: number): Recipe {
  const digest = createHash("sha256").update(`${base}:${edition}`).digest();
  const share = (index: number) => digest.readUInt16BE(index * 2) / 0xffff;
  const crop = (index: number, length: number) => Math.round(share(index) * MAX_CROP_SHARE * length);
  const left = crop(0, widthPx);
  const top = crop(1, heightPx);
  const tint = (index: number) => 1 + (share(index) * 2 - 1) * MAX_TINT;
  return {
    kind: "edition",
    base,
    left,
    top,
    width: widthPx - left - crop(2, widthPx),
    height: heightPx - top - crop(3, heightPx),
    gain: [tint(4), tint(5), tint(6)],
    noiseSeed: digest.readUInt32BE(16) || 1,
  };
}

async function render(recipe: Recipe, blobs: Blobs): Promise<Buffer> {
  if (recipe.kind === "plain") {
    const { width, height } = recipe;
    return sharp({
      create: { width, height, channels: 3, background: PLAIN_BACKGROUND },
      limitInputPixels: false,
    })
      .jpeg({ quality: 80 })
      .toBuffer();
  }
  const { left, top, width, height, gain, noiseSeed } = recipe;
  const { data, info } = await sharp(blobs.read(recipe.base))
    .extract({ left, top, width, height })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let state = noiseSeed;
  for (let index = 0; index < data.length; index += 1) {
    // xorshift32: the same noise on every machine.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const noise = ((state >>> 0) % (2 * NOISE_LEVELS + 1)) - NOISE_LEVELS;
    const value = data[index]! * gain[(index % 3) as 0 | 1 | 2] + noise;
    data[index] = value < 0 ? 0 : value > 255 ? 255 : value;
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
}

const underWay = new Map<number, Promise<Buffer>>();

/** The bytes of a file; a picture with a recipe is made at the first call and kept. */
export async function fileBytes(db: Database, blobs: Blobs, file: FileRow): Promise<Buffer> {
  if (file.sha256 !== null) return blobs.read(file.sha256);
  if (file.recipe === null) throw new Error(`File ${file.id} has neither bytes nor a recipe`);
  const recipe = JSON.parse(file.recipe) as Recipe;
  let making = underWay.get(file.id);
  if (!making) {
    making = render(recipe, blobs)
      .then((bytes) => {
        const sha256 = blobs.put(bytes);
        db.run("UPDATE file SET sha256 = ?, bytes = ? WHERE id = ?", sha256, bytes.length, file.id);
        return bytes;
      })
      .finally(() => underWay.delete(file.id));
    underWay.set(file.id, making);
  }
  return making;
}

export interface PictureHeader {
  mime: string;
  widthPx: number | null;
  heightPx: number | null;
}

const MIME_BY_EXTENSION: Record<string, string> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
  heic: "image/heic",
  svg: "image/svg+xml",
  mp4: "video/mp4",
  mov: "video/quicktime",
};

/** The media type that a file name promises; null for an ending that is neither an image's nor a video's. */
export function mimeOf(filename: string): string | null {
  return MIME_BY_EXTENSION[filename.slice(filename.lastIndexOf(".") + 1).toLowerCase()] ?? null;
}

/** What the header of the bytes says, with the type that the name promises; sizes are null when it says nothing. */
export async function pictureHeader(bytes: Buffer, filename: string): Promise<PictureHeader> {
  const mime = mimeOf(filename) ?? "application/octet-stream";
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return { mime, widthPx: width, heightPx: height };
  } catch {
    return { mime, widthPx: null, heightPx: null };
  }
}
