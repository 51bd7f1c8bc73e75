/** Labels that badges wear: words, and the tone that says how good the news is. Pure. */
import { type WordKey, t } from "#app/platform/i18n/translate.ts";

export type Tone = "success" | "info" | "attention" | "warning" | "critical";

export interface Toned {
  readonly label: string;
  readonly tone: Tone;
}

/** A label that is looked up in the language at hand whenever it is read, with its tone. */
export const toned = (words: WordKey, tone: Tone): Toned => ({
  get label() {
    return t(words);
  },
  tone,
});
