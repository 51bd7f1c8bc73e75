/** What the places are called where results are sold, and what they say to a style. Pure. */
import { wordsByName } from "#app/platform/i18n/by-key.ts";
import { listed, t } from "#app/platform/i18n/translate.ts";
import type { StyleNote } from "../domain/generation/platforms.ts";
import type { PlatformId } from "../domain/generation/schemas.ts";

export const PLATFORM_WORDS = wordsByName<PlatformId>({
  shopify: "create.place.shopify",
  "amazon-main": "create.place.amazon-main",
  google: "create.place.google",
  meta: "create.place.meta",
  "tiktok-shop": "create.place.tiktok-shop",
  ebay: "create.place.ebay",
  etsy: "create.place.etsy",
  "walmart-main": "create.place.walmart-main",
  pinterest: "create.place.pinterest",
  zalando: "create.place.zalando",
  "mercado-libre": "create.place.mercado-libre",
});

/** What a style doesn't give a place, as a sentence. */
export function noteSentence(note: StyleNote): string {
  const place = PLATFORM_WORDS[note.platform];
  switch (note.kind) {
    case "ratios":
      return t("create.note.ratios", { place, ratios: listed(note.ratios, "disjunction") });
    case "pixels":
      return t("create.note.pixels", { place, px: note.px });
    case "recommends":
      return t(`create.note.recommends.${note.background}`, { place });
    default:
      return t(`create.note.${note.kind}`, { place });
  }
}
