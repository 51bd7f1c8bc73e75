import sharp, { type Sharp } from "sharp";
import type { DoubleContext } from "../context.ts";
import type { FileRow } from "../database.ts";
import { PLAIN_BACKGROUND, type Recipe } from "../pictures.ts";

const SIDE_PX = 160;
const MAX_KEPT = 2000;
const kept = new Map<string, Buffer>();

/**
 * A small WebP of a picture for lists. A picture that nobody has asked for yet is not made for it: its pattern's is shown.
 * Null when the bytes are no picture.
 */
export async function thumbnail(context: DoubleContext, file: FileRow): Promise<Buffer | null> {
  const key = `${file.id} ${file.updated_at} ${file.sha256}`;
  const earlier = kept.get(key);
  if (earlier) return earlier;
  try {
    const picture = pictureOf(context, file);
    if (!picture) return null;
    const small = await picture.resize(SIDE_PX, SIDE_PX, { fit: "inside" }).webp().toBuffer();
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(key, small);
    return small;
  } catch {
    return null;
  }
}

function pictureOf(context: DoubleContext, file: FileRow): Sharp | null {
  if (file.kind !== "IMAGE") return null;
  if (file.sha256 !== null) return sharp(context.blobs.read(file.sha256));
  if (file.recipe === null) return null;
  const recipe = JSON.parse(file.recipe) as Recipe;
  // However many pixels it would have: a plain picture looks the same at any size.
  if (recipe.kind === "plain") {
    const scale = SIDE_PX / Math.max(recipe.width, recipe.height);
    const side = (length: number) => Math.max(1, Math.round(length * scale));
    return sharp({
      create: {
        width: side(recipe.width),
        height: side(recipe.height),
        channels: 3,
        background: PLAIN_BACKGROUND,
      },
    });
  }
  const { left, top, width, height } = recipe;
  return sharp(context.blobs.read(recipe.base)).extract({ left, top, width, height });
}
