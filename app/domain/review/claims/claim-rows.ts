/** The rows of claims.json, parsed and compiled once: what may be a claim, where, by whose rule. Pure. */
import { z } from "zod";
import { plainWords } from "../rules/plain-words.ts";
import { hashtagPattern } from "./word-gaps.ts";
import { wordingsOf } from "./wordings.ts";
import rows from "./claims.json" with { type: "json" };

/** Where a text stands. `picture`: read from its pixels, or laid over them. */
export const TEXT_PLACES = ["title", "alt", "caption", "prompt", "picture"] as const;
export type TextPlace = (typeof TEXT_PLACES)[number];

const text = z.string().trim().min(1).max(2_000);

/** In the data null means "not found": what can be missed may be null, a row without the rest is no rule. */
const rowSchema = z.object({
  id: z.string().regex(/^[a-z][a-z_]{0,60}$/),
  class: text,
  sample_phrases: z.array(text).nullish(),
  patterns: z.array(z.string().min(1).max(500)).min(1),
  must_not_fire_on: z.array(text).nullish(),
  regime: z.array(text).min(1),
  rule: text,
  source: z.array(z.url()).min(1),
  severity: z.enum(["block", "ask_evidence", "warn"]),
  applies_to: text.nullish(),
  check: z.object({ person_part: text.nullish() }).nullish(),
  confidence: z.enum(["high", "medium", "low"]).nullish(),
  read_date: z.iso.date(),
});

/** A class of advertising claims. */
export interface Claim {
  readonly id: string;
  readonly class: string;
  readonly patterns: readonly RegExp[];
  /** The same for a hashtag, whose words are written as one. */
  readonly hashtagPatterns: readonly RegExp[];
  readonly places: ReadonlySet<TextPlace>;
  /** Laws and platforms that have the rule. */
  readonly regime: readonly string[];
  readonly rule: string;
  /** Addresses where the rule was read. */
  readonly source: readonly string[];
  /** How sure the data is of its rule; nothing said counts as low. */
  readonly confidence: "high" | "medium" | "low";
  /** When the rule was read, as yyyy-mm-dd. */
  readonly readDate: string;
  /** What the data calls for. Ours is milder: see the room's README. */
  readonly severity: "block" | "ask_evidence" | "warn";
  /** What a person has to find out; empty when the data doesn't say. */
  readonly question: string;
  readonly samplePhrases: readonly string[];
  readonly mustNotFireOn: readonly string[];
}

/** Rows that can be used, and what is wrong with the others: a broken row never breaks the rest. */
export function readClaims(data: readonly unknown[]): {
  readonly claims: readonly Claim[];
  readonly unusable: readonly { readonly row: number; readonly problem: string }[];
} {
  const claims: Claim[] = [];
  const unusable: { row: number; problem: string }[] = [];
  for (const [index, entry] of data.entries()) {
    const parsed = rowSchema.safeParse(entry);
    const problem = parsed.success
      ? patternProblem(parsed.data.patterns)
      : `${parsed.error.issues[0]?.path.join(".")}: ${parsed.error.issues[0]?.message}`;
    if (parsed.success && problem === null) claims.push(toClaim(parsed.data));
    else unusable.push({ row: index, problem: problem ?? "unknown" });
  }
  return { claims, unusable };
}

const compiled = (pattern: string): RegExp => new RegExp(pattern, "giu");

function toClaim(row: z.output<typeof rowSchema>): Claim {
  const patterns = [...row.patterns.map(compiled), ...wordingsOf(row.id)];
  return {
    id: row.id,
    class: row.class,
    patterns,
    hashtagPatterns: patterns.map(hashtagPattern),
    places: placesOf(row.applies_to ?? "all text"),
    regime: row.regime,
    rule: plainWords(row.rule),
    source: row.source,
    confidence: row.confidence ?? "low",
    readDate: row.read_date,
    severity: row.severity,
    question: plainWords(row.check?.person_part ?? ""),
    samplePhrases: row.sample_phrases ?? [],
    mustNotFireOn: row.must_not_fire_on ?? [],
  };
}

/** The data tells places in words; a prompt is read like a caption, for its words may end up in the picture. */
function placesOf(appliesTo: string): ReadonlySet<TextPlace> {
  const says = (words: RegExp) => words.test(appliesTo) || /\b(?:all|page) text\b/i.test(appliesTo);
  const caption = says(/\bcaption\b|title\/description/i);
  const found = {
    title: says(/\btitle\b/i),
    alt: says(/\balt text\b|title\/description/i),
    caption,
    prompt: caption,
    picture: /\b(?:overlay|OCR|all text)\b/i.test(appliesTo),
  } satisfies Record<TextPlace, boolean>;
  return new Set(TEXT_PLACES.filter((place) => found[place]));
}

/** Why a pattern can't be used, or null: it must compile, match something, and end soon on every text. */
function patternProblem(patterns: readonly string[]): string | null {
  for (const pattern of patterns) {
    try {
      const expression = compiled(pattern);
      hashtagPattern(expression);
      if (expression.test("")) return `matches-nothing: ${pattern}`;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return `not-compilable: ${pattern}`;
    }
    if (repeatsRepetition(pattern)) return `may-take-for-ever: ${pattern}`;
  }
  return null;
}

/**
 * Whether a group that repeats without end is itself repeated without end, as in `(\w+\s?)+`: the form whose time doubles
 * with each character. What remains takes a power of the length, which windows bound.
 */
function repeatsRepetition(pattern: string): boolean {
  const ENDLESS = /^(?:[+*]|\{\d+,\})/;
  const groups = [false];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === "[") {
      while (++at < pattern.length && pattern[at] !== "]") if (pattern[at] === "\\") at++;
    } else if (character === "\\") at++;
    else if (character === "(") {
      groups.push(false);
      continue;
    }
    const isEndless = ENDLESS.test(pattern.slice(at + 1));
    if (character === ")") {
      const inner = groups.pop() ?? false;
      if (inner && isEndless) return true;
      if (inner && groups.length > 0) groups[groups.length - 1] = true;
    }
    if (isEndless && groups.length > 0) groups[groups.length - 1] = true;
  }
  return false;
}

/** Every class of claims that the project knows. */
export const { claims: CLAIMS, unusable: UNUSABLE_ROWS } = readClaims(rows);
