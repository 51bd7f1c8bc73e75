import type { SQLInputValue } from "node:sqlite";
import { NotServed } from "./errors.ts";

/** Turns the value of one search key into SQL. */
export type SearchKey = (value: string) => { sql: string; params: SQLInputValue[] };

const TERM = /(-?)(?:(\w+):)?(>=|<=|>|<)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\S+))/gy;

/**
 * Shopify's search syntax without parentheses: terms joined by AND (or nothing) and OR, `-` negates.
 *
 * @param keys - the served keys; `default` answers a term without a key
 */
export function searchToSql(
  query: string,
  keys: Record<string, SearchKey>,
): { sql: string; params: SQLInputValue[] } {
  if (/[()]/.test(query.replace(/"[^"]*"|'[^']*'/g, "")))
    throw new NotServed("parentheses in a search query");
  const alternatives: string[][] = [[]];
  const params: SQLInputValue[] = [];
  let rest = 0;
  const text = query.trim();
  while (rest < text.length) {
    TERM.lastIndex = rest;
    const match = TERM.exec(text);
    if (!match) throw new NotServed(`the search query "${query}"`);
    rest = TERM.lastIndex;
    while (text[rest] === " ") rest += 1;
    if (match[0] === "AND") continue;
    if (match[0] === "OR") {
      alternatives.push([]);
      continue;
    }
    const [, negation, name, comparator, doubleQuoted, singleQuoted, bare] = match;
    const value = `${comparator ?? ""}${unescape(doubleQuoted ?? singleQuoted ?? bare ?? "")}`;
    const key = keys[name ?? "default"];
    if (!key) throw new NotServed(`the search key "${name ?? value}"`);
    const condition = key(value);
    alternatives.at(-1)?.push(negation ? `NOT (${condition.sql})` : `(${condition.sql})`);
    params.push(...condition.params);
  }
  const sql = alternatives.map((terms) => (terms.length > 0 ? terms.join(" AND ") : "1")).join(" OR ");
  return { sql: `(${sql})`, params };
}

function unescape(value: string): string {
  return value.replace(/\\(.)/g, "$1");
}

/** `id:123`, `id:gid://…/123` and the comparisons `id:>123`. */
export function idKey(column: string): SearchKey {
  return (value) => {
    const match = /^(>=|<=|>|<)?(?:gid:\/\/shopify\/\w+\/)?(\d{1,16})$/.exec(value);
    if (!match) return { sql: "0", params: [] };
    return { sql: `${column} ${match[1] ?? "="} ?`, params: [Number(match[2])] };
  };
}

/** Exact text without regard to case; `*` stands for any characters. */
export function textKey(column: string): SearchKey {
  return (value) => ({ sql: `${column} LIKE ? ESCAPE '\\'`, params: [likePattern(value)] });
}

/** Any place in the text. */
export function wordKey(column: string): SearchKey {
  return (value) => ({ sql: `${column} LIKE ? ESCAPE '\\'`, params: [`%${likePattern(value)}%`] });
}

export function likePattern(value: string): string {
  return value.replace(/[\\%_]/g, "\\$&").replaceAll("*", "%");
}
