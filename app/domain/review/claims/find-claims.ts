/** Advertising claims in texts. Pure: a hit is a question with its regime and source, never a verdict. */
import { CLAIMS, type Claim, type TextPlace } from "./claim-rows.ts";
import { guardsOf } from "./guards.ts";
import { MAX_READ_CHARACTERS, type PlainText, plainText } from "./plain-text.ts";
import { hashtagsIn, withWordGaps } from "./word-gaps.ts";

/** A text that is shown with a picture, or in it. */
export interface ReviewText {
  readonly where: TextPlace;
  /** Hostile: may hold anything. */
  readonly text: string;
}

export interface ClaimHit {
  readonly claimId: string;
  readonly class: string;
  /** The words that were found, as a reader sees them. */
  readonly phrase: string;
  readonly where: TextPlace;
  /** Where they stand in the text as it was given, in UTF-16 units; `end` is the first one after them. */
  readonly start: number;
  readonly end: number;
  readonly regime: readonly string[];
  readonly source: readonly string[];
  readonly confidence: Claim["confidence"];
  /** When the rule was read, as yyyy-mm-dd. */
  readonly readDate: string;
  readonly severity: Claim["severity"];
  /** What a person has to find out. */
  readonly question: string;
}

/**
 * A text is read in windows of this length, each overlapping the one before, so that a pattern's work grows with the
 * length of the text and with nothing else: JavaScript can't stop an expression that takes too long.
 */
const WINDOW = 600;
const OVERLAP = 150;
/** Different phrases of one class in one text; more would only repeat the question. */
const MAX_PHRASES = 5;
const MAX_PHRASE_LENGTH = 120;

/**
 * Every claim in the texts, in the order of the texts and of the classes. A phrase that comes again in the same text is
 * told once. English wording only: that is what the data has.
 *
 * @param texts any number, of any length, with any characters; see `unreadCharacters` for what is too long
 */
export function findClaims(
  texts: readonly ReviewText[],
  claims: readonly Claim[] = CLAIMS,
): readonly ClaimHit[] {
  return texts.flatMap(({ where, text }) => {
    const plain = plainText(text);
    const windows = windowsOf(withWordGaps(plain.text));
    return claims
      .filter(({ places }) => places.has(where))
      .flatMap((claim) => spansOf(claim, windows).map((span) => toHit(claim, where, plain, span)));
  });
}

/** How many characters of the texts are beyond what is read. */
export const unreadCharacters = (texts: readonly ReviewText[]): number =>
  texts.reduce((sum, { text }) => sum + Math.max(0, text.length - MAX_READ_CHARACTERS), 0);

interface Span {
  readonly from: number;
  readonly to: number;
  readonly phrase: string;
}

interface Window {
  readonly offset: number;
  readonly text: string;
}

function windowsOf(text: string): readonly Window[] {
  const windows: Window[] = [];
  for (let offset = 0; offset < text.length; offset += WINDOW - OVERLAP) {
    windows.push({ offset, text: text.slice(offset, offset + WINDOW) });
    if (offset + WINDOW >= text.length) break;
  }
  return windows;
}

/** Where a class is claimed: overlapping matches are one, and a phrase counts once. */
function spansOf(claim: Claim, windows: readonly Window[]): readonly Span[] {
  const found = new Map<string, Span>();
  for (const window of windows) {
    if (found.size >= MAX_PHRASES) break;
    for (const span of joined(claimedIn(window.text, claim))) {
      if (found.size >= MAX_PHRASES) break;
      if (isGuarded(window.text, span, claim.id)) continue;
      const phrase = window.text.slice(span.from, span.to).trim();
      const key = phrase.toLowerCase();
      if (!found.has(key))
        found.set(key, { from: window.offset + span.from, to: window.offset + span.to, phrase });
    }
  }
  return [...found.values()];
}

type Range = Pick<Span, "from" | "to">;

const claimedIn = (text: string, { patterns, hashtagPatterns }: Claim): Range[] => [
  ...matchesIn(text, patterns),
  ...hashtagsIn(text, hashtagPatterns),
];

function matchesIn(text: string, patterns: readonly RegExp[]): Range[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length })),
  );
}

function joined(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = result.at(-1);
    if (last && range.from < last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else result.push(range);
  }
  return result;
}

const isGuarded = (text: string, span: Range, claimId: string): boolean =>
  matchesIn(text, guardsOf(claimId)).some(({ from, to }) => from < span.to && span.from < to);

function toHit(claim: Claim, where: TextPlace, { starts, ends }: PlainText, span: Span): ClaimHit {
  const { regime, source, confidence, readDate, severity, question } = claim;
  return {
    claimId: claim.id,
    class: claim.class,
    phrase: span.phrase.slice(0, MAX_PHRASE_LENGTH).toWellFormed(),
    where,
    start: starts[span.from] ?? 0,
    end: ends[span.to - 1] ?? 0,
    regime,
    source,
    confidence,
    readDate,
    severity,
    question,
  };
}
