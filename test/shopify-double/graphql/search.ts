import type { SQLInputValue } from "node:sqlite";
import { NotServed } from "./errors.ts";

export interface Condition {
  sql: string;
  params: SQLInputValue[];
}

export interface SearchWarning {
  field: string | null;
  message: string;
  code: "invalid_field" | "invalid_syntax";
}

/** How a search was understood. */
export interface SearchReport {
  path: string[];
  query: string;
  warnings: SearchWarning[];
}

/** A search that can't be read at all: parentheses that don't match, say. */
export class UnreadableSearch extends NotServed {
  constructor(query: string) {
    super(`the search query "${query}"`);
  }
}

/** Turns the value of one search key into SQL. */
export type SearchKey = (value: string) => Condition;

type Token =
  | { kind: "(" | ")" | "AND" | "OR" | "NOT" }
  | { kind: "term"; negated: boolean; name: string | null; value: string };

const TERM = /(-?)(?:(\w+):)?(>=|<=|>|<)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|((?:[^\s()\\]|\\.)+))/y;

/**
 * Shopify's search syntax (shopify.dev, "Shopify API search syntax"): terms joined by AND (or nothing) and OR, grouped by
 * parentheses, negated by `-` or NOT. AND binds more tightly than OR.
 *
 * @param keys - the served keys; `default` answers a term without a key
 * @param passOver - asked about a key that is not served: true when Shopify would not know it and pass over its term
 */
export function searchToSql(
  query: string,
  keys: Record<string, SearchKey>,
  passOver: (field: string) => boolean = () => false,
): Condition {
  const tokens = tokenize(query);
  let at = 0;
  const take = (kind: Token["kind"]): boolean => {
    if (tokens[at]?.kind !== kind) return false;
    at += 1;
    return true;
  };

  const either = (): Condition => {
    const parts = [every()];
    while (take("OR")) parts.push(every());
    return join(parts, " OR ");
  };
  const every = (): Condition => {
    const parts: Condition[] = [];
    for (;;) {
      take("AND");
      const next = tokens[at];
      if (!next || next.kind === "OR" || next.kind === ")") break;
      parts.push(single());
    }
    return join(parts, " AND ");
  };
  const single = (): Condition => {
    if (take("NOT")) return negate(single());
    if (take("(")) {
      const inner = either();
      if (!take(")")) throw new UnreadableSearch(query);
      return inner;
    }
    const term = tokens[at];
    at += 1;
    if (term?.kind !== "term") throw new UnreadableSearch(query);
    const key = keys[term.name ?? "default"];
    if (!key && term.name !== null && passOver(term.name)) return EVERYTHING;
    if (!key) throw new NotServed(`the search key "${term.name ?? term.value}"`);
    return term.negated ? negate(key(term.value)) : key(term.value);
  };

  // Nothing but punctuation is no search for everything.
  if (tokens.length === 0 && query.trim() !== "") return NOTHING;
  const whole = either();
  if (at < tokens.length) throw new UnreadableSearch(query);
  return whole;
}

function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const char = query.charAt(at);
    if (/\s/.test(char)) {
      at += 1;
    } else if (char === "(" || char === ")") {
      tokens.push({ kind: char });
      at += 1;
    } else {
      TERM.lastIndex = at;
      const match = TERM.exec(query);
      if (!match) throw new UnreadableSearch(query);
      at = TERM.lastIndex;
      if (!isPunctuation(match)) tokens.push(termOf(match));
    }
  }
  return tokens;
}

/** A dash between two words, say: it is no word, so nobody looks for it. */
function isPunctuation([whole, , name]: RegExpExecArray): boolean {
  return name === undefined && /^[^\p{L}\p{N}]+$/u.test(whole) && whole !== "*";
}

function termOf([whole, minus, name, comparator, doubleQuoted, singleQuoted, bare]: RegExpExecArray): Token {
  if (whole === "AND" || whole === "OR" || whole === "NOT") return { kind: whole };
  const value = `${comparator ?? ""}${unescape(doubleQuoted ?? singleQuoted ?? bare ?? "")}`;
  return { kind: "term", negated: minus === "-", name: name ?? null, value };
}

function join(parts: Condition[], connective: string): Condition {
  const sql = parts.map((part) => part.sql).join(connective);
  return { sql: `(${sql || "1"})`, params: parts.flatMap((part) => part.params) };
}

function negate({ sql, params }: Condition): Condition {
  return { sql: `NOT (${sql})`, params };
}

function unescape(value: string): string {
  return value.replace(/\\(.)/g, "$1");
}

export const NOTHING: Condition = { sql: "0", params: [] };
const EVERYTHING: Condition = { sql: "1", params: [] };

/** `id:123`, `id:gid://…/123` and the comparisons `id:>123`. */
export function idKey(column: string): SearchKey {
  return (value) => {
    const match = /^(>=|<=|>|<)?(?:gid:\/\/shopify\/\w+\/)?(\d{1,16})$/.exec(value);
    if (!match) return NOTHING;
    return { sql: `${column} ${match[1] ?? "="} ?`, params: [Number(match[2])] };
  };
}

/** `created_at:>2026-11-01`, with a time or without; a date alone without a comparison is the whole day. */
export function dateKey(column: string): SearchKey {
  return (value) => {
    const match = /^(>=|<=|>|<)?(.+)$/.exec(value);
    const at = Date.parse(match?.[2] ?? "");
    if (!match || Number.isNaN(at)) return NOTHING;
    const dayMs = 24 * 60 * 60 * 1000;
    if (match[1]) return { sql: `${column} ${match[1]} ?`, params: [at] };
    return { sql: `(${column} >= ? AND ${column} < ?)`, params: [at, at + dayMs] };
  };
}

/** One of the comma-separated values, without regard to case. */
export function listKey(column: string): SearchKey {
  return (value) => {
    const values = value.split(",").map((part) => part.trim().toUpperCase());
    return { sql: `${column} IN (${values.map(() => "?").join(", ")})`, params: values };
  };
}

/** The whole text without regard to case; `*` stands for any characters. */
export function textKey(column: string): SearchKey {
  return (value) => ({ sql: `${column} LIKE ? ESCAPE '\\'`, params: [likePattern(value)] });
}

/** Whole words one after the other, anywhere in the text; a final `*` makes the last one a beginning. */
export function wordKey(column: string): SearchKey {
  return (value) => ({ sql: `has_words(${column}, ?)`, params: [value] });
}

export function likePattern(value: string): string {
  return value.replace(/[\\%_]/g, "\\$&").replaceAll("*", "%");
}
