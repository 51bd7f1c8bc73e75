/**
 * The review as the page keeps it: an answer takes its picture out of the queue at once and is sent behind the person's
 * back; one that can't be kept brings it back with a sentence. Pure.
 */
import { counted } from "#app/components/format.ts";
import type { Cause, Decision, Outcome, Seen, SeenPicture } from "#app/domain/review/schemas.ts";
import { type AnswerView, yesTo } from "#app/components/answer-words.ts";
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
  /** False: it says pass, and the sentence says why nothing was judged. */
  readonly isJudged: boolean;
  /** As an ISO date. */
  readonly reviewedAt: string;
  readonly sentence: string;
  readonly boxes: readonly PictureBox[];
  /** Where the rule is written; null when the check needs no source. */
  readonly sourceUrl: string | null;
  /** It was found after this page had shown the result. */
  readonly isNew?: true;
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
  /** Checks whose notes nobody has answered: who accepts it overrides them, with a reason. */
  readonly noteIds: readonly string[];
  /** Checks that ask a person, and that nobody has answered. */
  readonly askedIds: readonly string[];
  /** The answer that stands; null: there is none. */
  readonly answer: AnswerView | null;
  /** What an answer to this card has seen. */
  readonly seen: Seen;
  /** The worst first. */
  readonly findings: readonly FindingView[];
}

/** What has to be known of a picture that is answered about, also of one that isn't loaded. */
export type Meant = Pick<ReviewCard, "assetId" | "seen" | "group" | "isBlocked" | "noteIds">;

/** Why an answer about a picture wasn't kept, with the picture as it is now; null: it waits no longer. */
export interface RefusedPicture {
  readonly assetId: string;
  readonly message: string;
  readonly card: ReviewCard | null;
}

/** An answer on its way. */
export interface Outgoing {
  readonly number: number;
  readonly pictures: readonly SeenPicture[];
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
  /** What was shown here by itself, beside its source. */
  readonly opened: ReadonlySet<string>;
  readonly ticked: ReadonlyMap<string, Meant>;
  /** What was answered here, with its group: out of the queue. */
  readonly answered: ReadonlyMap<
    string,
    { readonly group: string; readonly decision: Decision; readonly wasOpened: boolean }
  >;
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
  | { readonly type: "tick"; readonly pictures: readonly Meant[]; readonly isTicked: boolean }
  | {
      readonly type: "decide";
      readonly decision: "accept" | "reject";
      readonly cause?: Cause;
      readonly reason: string;
    }
  | { readonly type: "undo" }
  | { readonly type: "sent"; readonly number: number; readonly refused: readonly RefusedPicture[] }
  | { readonly type: "lost"; readonly number: number; readonly message: string };

export const initialState = (cards: readonly ReviewCard[], next: string | null): ReviewState => ({
  cards,
  next,
  at: cards[0]?.assetId ?? null,
  opened: new Set(cards.slice(0, 1).map(({ assetId }) => assetId)),
  ticked: new Map(),
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
export function meant(state: ReviewState): readonly Meant[] {
  if (state.ticked.size > 0) return [...state.ticked.values()];
  const card = currentCard(state);
  return card ? [card] : [];
}

/**
 * What is kept as the reason when pictures are accepted by one key: of one picture the answer to its questions, of
 * several what is true of each of them.
 */
export function acceptedReason(state: ReviewState): string {
  const pictures = meant(state);
  const card = currentCard(state);
  return pictures.length === 1 && pictures[0]?.assetId === card?.assetId
    ? yesTo(card?.askedIds ?? [])
    : `Accepted in one answer about ${counted(pictures.length, "result")}.`;
}

/** How many of a group's pictures are left, when the server counted `count`. */
export const leftIn = (state: ReviewState, group: string, count: number): number =>
  count - [...state.uncounted].filter((assetId) => state.answered.get(assetId)?.group === group).length;

export function reduce(state: ReviewState, event: ReviewEvent): ReviewState {
  const next = step(state, event);
  const shown = currentCard(next)?.assetId;
  return shown === undefined || next.opened.has(shown)
    ? next
    : { ...next, opened: new Set([...next.opened, shown]) };
}

function step(state: ReviewState, event: ReviewEvent): ReviewState {
  switch (event.type) {
    case "loaded": {
      const pending = new Set(state.outbox.flatMap(idsOf));
      const known = new Set(event.cards.map(({ assetId }) => assetId));
      const before = new Map(state.cards.map((card) => [card.assetId, card]));
      return {
        ...state,
        cards: event.cards.map((card) => markNew(card, before.get(card.assetId))),
        next: event.next,
        ticked: new Map([...state.ticked].filter(([assetId]) => known.has(assetId) || event.next !== null)),
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
      const ticked = new Map(state.ticked);
      for (const picture of event.pictures)
        if (event.isTicked) ticked.set(picture.assetId, picture);
        else ticked.delete(picture.assetId);
      return { ...state, ticked };
    }
    case "decide":
      return decide(state, event);
    case "undo":
      return undo(state);
    case "sent":
      return sent(state, event);
    case "lost": {
      const lost = state.outbox.find(({ number }) => number === event.number);
      const rest = state.outbox.filter(({ number }) => number !== event.number);
      const back = lost && lost.decision !== "withdraw" ? bringBack(state, idsOf(lost)) : state;
      return { ...back, outbox: rest, problem: event.message };
    }
  }
}

const idsOf = ({ pictures }: Pick<Outgoing, "pictures">): readonly string[] =>
  pictures.map(({ assetId }) => assetId);

/** What was refused comes back as it is now; what waits no longer, because somebody else has answered, goes. */
function sent(state: ReviewState, { number, refused }: Extract<ReviewEvent, { type: "sent" }>): ReviewState {
  const outbox = state.outbox.filter((answer) => answer.number !== number);
  const [first] = refused;
  if (!first) return { ...state, outbox };
  const now = new Map(refused.map(({ assetId, card }) => [assetId, card]));
  const gone = new Set(refused.flatMap(({ assetId, card }) => (card === null ? [assetId] : [])));
  const back = bringBack(
    state,
    [...now.keys()].filter((assetId) => !gone.has(assetId)),
  );
  const isWhole =
    state.last?.answer.number === number && refused.length === state.last.answer.pictures.length;
  return {
    ...back,
    cards: back.cards
      .filter(({ assetId }) => !gone.has(assetId))
      .map((card) => markNew(now.get(card.assetId) ?? card, card)),
    rejected: back.rejected.filter(({ assetId }) => !gone.has(assetId)),
    // What never was an answer can't be taken back.
    last: isWhole ? null : back.last,
    outbox,
    problem: refusedSentence(refused, state),
  };
}

/** A card with what was found since it was shown before. */
const markNew = (card: ReviewCard, before: ReviewCard | undefined): ReviewCard => {
  if (before === undefined || before === card) return card;
  const { reviewedAt } = before.seen;
  return {
    ...card,
    findings: card.findings.map((finding) =>
      finding.outcome !== "pass" && (reviewedAt === null || finding.reviewedAt > reviewedAt)
        ? { ...finding, isNew: true as const }
        : finding,
    ),
  };
};

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
  const pictures = meant(state);
  if (pictures.length === 0) return state;
  const { decision, cause, reason } = event;
  const number = state.count + 1;
  const answer: Outgoing = {
    number,
    pictures: pictures.map(({ assetId, seen }) => ({ assetId, seen, wasOpened: state.opened.has(assetId) })),
    decision,
    ...(cause && { cause }),
    reason,
  };
  const wanted = new Set(idsOf(answer));
  const cards = state.cards.filter(({ assetId }) => wanted.has(assetId));
  const answered = new Map(state.answered);
  for (const { assetId, group } of pictures)
    answered.set(assetId, { group, decision, wasOpened: state.opened.has(assetId) });
  const open = openCards(state);
  const from = open.findIndex(({ assetId }) => assetId === currentCard(state)?.assetId);
  const stays = [...open.slice(from), ...open.slice(0, from).toReversed()].find(
    ({ assetId }) => !wanted.has(assetId),
  );
  return {
    ...state,
    at: stays?.assetId ?? null,
    ticked: new Map(),
    answered,
    uncounted: new Set([...state.uncounted, ...wanted]),
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
  const back = bringBack(state, idsOf(answer), cards);
  return {
    ...back,
    at: answer.pictures[0]?.assetId ?? back.at,
    outbox: [...state.outbox, { number, pictures: answer.pictures, decision: "withdraw", reason: "Undone." }],
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

/** Names the result: the person has gone on to another, and goes on there. */
function refusedSentence(refused: readonly RefusedPicture[], { cards, last }: ReviewState): string {
  const [first] = refused;
  if (!first) return "";
  const known = [first.card, ...cards, ...(last?.cards ?? [])];
  const title = known.find((card) => card?.assetId === first.assetId)?.title;
  const others = refused.length - 1;
  return `${title === undefined ? "" : `${title}: `}${first.message}${others === 0 ? "" : ` ${others} more couldn't be kept.`}`;
}
