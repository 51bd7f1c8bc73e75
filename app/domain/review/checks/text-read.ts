import type { Check } from "./check.ts";
import { notJudged, rounded } from "./not-judged.ts";

/** Less sure than this the reader has seen no letters that it knows. */
const LEAST_CONFIDENCE = 0.4;
/** Longest text that a finding tells, in characters. */
const MOST_CHARACTERS = 500;

/**
 * What the added writing says. Gibberish, letters that make no words, goes to a person: generated pictures carry it.
 * Words pass here: that they were added is another finding, and what they claim is judged with the other texts.
 */
export const textReadCheck: Check = {
  id: "text-read",
  section: "text-and-logo",
  version: 2,
  scope: "picture",
  run(_picture, context) {
    const { addedText = "no-text-reader" } = context;
    if (typeof addedText === "string") return notJudged(addedText, context);
    const { boxes, read } = addedText;
    if (boxes.length === 0) return { outcome: "pass", evidence: { addedTexts: 0 } };
    if (read === undefined) return { outcome: "pass", evidence: { notJudged: "not-readable" } };
    const gibberish = boxes.filter((_, i) => {
      const one = read[i];
      return one !== undefined && one.text !== "" && isGibberish(one.text, one.confidence);
    });
    const text = read
      .map((one) => one.text)
      .filter((one) => one !== "")
      .join(" · ");
    const confidences = read.filter((one) => one.text !== "").map(({ confidence }) => confidence);
    return {
      outcome: gibberish.length > 0 ? "person" : "pass",
      evidence: {
        text: text.slice(0, MOST_CHARACTERS),
        ...(confidences.length > 0 && { leastConfidence: rounded(Math.min(...confidences)) }),
        gibberish: gibberish.length,
      },
      ...(gibberish.length > 0 && { boxes: gibberish }),
    };
  },
};

/**
 * Whether a text is no writing: the reader wasn't sure of it, or most of its longer words have no vowel or signs within.
 * It reads Latin letters; other scripts, numbers, units and short marks such as "XL" are left alone.
 */
export function isGibberish(text: string, confidence: number): boolean {
  const words = text.split(/\s+/).filter((word) => lettersOf(word).length >= 4);
  if (words.length === 0) return false;
  if (confidence < LEAST_CONFIDENCE) return true;
  const odd = words.filter(
    (word) => !VOWEL.test(lettersOf(word)) || CONSONANTS.test(lettersOf(word)) || SIGN_WITHIN.test(word),
  );
  return odd.length * 2 > words.length;
}

/** Latin letters without their accents. */
const lettersOf = (word: string): string => word.normalize("NFKD").replace(/[^a-zæœøß]/giu, "");
const VOWEL = /[aeiouyæœø]/iu;
const CONSONANTS = /[bcdfghjklmnpqrstvwxzß]{6,}/iu;
const SIGN_WITHIN = /\p{L}[^\p{L}\p{M}\p{N}'’.&/:,%–-]+\p{L}/u;
