/** Tables of words that are asked for when they are read. */
import { type WordKey, t } from "./translate.ts";

/**
 * A table from names to words, such as `QUALITY_WORDS.hd`: each is looked up in the language at hand whenever it is
 * read, so that the table itself may be made while a module is loaded.
 *
 * @param values what stands in `{{braces}}`, the same for all of them
 */
export function wordsByName<Name extends string>(
  keys: Readonly<Record<Name, WordKey>>,
  values: Readonly<Record<string, string | number>> = {},
): Readonly<Record<Name, string>> {
  const table = {};
  for (const [name, key] of Object.entries<WordKey>(keys))
    Object.defineProperty(table, name, { enumerable: true, get: () => t(key, values) });
  return table as Record<Name, string>;
}
