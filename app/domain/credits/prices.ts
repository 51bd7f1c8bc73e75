/** The price list, in credits. The only place where a price stands; browser-safe. Source: product truth. */

/** One generated picture. */
export const PICTURE_PRICE_CREDITS = { standard: 15, hd: 20, ultra: 30 } as const;

/** One generated video, by its length. */
export const VIDEO_PRICE_CREDITS = { "5s": 260, "10s": 460 } as const;

/** One item of an order, by what is bought. */
export const ITEM_PRICE_CREDITS = {
  ...PICTURE_PRICE_CREDITS,
  "video-5": VIDEO_PRICE_CREDITS["5s"],
  "video-10": VIDEO_PRICE_CREDITS["10s"],
} as const;

/** What a shop is given at its first installation, once for ever. */
export const WELCOME_CREDITS = 50;
