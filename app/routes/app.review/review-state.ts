/**
 * The review as the page keeps it: an answer takes its picture out of the queue at once and is sent behind the person's
 * back; one that can't be kept brings it back with a sentence. Pure.
 */
import type { Cause, Decision, Outcome } from "#app/domain/review/schemas.ts";
import type { PictureBox } from "./evidence.ts";

/** The group of the random sample of what passed. */
export const SAMPLE_GROUP = "sample";
/** Whether a group has nothing but notes: nobody has to answer. */
export const isNote = (group: string): boolean => group.startsWith("warn:");

/** What a check found, as a person reads it. */
export interface FindingView {
  readonly checkId: string;
  readonly title: string;
  readonly outcome: Outcome;
  readonly sentence: string;
  readonly boxes: readonly PictureBox[];
  /** Where the rule is written; null when the check needs no source. */
  readonly sourceUrl: string | null;
}

export interface ReviewCard {
  readonly assetId: string;
  readonly itemId: string;
  readonly runId: string;
  readonly productGid: string;
  readonly title: string;
  readonly src: string;
  readonly thumb: string;
  readonly sourceUrl: string | null;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly isVideo: boolean;
  /** It was cut out here: its outline can be corrected. */
  readonly hasOutline: boolean;
  /** Outcome and check of its worst open finding, or SAMPLE_GROUP. */
  readonly group: string;
  /** A rule blocks it: no one can accept that away. */
  readonly isBlocked: boolean;
  /** The worst first. */
  readonly findings: readonly FindingView[];
}

/** An answer on its way. */
export interface Outgoing {
  readonly number: number;
  readonly assetIds: readonly string[];
  readonly decision: Decision;
  readonly cause?: Cause;
  readonly reason: string;
}

export interface ReviewState {
  /** What is flagged, then the sample; in the server's order. Answered ones stay here until the server drops them. */
  readonly cards: readonly ReviewCard[];
  readonly next: string | null;
  /** The picture that is shown; one that has left the queue gives its place to the next. */
  readonly at: string | null;
  readonly ticked: ReadonlySet<string>;
  /** What was answered here, with its group: out of the queue. */
  readonly answered: ReadonlyMap<string, { readonly group: string; readonly decision: Decision }>;
  /** Of those the ones that the server's figures don't count yet. */
  readonly uncounted: ReadonlySet<string>;
  /** Answers to be sent, in their order; the first one is on its way. */
  readonly outbox: readonly Outgoing[];
  /** What Undo takes back, with the pictures that come back then. */
  readonly last: { readonly answer: Outgoing; readonly cards: readonly ReviewCard[] } | null;
  readonly problem: string | null;
  /** Rejected here: offered to be made again. */
  readonly rejected: readonly Pick<
    ReviewCard,
    "assetId" | "itemId" | "runId" | "productGid" | "title" | "hasOutline"
  >[];
  readonly count: number;
}

export type ReviewEvent =
  | { readonly type: "loaded"; readonly cards: readonly ReviewCard[]; readonly next: string | null }
  | { readonly type: "paged"; readonly cards: readonly ReviewCard[]; readonly next: string | null }
  | { readonly type: "show"; readonly assetId: string }
  | { readonly type: "step"; readonly by: 1 | -1 }
  | { readonly type: "tick"; readonly assetIds: readonly string[]; readonly isTicked: boolean }
  | {
      readonly type: "decide";
      readonly decision: "accept" | "reject";
      readonly cause?: Cause;
      readonly reason: string;
      /** The group of ticked pictures that aren't loaded. */
      readonly group?: string;
    }
  | { readonly type: "undo" }
  | {
      readonly type: "sent";
      readonly number: number;
      readonly refused: readonly { readonly assetId: string; readonly message: string }[];
    }
  | { readonly type: "lost"; readonly number: number; readonly message: string };

export const initialState = (cards: readonly ReviewCard[], next: string | null): ReviewState => ({
  cards,
  next,
  at: cards[0]?.assetId ?? null,
  ticked: new Set(),
  answered: new Map(),
  uncounted: new Set(),
  outbox: [],
  last: null,
  problem: null,
  rejected: [],
  count: 0,
});

/** The queue as it is shown: without what was answered here. */
export const openCards = ({ cards, answered }: ReviewState): ReviewCard[] =>
  cards.filter(({ assetId }) => !answered.has(assetId));

/** The picture that is shown; null when the queue is empty. */
export const currentCard = (state: ReviewState): ReviewCard | null =>
  openCards(state).find(({ assetId }) => assetId === state.at) ?? openCards(state)[0] ?? null;

/** What an answer is about: the ticked pictures, or the shown one. */
export function meant(state: ReviewState): readonly string[] {
  if (state.ticked.size > 0) return [...state.ticked];
  const card = currentCard(state);
  return card ? [card.assetId] : [];
}

/** How many of a group's pictures are left, when the server counted `count`. */
export const leftIn = (state: ReviewState, group: string, count: number): number =>
  count - [...state.uncounted].filter((assetId) => state.answered.get(assetId)?.group === group).length;

export function reduce(state: ReviewState, event: ReviewEvent): ReviewState {
  switch (event.type) {
    case "loaded": {
      const pending = new Set(state.outbox.flatMap(({ assetIds }) => assetIds));
      const known = new Set(event.cards.map(({ assetId }) => assetId));
      return {
        ...state,
        cards: event.cards,
        next: event.next,
        ticked: new Set([...state.ticked].filter((assetId) => known.has(assetId) || event.next !== null)),
        uncounted: new Set([...state.uncounted].filter((assetId) => pending.has(assetId))),
      };
    }
    case "paged":
      return { ...state, cards: withPage(state.cards, event.cards), next: event.next };
    case "show":
      return { ...state, at: event.assetId };
    case "step":
      return { ...state, at: neighbour(state, event.by) };
    case "tick": {
      const ticked = new Set(state.ticked);
      for (const assetId of event.assetIds)
        if (event.isTicked) ticked.add(assetId);
        else ticked.delete(assetId);
      return { ...state, ticked };
    }
    case "decide":
      return decide(state, event);
    case "undo":
      return undo(state);
    case "sent": {
      const back = bringBack(
        state,
        event.refused.map(({ assetId }) => assetId),
      );
      return {
        ...back,
        outbox: state.outbox.filter(({ number }) => number !== event.number),
        problem: event.refused[0] ? refusedSentence(event.refused) : state.problem,
      };
    }
    case "lost": {
      const lost = state.outbox.find(({ number }) => number === event.number);
      const rest = state.outbox.filter(({ number }) => number !== event.number);
      const back = lost && lost.decision !== "withdraw" ? bringBack(state, lost.assetIds) : state;
      return { ...back, outbox: rest, problem: event.message };
    }
  }
}

/** Further flagged pictures stand before the sample. */
function withPage(cards: readonly ReviewCard[], page: readonly ReviewCard[]): ReviewCard[] {
  const known = new Set(cards.map(({ assetId }) => assetId));
  const fresh = page.filter(({ assetId }) => !known.has(assetId));
  const isSample = ({ group }: ReviewCard) => group === SAMPLE_GROUP;
  return [...cards.filter((card) => !isSample(card)), ...fresh, ...cards.filter(isSample)];
}

function neighbour(state: ReviewState, by: 1 | -1): string | null {
  const open = openCards(state);
  const index = open.findIndex(({ assetId }) => assetId === currentCard(state)?.assetId);
  return open[Math.min(Math.max(index + by, 0), open.length - 1)]?.assetId ?? null;
}

function decide(state: ReviewState, event: Extract<ReviewEvent, { type: "decide" }>): ReviewState {
  const assetIds = meant(state);
  if (assetIds.length === 0) return state;
  const { decision, cause, reason } = event;
  const number = state.count + 1;
  const answer: Outgoing = { number, assetIds, decision, ...(cause && { cause }), reason };
  const wanted = new Set(assetIds);
  const cards = state.cards.filter(({ assetId }) => wanted.has(assetId));
  const groups = new Map(cards.map(({ assetId, group }) => [assetId, group]));
  const answered = new Map(state.answered);
  for (const assetId of assetIds)
    answered.set(assetId, { group: groups.get(assetId) ?? event.group ?? "", decision });
  const open = openCards(state);
  const from = open.findIndex(({ assetId }) => assetId === currentCard(state)?.assetId);
  const stays = [...open.slice(from), ...open.slice(0, from).toReversed()].find(
    ({ assetId }) => !wanted.has(assetId),
  );
  return {
    ...state,
    at: stays?.assetId ?? null,
    ticked: new Set(),
    answered,
    uncounted: new Set([...state.uncounted, ...assetIds]),
    outbox: [...state.outbox, answer],
    last: { answer, cards },
    problem: null,
    rejected: decision === "reject" ? [...state.rejected, ...cards] : state.rejected,
    count: number,
  };
}

function undo(state: ReviewState): ReviewState {
  if (!state.last) return state;
  const { answer, cards } = state.last;
  const number = state.count + 1;
  const back = bringBack(state, answer.assetIds, cards);
  return {
    ...back,
    at: answer.assetIds[0] ?? back.at,
    outbox: [...state.outbox, { number, assetIds: answer.assetIds, decision: "withdraw", reason: "Undone." }],
    last: null,
    problem: null,
    count: number,
  };
}

/** The pictures wait for an answer again; what the server has dropped meanwhile stands in front. */
function bringBack(
  state: ReviewState,
  assetIds: readonly string[],
  kept: readonly ReviewCard[] = state.last?.cards ?? [],
): ReviewState {
  if (assetIds.length === 0) return state;
  const back = new Set(assetIds);
  const known = new Set(state.cards.map(({ assetId }) => assetId));
  const missing = kept.filter(({ assetId }) => back.has(assetId) && !known.has(assetId));
  return {
    ...state,
    cards: [...missing, ...state.cards],
    answered: new Map([...state.answered].filter(([assetId]) => !back.has(assetId))),
    uncounted: new Set([...state.uncounted].filter((assetId) => !back.has(assetId))),
    rejected: state.rejected.filter(({ assetId }) => !back.has(assetId)),
  };
}

function refusedSentence(refused: readonly { readonly message: string }[]): string {
  const [first] = refused;
  if (!first) return "";
  const others = refused.length - 1;
  return others === 0 ? first.message : `${first.message} The same goes for ${others} more.`;
}
