/** The manual as a page shows it, and what is found in it. Pure. */
import { publishingAnchor } from "#app/components/help-anchors.ts";
import { language } from "#app/platform/i18n/translate.ts";

export interface Paragraph {
  /** Its anchor. */
  readonly id: string;
  /** Anchors of what is told by it too. */
  readonly alsoIds?: readonly string[];
  readonly title: string;
  readonly lines: readonly string[];
  readonly rows?: readonly (readonly [what: string, figure: string])[];
  /** Where it goes on. */
  readonly link?: { readonly to: string; readonly text: string };
  /** One of many alike, such as a failure: it is closed by itself, so that the others are seen. */
  readonly isCase?: boolean;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
}

/** Everything that a paragraph says, for searching. */
export const textOf = ({ title, lines, rows = [] }: Paragraph): string =>
  [title, ...lines, ...rows.flat()].join(" ");

/** Accents on letters of our languages, and no other marks: in Japanese, those tell words apart. */
const ACCENTS = /[\u0300-\u036f]/g;
/** Letters that people type in two ways and Unicode doesn't take apart. */
const SPELT_OUT: Readonly<Record<string, string>> = { ß: "ss", œ: "oe", æ: "ae", "’": "'" };

/** Text without what people leave out when they search: case, accents, widths of letters and spaces. */
const plain = (text: string): string =>
  text
    .toLocaleLowerCase(language())
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .normalize("NFC")
    .replace(/[ßœæ’]/g, (letter) => SPELT_OUT[letter] ?? letter);

/**
 * The sections with those paragraphs that have every word of the search, also as a part of a word; all of them for an
 * empty one. Japanese, which sets no spaces, is found as it is typed.
 */
export function searchManual(sections: readonly Section[], query: string): readonly Section[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return sections;
  return sections.flatMap((section) => {
    const paragraphs = section.paragraphs.filter((paragraph) => {
      const text = plain(`${section.title} ${textOf(paragraph)}`);
      return words.every((word) => text.includes(word));
    });
    return paragraphs.length > 0 ? [{ ...section, paragraphs }] : [];
  });
}

/** The paragraph that is asked for; for a failure that has none of its own, the one about failures. */
export function anchoredId(sections: readonly Section[], id: string): string | null {
  if (sections.flatMap(idsIn).includes(id)) return id;
  const toldBy = sections
    .flatMap(({ paragraphs }) => paragraphs)
    .find(({ alsoIds = [] }) => alsoIds.includes(id));
  if (toldBy) return toldBy.id;
  if (id.startsWith(publishingAnchor(""))) return "when-publishing-fails";
  return id.startsWith("failed-") || id.startsWith("cause-") ? "when-it-fails" : null;
}

const idsIn = ({ id, paragraphs }: Section): string[] => [id, ...paragraphs.map((one) => one.id)];

/** Everything that opens and closes. */
export const foldingIds = (sections: readonly Section[]): string[] =>
  sections.flatMap(({ id, paragraphs }) => [
    id,
    ...paragraphs.filter(({ isCase }) => isCase).map((one) => one.id),
  ]);

/** What has to be open for a paragraph to be seen; of a section, the section alone. */
export const openFor = (sections: readonly Section[], anchor: string | null): string[] =>
  sections.flatMap((section) =>
    anchor !== null && idsIn(section).includes(anchor) ? [...new Set([section.id, anchor])] : [],
  );
