/** A drawn product in a photo and in a picture, for tests that hold one against the other. */
import sharp, { type Sharp } from "sharp";
import type { CheckContext } from "../../app/domain/review/checks/check.ts";
import { runChecks } from "../../app/domain/review/checks/index.ts";
import { openSource } from "../../app/domain/review/checks/source.ts";
import type { Finding } from "../../app/domain/review/schemas.ts";

/** 100 × 100: a jug with a spout on one side and a label; nothing in it is symmetrical. */
export const JUG = `
  <path d="M20 15 L70 10 L85 25 L72 40 L78 95 L22 95 Z" fill="#2f6f8f"/>
  <rect x="30" y="50" width="34" height="26" fill="#e8c95a"/>
  <path d="M33 56 h26 M33 63 h18 M33 70 h22" stroke="#5a2a1a" stroke-width="3"/>
  <circle cx="40" cy="28" r="7" fill="#b8402a"/>`;

/** Something else altogether. */
export const LAMP = `
  <path d="M10 5 H90 L70 45 H30 Z" fill="#f0e4c0"/><rect x="46" y="45" width="8" height="40" fill="#222"/>
  <rect x="20" y="85" width="60" height="12" fill="#222"/>`;

const SIDE = 1024;
/** Where the product's 100 × 100 lie in the photo of 800 × 600, and in the picture. */
const IN_PHOTO = { left: 200, top: 100, side: 400 };
const IN_PICTURE = { left: 112, top: 112, side: 800 };

const drawn = (width: number, height: number, backdrop: string, inside: string): Sharp =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${backdrop}"/>${inside}</svg>`,
    ),
  );

const at = ({ left, top, side }: typeof IN_PHOTO, product: string) =>
  `<g transform="translate(${left} ${top}) scale(${side / 100})">${product}</g>`;

export const jpegOf = (picture: Sharp): Promise<Buffer> =>
  picture.removeAlpha().jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer();

/** The photo. @param backdrop a room needs a pattern; plain unless said otherwise */
export const photoOf = (product = JUG, backdrop = "#dedede"): Promise<Buffer> =>
  jpegOf(drawn(800, 600, backdrop, at(IN_PHOTO, product)));

/** The picture of it on a plain backdrop. @param extra drawn over everything, in pixels of 1,024 */
export const pictureOf = (product = JUG, { backdrop = "#ffffff", extra = "" } = {}): Promise<Buffer> =>
  jpegOf(drawn(SIDE, SIDE, backdrop, at(IN_PICTURE, product) + extra));

/** What the shop keeps of the photo's outline. */
export async function maskOf(product = JUG) {
  const solid = product.replace(/(fill|stroke)="#\w+"/g, '$1="#fff"');
  const { data, info } = await drawn(800, 600, "#000", at(IN_PHOTO, solid))
    .resize(400, 300)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const grey = Uint8Array.from({ length: info.width * info.height }, (_, i) => data[i * info.channels]!);
  return { widthPx: info.width, heightPx: info.height, data: grey };
}

/** What an engine that only scales says of it. */
export const PLACED = {
  cutoutNeedsLook: false,
  colourDifferenceMean: 0.4,
  colourDifferenceP99: 2,
  paintsProduct: false,
  productBox: "272,192,520,680",
  sourceCrop: "200,100,400,400",
  placedAt: "112,112,800,800",
  scaleFactor: 2,
  sourceWidthPx: 800,
  sourceHeightPx: 600,
} as const;
/** What an engine says that paints: nothing that could be held against the photo. */
export const PAINTED = { cutoutNeedsLook: false, paintsProduct: true } as const;

export interface Held {
  readonly photo?: Uint8Array | null;
  /** False: the shop keeps no outline. */
  readonly mask?: boolean;
  readonly context?: Partial<CheckContext>;
}

/** All findings on a picture, beside the jug's photo unless another one or none is given. */
export async function findingsOn(
  picture: Uint8Array,
  { photo, mask = true, context = {} }: Held = {},
): Promise<Finding[]> {
  const evidence = context.evidence ?? PLACED;
  const bytes = photo === undefined ? await photoOf() : photo;
  const source = bytes && (await openSource({ bytes, ...(mask && { mask: await maskOf() }) }, evidence));
  return runChecks(picture, {
    target: "shopify",
    longestSidePx: SIDE,
    backdrop: "#ffffff",
    fill: 0.66,
    mimeType: "image/jpeg",
    evidence,
    source: source ?? null,
    ...context,
  });
}

/** One check's finding of these. */
export async function findingOf(id: string, picture: Uint8Array, held?: Held): Promise<Finding> {
  const found = (await findingsOn(picture, held)).find(({ checkId }) => checkId === id);
  if (found === undefined) throw new Error(`no finding of ${id}`);
  return found;
}
