/** 8-bit sRGB. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** @param hex "#rrggbb" */
export function colourOf(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return { red: value >> 16, green: (value >> 8) & 255, blue: value & 255 };
}

/** The colour on its way to another one: share 0 is the first, 1 the other. */
export function mix(one: Colour, other: Colour, share: number): Colour {
  const between = (from: number, to: number) => from + (to - from) * share;
  return {
    red: between(one.red, other.red),
    green: between(one.green, other.green),
    blue: between(one.blue, other.blue),
  };
}
