import type { Check } from "./check.ts";

/** Shopify's limit for a product image. Source: Shopify help, "Product media types". */
const MAX_BYTES = 20_000_000;

const MIME_TYPES: Readonly<Record<string, string>> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
};

/**
 * The file is what it says it is, and what every browser shows alike: JPEG, PNG or WebP, one frame, RGB (blocked
 * otherwise), 8 bits (warned otherwise: shops convert it, with their own rounding), not too many bytes. Of a file that
 * wasn't made here the place says what it takes; colours of print and many bits are told wherever it is to be shown.
 */
export const formatCheck: Check = {
  id: "format",
  section: "platform-rules",
  scope: "picture",
  version: 1,
  run({ format, bytes, storedColourSpace, frames }, { mimeType, isForeign }) {
    const evidence = { format, mimeType, bytes, maxBytes: MAX_BYTES, storedColourSpace, frames };
    const isDeep = storedColourSpace === "rgb16" || storedColourSpace === "grey16";
    const isPrint = storedColourSpace === "cmyk";
    if (isForeign)
      return isDeep || isPrint
        ? { outcome: "warn", evidence }
        : { outcome: "pass", evidence: { ...evidence, notJudged: "no-order" } };
    const sound = MIME_TYPES[format] === mimeType && bytes <= MAX_BYTES && frames === 1 && !isPrint;
    if (!sound) return { outcome: "block", evidence };
    return { outcome: isDeep ? "warn" : "pass", evidence };
  },
};
