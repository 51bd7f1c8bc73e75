/**
 * The review as the page keeps it, and what can be told from it. What happens to it: `reduce.ts`. Pure.
 */
import { enumerated, t } from "#app/platform/i18n/translate.ts";
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
  /** Empty where it was judged and passed. */
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
  /** When its publication begins: rejected before, it is left out. Null: it isn't scheduled. */
  readonly beginsAt: string | null;
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
  /** Its pictures as they were meant. */
  readonly meant: readonly Meant[];
  /** Of a withdrawal: the answer that it takes back. */
  readonly undoes?: Outgoing;
  /** Those of its pictures that are loaded: they come back when it is taken back. */
  readonly cards: readonly ReviewCard[];
}

/** An answer that counts for its picture here. */
interface Answered {
  readonly group: string;
  readonly decision: Decision;
  readonly wasOpened: boolean;
  /** Of the answer. */
  readonly number: number;
}

/** Why something is rejected, or why a note doesn't matter: asked about these pictures and no others. */
export interface Asking {
  readonly about: "reject" | "override";
  readonly inWords: boolean;
  /** `meantKey` of what it is about. */
  readonly of: string;
}

export interface ReviewState {
  /** What is flagged, then the sample; in the server's order. Answered ones stay here until the server drops them. */
  readonly cards: readonly ReviewCard[];
  readonly next: string | null;
  /** The picture that is shown; one that has left the queue gives its place to the next. */
  readonly at: string | null;
  /** What stood here by itself, beside its source, for long enough to be looked at. */
  readonly opened: ReadonlySet<string>;
  readonly ticked: ReadonlyMap<string, Meant>;
  /** Selections of whole findings that are still on their way: until they have come nothing is answered. */
  readonly selecting: ReadonlySet<number>;
  /** The question that is open. */
  readonly asking: Asking | null;
  /** What was answered here, with its group: out of the queue. */
  readonly answered: ReadonlyMap<string, Answered>;
  /** Of those the ones that the server's figures don't count yet. */
  readonly uncounted: ReadonlySet<string>;
  /** Answers to be sent, in their order; the first one is on its way. */
  readonly outbox: readonly Outgoing[];
  /** What Undo takes back, one after the other, the newest last. */
  readonly done: readonly Outgoing[];
  /** What was done last, for who doesn't see it; null: nothing yet. */
  readonly said: Decision | null;
  readonly problem: string | null;
  /** The result that the problem is about, when it has left the queue: it can be looked at on its own page. */
  readonly gone: Pick<ReviewCard, "assetId"> | null;
  /** No reply came: nobody knows whether the first answer of the outbox was kept, and it is sent again. */
  readonly isUnsure: boolean;
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
  | { readonly type: "looked"; readonly assetId: string }
  | { readonly type: "tick"; readonly pictures: readonly Meant[]; readonly isTicked: boolean }
  | {
      readonly type: "select";
      readonly number: number;
      /** What is loaded of it. */
      readonly pictures: readonly Meant[];
      /** That is all of it: nothing else is on its way. */
      readonly isWhole: boolean;
    }
  | { readonly type: "selected"; readonly number: number; readonly pictures: readonly Meant[] }
  | { readonly type: "unselected"; readonly number: number }
  | { readonly type: "clear" }
  | {
      readonly type: "decide";
      readonly decision: "accept" | "reject";
      readonly cause?: Cause;
      readonly reason: string;
      /** `meantKey` of what the person saw: kept only while that is still meant. */
      readonly of?: string;
    }
  | { readonly type: "ask"; readonly about: Asking["about"] }
  | { readonly type: "words" }
  | { readonly type: "close" }
  | { readonly type: "undo" }
  | { readonly type: "sent"; readonly number: number; readonly refused: readonly RefusedPicture[] }
  | { readonly type: "silent"; readonly number: number }
  | { readonly type: "lost"; readonly number: number; readonly message: string };

export const initialState = (cards: readonly ReviewCard[], next: string | null): ReviewState => ({
  cards,
  next,
  at: cards[0]?.assetId ?? null,
  opened: new Set(),
  ticked: new Map(),
  selecting: new Set(),
  asking: null,
  answered: new Map(),
  uncounted: new Set(),
  outbox: [],
  done: [],
  said: null,
  problem: null,
  gone: null,
  isUnsure: false,
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

/** Names what an answer would be about. */
export const meantKey = (state: ReviewState): string =>
  meant(state)
    .map(({ assetId }) => assetId)
    .join(" ");

/** How many titles name what is blocked. */
const NAMED = 3;

/** What of a selection a rule blocks, and why it can't be accepted together; null: nothing is. */
export function blockedAmong(
  state: ReviewState,
): { readonly pictures: readonly Meant[]; readonly sentence: string } | null {
  const pictures = [...state.ticked.values()].filter(({ isBlocked }) => isBlocked);
  if (pictures.length === 0) return null;
  const titles = pictures
    .flatMap(({ assetId }) => state.cards.find((card) => card.assetId === assetId)?.title ?? [])
    .slice(0, NAMED);
  const others = pictures.length - titles.length;
  const names = [
    ...titles,
    ...(others > 0 && titles.length > 0 ? [t("review.others", { count: others })] : []),
  ];
  const figures = { blocked: pictures.length, count: state.ticked.size };
  return {
    pictures,
    sentence:
      names.length === 0
        ? t("review.blockedOf", figures)
        : t("review.blockedOfNamed", { ...figures, names: enumerated(names) }),
  };
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
    : t("review.acceptedTogether", { count: pictures.length });
}

/** How many of a group's pictures are left, when the server counted `count`. */
export const leftIn = (state: ReviewState, group: string, count: number): number =>
  count - [...state.uncounted].filter((assetId) => state.answered.get(assetId)?.group === group).length;
