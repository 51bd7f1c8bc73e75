/** Where pictures are to be sold: what each place asks of proportions, size and background, and what a style says to it. Browser-safe, pure. */
import {
  FILE_FORMATS,
  type FileFormat,
  type FileRules,
  type PlatformId,
  type Quality,
  type Ratio,
  type Recipe,
  type RecipeName,
  type StyleSettings,
  WHITE_RECIPE,
  frameSize,
  withAlpha,
} from "./schemas.ts";

const RECOMMENDED = {
  white: ["white"],
  "white-or-transparent": ["white", "transparent"],
} as const satisfies Record<string, readonly RecipeName[]>;

export interface Platform {
  /** Smallest picture that is taken, in pixels of the side it is measured on; null: no figure was found. */
  readonly minPx: { readonly side: "longest" | "each"; readonly px: number } | null;
  /** Proportions that are asked for; null: any. */
  readonly ratios: readonly Ratio[] | null;
  /** Whether the background must be pure white. */
  readonly isWhite: boolean;
  /** The backgrounds that it recommends without asking for them; left out: it says nothing. */
  readonly recommended?: keyof typeof RECOMMENDED;
  /** It shows what is transparent as black. */
  readonly showsClearBlack?: true;
  /** Formats that are taken, of those that can be made; null: nothing was found. */
  readonly formats: readonly FileFormat[] | null;
  /** Largest file that is taken; null: no figure was found. */
  readonly maxBytes: number | null;
  readonly source: string;
  readonly readOn: string;
  readonly confidence: "high" | "medium" | "low";
}

export const PLATFORMS: Readonly<Record<PlatformId, Platform>> = {
  shopify: {
    minPx: null,
    ratios: null,
    isWhite: false,
    formats: ["jpeg", "webp", "png"],
    maxBytes: 20_000_000,
    source: "https://help.shopify.com/en/manual/products/product-media/product-media-types",
    readOn: "2026-11-22",
    confidence: "medium",
  },
  "amazon-main": {
    minPx: { side: "longest", px: 500 },
    ratios: ["1:1"],
    isWhite: true,
    formats: ["jpeg", "png"],
    maxBytes: null,
    source:
      "https://sellercentral.amazon.com.au/gp/help/external/help.html?itemID=T8RSE9S9NK4LP6Z&language=en_AU",
    readOn: "2026-11-22",
    confidence: "medium",
  },
  google: {
    minPx: { side: "each", px: 500 },
    ratios: ["1:1"],
    isWhite: false,
    recommended: "white-or-transparent",
    formats: ["jpeg", "webp", "png"],
    maxBytes: 16_000_000,
    source: "https://support.google.com/merchants/answer/6324350",
    readOn: "2026-11-22",
    confidence: "high",
  },
  meta: {
    minPx: { side: "each", px: 500 },
    ratios: ["1:1", "4:5"],
    isWhite: false,
    formats: null,
    maxBytes: null,
    source: "https://brandee.edu.vn/glossary/481150918755515-facebook-en",
    readOn: "2026-11-22",
    confidence: "medium",
  },
  "tiktok-shop": {
    minPx: { side: "each", px: 600 },
    ratios: ["1:1"],
    isWhite: true,
    formats: ["jpeg", "png"],
    maxBytes: 5_000_000,
    source: "https://seller-us.tiktok.com/university/essay?knowledge_id=3196690250417921",
    readOn: "2026-11-22",
    confidence: "medium",
  },
  ebay: {
    minPx: { side: "longest", px: 500 },
    ratios: null,
    isWhite: false,
    formats: ["jpeg", "webp", "png"],
    maxBytes: 12_000_000,
    source: "https://www.ebay.com/help/policies/listing-policies/picture-policy?id=4370",
    readOn: "2026-11-22",
    confidence: "high",
  },
  etsy: {
    minPx: null,
    ratios: ["1:1", "16:9", "1.91:1"],
    isWhite: false,
    showsClearBlack: true,
    formats: ["jpeg", "png"],
    maxBytes: null,
    source:
      "https://help.etsy.com/hc/en-us/articles/115015663347-Requirements-and-Best-Practices-for-Images-in-Your-Etsy-Shop",
    readOn: "2026-10-06",
    confidence: "high",
  },
  "walmart-main": {
    minPx: null,
    ratios: ["1:1"],
    isWhite: true,
    formats: ["jpeg", "png"],
    maxBytes: 5_000_000,
    source:
      "https://marketplacelearn.walmart.com/guides/Item%20setup/Item%20content,%20imagery,%20and%20media/Product-detail-page:-Image-guidelines-&-requirements",
    readOn: "2026-11-22",
    confidence: "high",
  },
  pinterest: {
    minPx: null,
    ratios: ["2:3"],
    isWhite: false,
    formats: ["jpeg", "png"],
    maxBytes: 20_000_000,
    source: "https://help.pinterest.com/en/business/article/pinterest-product-specs",
    readOn: "2026-11-22",
    confidence: "high",
  },
  zalando: {
    minPx: { side: "longest", px: 1100 },
    // It asks for 1:1.44, which is none of ours; 2:3 is the nearest.
    ratios: [],
    isWhite: true,
    formats: ["jpeg"],
    maxBytes: 20_000_000,
    source: "https://partner.zalando.com/university/article/visual-content-and-post-production-guide",
    readOn: "2026-11-22",
    confidence: "high",
  },
  "mercado-libre": {
    minPx: { side: "each", px: 500 },
    ratios: ["1:1"],
    isWhite: false,
    recommended: "white",
    formats: ["jpeg", "webp", "png"],
    maxBytes: 10_000_000,
    source: "https://developers.mercadolivre.com.br/en_us/working-with-pictures/",
    readOn: "2026-11-22",
    confidence: "high",
  },
};

/**
 * What a file must be so that Shopify and all of these platforms take it. A platform of which nothing was found gets
 * JPEG, and sets no limit of bytes. A picture on nothing is never a JPEG: where a platform takes nothing else, it is a
 * PNG for the others, and `styleNotes` says so.
 */
export function fileRules(platforms: readonly PlatformId[], recipe: Recipe = WHITE_RECIPE): FileRules {
  const all = [PLATFORMS.shopify, ...platforms.map((id) => PLATFORMS[id])];
  const rules: FileRules = {
    formats: FILE_FORMATS.filter((format) =>
      all.every(({ formats }) => (formats ?? ["jpeg"]).includes(format)),
    ),
    maxBytes: Math.min(...all.map(({ maxBytes }) => maxBytes ?? Infinity)),
  };
  if (recipe.name !== "transparent") return rules;
  const { formats, ...limits } = withAlpha(rules);
  return { ...limits, formats: formats.length > 0 ? formats : ["png"] };
}

/** What a style doesn't give a platform that it is meant for. */
export type StyleNote = { readonly platform: PlatformId } & (
  | { readonly kind: "no-ratio" | "white" | "black" | "opaque" }
  | { readonly kind: "ratios"; readonly ratios: readonly Ratio[] }
  | { readonly kind: "pixels"; readonly px: number }
  | { readonly kind: "recommends"; readonly background: keyof typeof RECOMMENDED }
);

/**
 * What a style doesn't give the platforms that it is meant for: none when it fits. Sizes are no matter here: the
 * smallest quality is larger than every platform's minimum, except where a note says so.
 */
export function styleNotes({ recipe, ratios, platforms }: StyleSettings, quality: Quality): StyleNote[] {
  return platforms.flatMap((platform) => {
    const { minPx, ratios: taken } = PLATFORMS[platform];
    const background = backgroundNote(platform, recipe);
    const notes: StyleNote[] = background ? [background] : [];
    const fitting = ratios.filter((ratio) => taken === null || taken.includes(ratio));
    if (fitting.length === 0)
      notes.push(
        taken?.length ? { platform, kind: "ratios", ratios: taken } : { platform, kind: "no-ratio" },
      );
    const tooSmall =
      minPx !== null &&
      fitting.some((ratio) => {
        const { widthPx, heightPx } = frameSize(quality, ratio);
        return (minPx.side === "each" ? Math.min : Math.max)(widthPx, heightPx) < minPx.px;
      });
    if (tooSmall) notes.push({ platform, kind: "pixels", px: minPx.px });
    return notes;
  });
}

/** What a platform says to a background; null: nothing. */
function backgroundNote(platform: PlatformId, recipe: Recipe): StyleNote | null {
  const { isWhite, recommended, formats, showsClearBlack } = PLATFORMS[platform];
  if (recipe.name === "white") return null;
  if (isWhite) return { platform, kind: "white" };
  if (recipe.name === "transparent") {
    if (showsClearBlack) return { platform, kind: "black" };
    if (formats !== null && withAlpha({ formats, maxBytes: 0 }).formats.length === 0)
      return { platform, kind: "opaque" };
  }
  if (recommended === undefined) return null;
  const names: readonly RecipeName[] = RECOMMENDED[recommended];
  return names.includes(recipe.name) ? null : { platform, kind: "recommends", background: recommended };
}
