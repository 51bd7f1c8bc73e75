/** Words that are joined by something else than a blank: names of files, and hashtags. Pure. */

/** The same text, as long as it was, with a blank where an underscore joins words; addresses and accounts keep theirs. */
export const withWordGaps = (text: string): string =>
  text.replace(/\S+/gu, (word) => (/[@/:]|^www\./iu.test(word) ? word : word.replaceAll("_", " ")));

/** A hashtag that may be several words. Longer ones are nobody's. */
const HASHTAG = /#(?<words>[\p{L}\p{N}]{6,40})/gu;

/** The pattern without what parts words: for a hashtag that is nothing else. */
export function hashtagPattern({ source }: RegExp): RegExp {
  const joined = source
    .replaceAll(String.raw`\b`, "")
    .replaceAll(String.raw`\W+`, String.raw`\W*`)
    .replaceAll("[- ]+", "[- ]*")
    .replace(/\[- \](?![?*+{])/g, "[- ]?")
    .replace(/(?<!\[-) (?![\]?*+{])/g, " ?");
  return new RegExp(`^(?:${joined})$`, "iu");
}

/** Where hashtags stand that are one of the patterns from their beginning to their end. */
export const hashtagsIn = (
  text: string,
  patterns: readonly RegExp[],
): { readonly from: number; readonly to: number }[] =>
  [...text.matchAll(HASHTAG)]
    .filter(({ groups }) => patterns.some((pattern) => pattern.test(groups?.["words"] ?? "")))
    .map(({ index, 0: whole }) => ({ from: index, to: index + whole.length }));
