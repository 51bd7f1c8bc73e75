/** What can be wrong with a picture, put into clean ones on purpose, with the checks that must find it. */
import sharp, { type Sharp } from "sharp";
import type { ReviewedPicture } from "./pictures.ts";
import { decoded, encoded } from "./raw-picture.ts";
import { withShiftedColours } from "./shift-colours.ts";

export interface Defect {
  readonly id: string;
  /** Checks that must find it. */
  readonly finds: readonly string[];
  /** Checks that may find it as well: it is a fault of theirs, too, or lies on their border. They are not counted. */
  readonly mayFind: readonly string[];
  /** It puts another product's picture in its place. */
  readonly takesOther?: true;
  /** @returns the picture with the defect, with what review is told of it where that is something else then */
  readonly seed: (picture: ReviewedPicture, other: ReviewedPicture) => Promise<Partial<ReviewedPicture>>;
}

const ACCURACY = ["product-colours", "silhouette", "missing-parts", "same-product", "sharpness"];
/** Claims are read from what was written, too. */
const TEXT = ["added-text", "text-read", "watermark", "claims"];
/** What places say of the border and of the product's size, where a fault changes both. */
const PLACE = ["target-background", "target-border", "target-fill", "target-crop"];

const jpeg = (picture: Sharp) => picture.jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer();

/** The product's box as the engine tells it. */
function productBox({ context }: ReviewedPicture) {
  const [left, top, width, height] = String(context.evidence["productBox"]).split(",").map(Number) as [
    number,
    number,
    number,
    number,
  ];
  return { left, top, width, height };
}

const over = async ({ bytes, widthPx, heightPx }: ReviewedPicture, shapes: string) =>
  jpeg(
    sharp(bytes).composite([
      {
        input: Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">${shapes}</svg>`,
        ),
      },
    ]),
  );

function shifted(deltaE: number, angle: number): Defect {
  const isFound = deltaE >= 6;
  return {
    id: `colours off by ΔE ${deltaE}, ${angle === 0 ? "towards red" : "towards blue"}`,
    finds: isFound ? ["product-colours"] : [],
    mayFind: [
      ...ACCURACY.filter((id) => id !== "product-colours" || !isFound),
      "watermark",
      "fill",
      ...PLACE,
    ],
    seed: async (picture) => ({ bytes: await withShiftedColours(picture, deltaE, angle) }),
  };
}

const SLOGANS = ["BEST PRICE", "Free shipping", "Limited offer", "NEW SEASON"];
/** Height of capital letters as a share of the font's size. */
const CAPITALS = 0.72;

/** @param height of the capital letters, as a share of the picture's height */
function text(height: number, opacity: number, place: "backdrop" | "product", colour: string): Defect {
  const isFound = height >= 0.03;
  return {
    id: `text of ${height * 100} % on the ${place}, opacity ${opacity}, ${colour}`,
    finds: isFound ? ["added-text"] : [],
    mayFind: [
      ...ACCURACY,
      ...TEXT.filter((id) => !isFound || id !== "added-text"),
      "white-border",
      "fill",
      ...PLACE,
    ],
    async seed(picture) {
      const { widthPx, heightPx, name } = picture;
      const box = productBox(picture);
      const size = (height * heightPx) / CAPITALS;
      const y = place === "backdrop" ? height * heightPx * 1.8 : box.top + box.height * 0.55;
      // Twelve capital letters of a tenth of the height are wider than the frame.
      const slogan = height > 0.06 ? "SALE" : SLOGANS[name.length % SLOGANS.length]!;
      return {
        bytes: await over(
          picture,
          `<text x="${widthPx / 2}" y="${y}" text-anchor="middle" font-family="DejaVu Sans, Arial, sans-serif" font-weight="bold" font-size="${size}" fill="${colour}" fill-opacity="${opacity}">${slogan}</text>`,
        ),
      };
    },
  };
}

function watermark(opacity: number, colour: string): Defect {
  return {
    id: `watermark all over, opacity ${opacity}, ${colour}`,
    finds: ["watermark"],
    mayFind: [...ACCURACY, ...TEXT, "white-border", "fill", ...PLACE],
    async seed(picture) {
      const { widthPx, heightPx } = picture;
      const size = widthPx * 0.05;
      const words: string[] = [];
      for (let y = -heightPx; y < 2 * heightPx; y += size * 3)
        for (let x = -widthPx; x < 2 * widthPx; x += size * 6)
          words.push(
            `<text x="${x}" y="${y}" font-family="DejaVu Sans, Arial, sans-serif" font-weight="bold" font-size="${size}">SAMPLE</text>`,
          );
      const turn = `rotate(-30 ${widthPx / 2} ${heightPx / 2})`;
      return {
        bytes: await over(
          picture,
          `<g transform="${turn}" fill="${colour}" fill-opacity="${opacity}">${words.join("")}</g>`,
        ),
      };
    },
  };
}

function offWhite(level: number): Defect {
  // JPEG may round white down by one level: 254 is white as marketplaces measure it.
  const isFound = level < 254;
  return {
    id: `backdrop of ${level}`,
    // A border that is 254 throughout is off-white where pure white is asked, and white on the own shop.
    finds: ["target-background", ...(isFound ? ["white-border"] : [])],
    mayFind: [],
    async seed({ bytes }) {
      const raw = await decoded(bytes);
      const data = raw.data.map((one) => Math.min(one, level));
      return { bytes: await encoded({ ...raw, data }) };
    },
  };
}

function blurred(share: number): Defect {
  return {
    id: `blurred by ${share * 100} % of the side`,
    finds: ["sharpness"],
    mayFind: [...ACCURACY, "watermark", "white-border", "fill", "added-text", "text-read", ...PLACE],
    seed: async ({ bytes, widthPx }) => ({ bytes: await jpeg(sharp(bytes).blur(share * widthPx)) }),
  };
}

/** Whatever the product hides of a rectangle becomes white. */
function withoutPart(
  id: string,
  finds: readonly string[],
  part: (box: ReturnType<typeof productBox>) => number[],
): Defect {
  return {
    id,
    finds,
    mayFind: [
      ...ACCURACY.filter((one) => !finds.includes(one)),
      "fill",
      "watermark",
      "added-text",
      "text-read",
      ...PLACE,
    ],
    async seed(picture) {
      const [x, y, width, height] = part(productBox(picture));
      return {
        bytes: await over(
          picture,
          `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#fff"/>`,
        ),
      };
    },
  };
}

/** The evidence of a picture whose content was scaled about the middle of its frame. */
function scaledEvidence({ context, widthPx, heightPx }: ReviewedPicture, scale: number) {
  const about = (name: string) => {
    const [left, top, width, height] = String(context.evidence[name]).split(",").map(Number) as [
      number,
      number,
      number,
      number,
    ];
    return [
      widthPx / 2 + (left - widthPx / 2) * scale,
      heightPx / 2 + (top - heightPx / 2) * scale,
      width * scale,
      height * scale,
    ]
      .map(Math.round)
      .join(",");
  };
  return { ...context.evidence, productBox: about("productBox"), placedAt: about("placedAt") };
}

async function shrunk(picture: ReviewedPicture, fill: number): Promise<Partial<ReviewedPicture>> {
  const { bytes, widthPx, heightPx, context } = picture;
  const claimed = Number(context.evidence["fillRatio"]);
  const [width, height] = [Math.round((widthPx * fill) / claimed), Math.round((heightPx * fill) / claimed)];
  const [left, top] = [Math.round((widthPx - width) / 2), Math.round((heightPx - height) / 2)];
  const small = sharp(bytes)
    .resize(width, height)
    .extend({
      left,
      top,
      right: widthPx - width - left,
      bottom: heightPx - height - top,
      background: "#ffffff",
    });
  return {
    bytes: await jpeg(small),
    context: { ...context, evidence: scaledEvidence(picture, width / widthPx) },
  };
}

/** Everything that is seeded, into pictures on white. */
export const DEFECTS: readonly Defect[] = [
  ...[3, 6, 12].flatMap((deltaE) => [shifted(deltaE, 0), shifted(deltaE, (-3 * Math.PI) / 4)]),
  withoutPart("a fifth cut off", ["missing-parts", "silhouette"], ({ left, top, width, height }) => [
    left + width * 0.8,
    top - 4,
    width * 0.2 + 4,
    height + 8,
  ]),
  withoutPart("a hole of a fifth of each side", ["missing-parts"], ({ left, top, width, height }) => [
    left + width * 0.4,
    top + height * 0.45,
    width * 0.2,
    height * 0.2,
  ]),
  ...[0.02, 0.03, 0.05, 0.1].flatMap((height) =>
    [1, 0.5, 0.25].flatMap((opacity) => [
      text(height, opacity, "backdrop", "#000000"),
      text(height, opacity, "product", "#d00000"),
    ]),
  ),
  watermark(0.1, "#000000"),
  watermark(0.25, "#000000"),
  watermark(0.5, "#808080"),
  ...[250, 251, 252, 253, 254].map(offWhite),
  {
    id: "a line around the border",
    finds: ["white-border", "target-background"],
    mayFind: ["fill", ...TEXT, ...PLACE],
    seed: async (picture) => ({
      bytes: await over(
        picture,
        `<rect x="2" y="2" width="${picture.widthPx - 4}" height="${picture.heightPx - 4}" fill="none" stroke="#999" stroke-width="4"/>`,
      ),
    }),
  },
  {
    id: "fill of 84 %",
    finds: ["fill", "target-fill"],
    mayFind: [],
    seed: (picture) => shrunk(picture, 0.84),
  },
  {
    id: "wrong size",
    finds: ["dimensions"],
    mayFind: [],
    async seed(picture) {
      const side = picture.widthPx - 24;
      const scale = side / picture.widthPx;
      const evidence = Object.fromEntries(
        Object.entries(picture.context.evidence).map(([name, value]) => [
          name,
          name === "productBox" || name === "placedAt"
            ? String(value)
                .split(",")
                .map((px) => Math.round(Number(px) * scale))
                .join(",")
            : value,
        ]),
      );
      return {
        bytes: await jpeg(sharp(picture.bytes).resize(side, side)),
        context: { ...picture.context, evidence },
      };
    },
  },
  {
    id: "wrong ratio: squeezed to 4:5",
    finds: ["silhouette", "target-ratio"],
    mayFind: [...ACCURACY, ...PLACE, "fill", "watermark", "added-text", "text-read", "dimensions"],
    seed: async ({ bytes, widthPx, heightPx }) => ({
      bytes: await jpeg(sharp(bytes).resize(Math.round(widthPx * 0.8), heightPx, { fit: "fill" })),
    }),
  },
  {
    id: "mirrored",
    finds: ["same-product"],
    mayFind: [...ACCURACY, ...TEXT, ...PLACE, "fill"],
    seed: async ({ bytes }) => ({ bytes: await jpeg(sharp(bytes).flop()) }),
  },
  {
    id: "another product",
    takesOther: true,
    finds: ["same-product"],
    mayFind: [...ACCURACY, ...TEXT, ...PLACE, "fill", "outline"],
    seed: async (picture, other) => ({ bytes: other.bytes, context: { ...picture.context } }),
  },
  blurred(0.003),
  blurred(0.006),
  {
    id: "blank",
    finds: ["blank", "fill"],
    mayFind: [...ACCURACY, ...TEXT, ...PLACE],
    seed: async ({ widthPx, heightPx }) => ({
      bytes: await jpeg(
        sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: "#ffffff" } }),
      ),
    }),
  },
];
