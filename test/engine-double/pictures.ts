/** What the double draws. */
import sharp from "sharp";
import type { Behaviour } from "./behaviours.ts";

const LONGEST_SIDE_PX: Readonly<Record<string, number>> = { standard: 1024, hd: 2048, ultra: 4096 };
const PRODUCT_SHARE: Readonly<Record<string, number>> = { tight: 0.92, standard: 0.85, loose: 0.7 };
/** Each further variation is darker by this share. */
const VARIATION_STEP = 0.04;

/** What a picture is asked for with. */
export interface Asked {
  readonly recipe: { readonly name: string; readonly colour?: string; readonly framing?: string };
  readonly quality: string;
  /** "width:height" */
  readonly ratio: string;
  readonly variation: number;
  readonly source: { readonly sha256: string; readonly base64: string };
}

/**
 * The photo, scaled onto the recipe's plain backdrop: the right size and a real decode, so that a broken photo is
 * noticed. Some behaviours ask for something worse.
 * @throws Error when the photo can't be decoded
 */
export async function makePicture(asked: Asked, behaviour: Behaviour): Promise<Buffer> {
  if (behaviour === "broken") return Buffer.from("this is no picture");
  if (behaviour === "canned" || behaviour === "slow") return cannedPicture(asked);
  const { width, height } = behaviour === "wrong-size" ? { width: 100, height: 100 } : sizeOf(asked);
  const background = asked.recipe.colour ?? "#ffffff";
  const canvas = sharp({ create: { width, height, channels: 3, background } });
  if (behaviour === "blank") return canvas.jpeg().toBuffer();
  const share = PRODUCT_SHARE[asked.recipe.framing ?? "standard"] ?? 0.85;
  const product = await sharp(Buffer.from(asked.source.base64, "base64"), { limitInputPixels: 50_000_000 })
    .rotate()
    .resize(Math.round(width * share), Math.round(height * share), { fit: "inside" })
    .linear(1 - VARIATION_STEP * (asked.variation - 1))
    .png()
    .toBuffer();
  const picture = await canvas
    .composite([{ input: product }])
    .jpeg({ quality: 92 })
    .toBuffer();
  return behaviour === "truncated" ? picture.subarray(0, picture.length >> 1) : picture;
}

const stock = new Map<string, Promise<Buffer>>();

/** A grey block on white, drawn once for each quality and ratio. The photo is not looked at. */
function cannedPicture(asked: Asked): Promise<Buffer> {
  const { width, height } = sizeOf(asked);
  const key = `${width}×${height}`;
  let picture = stock.get(key);
  if (!picture) {
    const [productWidth, productHeight] = [Math.round(width * 0.875), Math.round(height * 0.875)];
    picture = sharp({ create: { width, height, channels: 3, background: "#ffffff" } })
      .composite([
        {
          input: {
            create: { width: productWidth, height: productHeight, channels: 3, background: "#555555" },
          },
        },
      ])
      .jpeg()
      .toBuffer();
    stock.set(key, picture);
  }
  return picture;
}

function sizeOf({ quality, ratio }: Asked): { width: number; height: number } {
  const longestPx = LONGEST_SIDE_PX[quality] ?? 1024;
  const [across = 1, down = 1] = ratio.split(":").map(Number);
  const scale = longestPx / Math.max(across, down);
  return { width: Math.round(across * scale), height: Math.round(down * scale) };
}
