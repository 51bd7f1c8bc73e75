/** Backdrops that are no colour: drawn scenes, and none at all. */
export const SCENIC = "scenic";
export const TRANSPARENT = "transparent";

/** An sRGB colour, 0…255 a channel. */
export type Colour = readonly [red: number, green: number, blue: number];

/**
 * @param backdrop "#rrggbb"
 * @throws RangeError for anything else: a picture must not pass for a colour that nobody understood
 */
export function colourOf(backdrop: string): Colour {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(backdrop);
  if (channels === null) throw new RangeError("the backdrop is no colour");
  return channels.slice(1).map((channel) => Number.parseInt(channel, 16)) as unknown as Colour;
}

/** Brightness of a colour, 0…255, in whole numbers and fast. */
export const greyOf = (red: number, green: number, blue: number): number =>
  (red * 54 + green * 183 + blue * 19) >> 8;
