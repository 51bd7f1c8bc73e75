import { cloneElement, Fragment, type ReactElement } from "react";
import { type WordKey, t } from "#app/platform/i18n/translate.ts";

/** Stands for "<" in values while tags are looked for: what a merchant wrote never becomes one. */
const LESS_THAN = "\uE000";
const PARTS = /<(\w+)>([^<]*)<\/\1>|<(\w+)\/>/g;

/**
 * Words that hold elements, such as a link in a sentence: the catalogue says `See <runs>all runs</runs>.`, and `parts`
 * says what `runs` is. `<name/>` stands for an element as it is. Tags don't hold each other.
 */
export function Rich({
  words,
  values,
  parts,
}: {
  readonly words: WordKey;
  /** What stands in `{{braces}}`; `count` chooses the plural. */
  readonly values?: Readonly<Record<string, string | number>>;
  readonly parts: Readonly<Record<string, ReactElement>>;
}) {
  const plain = Object.entries(values ?? {}).map(([name, value]) => [
    name,
    typeof value === "string" ? value.replaceAll("<", LESS_THAN) : value,
  ]);
  const text = t(words, Object.fromEntries(plain));
  const shown = (piece: string): string => piece.replaceAll(LESS_THAN, "<");
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(PARTS)) {
    const [whole, name, inner, alone] = match;
    pieces.push(shown(text.slice(end, match.index)));
    const part = parts[name ?? alone ?? ""];
    if (part === undefined) throw new Error(`the words ${words} hold the unknown part ${name ?? alone}`);
    pieces.push(
      <Fragment key={match.index}>
        {inner === undefined ? part : cloneElement(part, {}, shown(inner))}
      </Fragment>,
    );
    end = match.index + whole.length;
  }
  return (
    <>
      {pieces}
      {shown(text.slice(end))}
    </>
  );
}
