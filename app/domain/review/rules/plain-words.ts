/** The data's notes speak to whoever keeps the data; a reader is told the same in plain words. Pure. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bleft null\b/g, "left open"],
  [/ \(null\)/g, ""],
  [/: null\b/g, ""],
  [
    /^None if the job record says AI-made: contradiction is mechanical\.$/,
    "Was it made by AI? Then these words contradict what we know of it.",
  ],
  [/\bthe asset is AI-made\b/g, "the picture was made by AI"],
];

/** The same without the data's own words. */
export const plainWords = (text: string): string =>
  WORDS.reduce((told, [said, plain]) => told.replace(said, plain), text);
