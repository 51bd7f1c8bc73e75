/** Text as a reader sees it: without markup, invisible characters and typographic variants. Pure. */

import { asLatin } from "./confusables.ts";

/** Of a longer text only so much is read: far more than any title, alt text or caption has. */
export const MAX_READ_CHARACTERS = 20_000;
/** Longer runs of signs say no more, and cost patterns time that grows with their square. */
const MAX_SIGNS = 12;

export interface PlainText {
  readonly text: string;
  /** For every character of `text`, where the part of the source that it comes from begins and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A comment, a tag, an entity, or a character with its marks. Every repetition has an end. */
const TOKEN =
  /<!--[\s\S]{0,2000}?-->|<\/?(?<tag>[a-z][a-z0-9]*)\b[^<>]{0,500}>|&(?<entity>#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});|\P{M}\p{M}*|\p{M}+/giu;
/** Tags that may stand within a word; all others part words. */
const WITHIN_WORDS = new Set(
  "a abbr b bdi bdo big em font i ins mark s small span strong sub sup u wbr".split(" "),
);
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  euro: "€",
  gt: ">",
  lt: "<",
  nbsp: " ",
  pound: "£",
  quot: '"',
  rsquo: "'",
  shy: "",
  starf: "★",
  zwj: "",
  zwnj: "",
};

/**
 * Makes a text comparable: tags and comments go, entities are read, compatibility forms (１００％) and letters with accents
 * become plain ones, letters of other alphabets the English ones that they look like, dashes and quotation marks one
 * kind each, white space one blank; zero-width, direction and control characters and variation selectors go.
 *
 * @param source hostile: any length, any characters, unpaired surrogates too
 */
export function plainText(source: string): PlainText {
  const read = source.slice(0, MAX_READ_CHARACTERS);
  const starts: number[] = [];
  const ends: number[] = [];
  let text = "";
  let signs = 0;
  for (const match of read.matchAll(TOKEN)) {
    const piece = pieceOf(match);
    const start = match.index;
    const end = start + match[0].length;
    for (const character of piece) {
      if (character === " " && (text === "" || text.endsWith(" "))) continue;
      signs = /[\p{L}\p{N}]/u.test(character) ? 0 : signs + 1;
      if (signs > MAX_SIGNS) continue;
      text += character;
      for (let unit = 0; unit < character.length; unit++) {
        starts.push(start);
        ends.push(end);
      }
      if (text.length >= MAX_READ_CHARACTERS) return { text, starts, ends };
    }
  }
  return { text, starts, ends };
}

function pieceOf(match: RegExpMatchArray): string {
  const [whole] = match;
  const { tag, entity } = match.groups ?? {};
  if (whole.startsWith("<!--")) return "";
  if (tag !== undefined) return WITHIN_WORDS.has(tag.toLowerCase()) ? "" : " ";
  return plainCharacters(entity === undefined ? whole : characterOf(entity, whole));
}

function characterOf(entity: string, whole: string): string {
  if (!entity.startsWith("#")) return ENTITIES[entity.toLowerCase()] ?? whole;
  const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : "";
}

function plainCharacters(characters: string): string {
  const plain = characters
    .replace(/\s/gu, " ")
    .replace(/[\p{Cf}\p{Cc}]/gu, "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .normalize("NFKC")
    .replace(/[\u2018\u2019\u201B\u02BC\u2032\u00B4`]/gu, "'")
    .replace(/[\u201C\u201D\u201E\u2033]/gu, '"')
    .replace(/[\p{Pd}\u2212]/gu, "-");
  return asLatin(plain);
}
