/** The data's notes speak to whoever keeps the data; a reader is told the same in plain words, which are English as the data is. Pure. */
import words from "./plain-words.json" with { type: "json" };

const WORDS = words.map(({ said, plain }) => ({ said: new RegExp(said, "g"), plain }));

/** The same without the data's own words. */
export const plainWords = (text: string): string =>
  WORDS.reduce((told, { said, plain }) => told.replace(said, plain), text);
