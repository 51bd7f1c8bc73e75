/** The languages that the app speaks, and which of them suits somebody. Pure. */

export const LANGUAGES = ["en", "de", "fr", "es", "ja"] as const;
export type Language = (typeof LANGUAGES)[number];
export const FALLBACK_LANGUAGE: Language = "en";

/** The language of a locale such as "de-AT"; null: we don't speak it, or it is none. */
export function languageOf(locale: string | null | undefined): Language | null {
  const tongue = /^([a-z]{2,3})(?:[-_]|$)/i.exec(locale ?? "")?.[1]?.toLowerCase();
  return LANGUAGES.find((language) => language === tongue) ?? null;
}

/**
 * The language to answer a request in. Shopify admin names the merchant's as `locale` in the address of a page; App
 * Bridge names it in `Accept-Language` of what a page fetches. One that we don't speak is answered in English, not in
 * another one that the browser would take: the page around ours is in the admin's.
 * https://shopify.dev/docs/api/app-home/apis/authentication-and-data/resource-fetching-api
 *
 * @param address as it stands in the request: a path with its query
 * @param accepted its `Accept-Language`
 */
export function requestLanguage(address: string, accepted: string | undefined): Language {
  const named = new URLSearchParams(address.split("?", 2)[1] ?? "").get("locale");
  return languageOf(named ?? mostWanted(accepted)) ?? FALLBACK_LANGUAGE;
}

/** The first of an `Accept-Language` header, which browsers begin with what is wanted most. */
const mostWanted = (accepted: string | undefined): string | undefined =>
  accepted?.split(/[,;]/, 1)[0]?.trim();
