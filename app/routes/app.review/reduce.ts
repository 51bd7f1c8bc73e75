/**
 * What happens to the review as the page keeps it: an answer takes its picture out of the queue at once and is sent
 * behind the person's back; one that can't be kept brings it back with a sentence. Pure.
 */
import { sentences, t } from "#app/platform/i18n/translate.ts";
import {
  type Meant,
  type Outgoing,
  type RefusedPicture,
  type ReviewCard,
  type ReviewEvent,
  type ReviewState,
  SAMPLE_GROUP,
  currentCard,
  meant,
  meantKey,
  openCards,
} from "./review-state.ts";

export function reduce(state: ReviewState, event: ReviewEvent): ReviewState {
  const next = step(state, event);
  // A question leaves with what it is about.
  return next.asking === null || next.asking.of === meantKey(next) ? next : { ...next, asking: null };
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
    case "looked":
      return { ...state, opened: new Set([...state.opened, event.assetId]) };
    case "tick": {
      const ticked = new Map(state.ticked);
      for (const picture of event.pictures)
        if (event.isTicked) ticked.set(picture.assetId, picture);
        else ticked.delete(picture.assetId);
      return { ...state, ticked };
    }
    case "select": {
      const selecting = event.isWhole ? state.selecting : new Set([...state.selecting, event.number]);
      return { ...withTicked(state, event.pictures), selecting };
    }
    case "selected":
      return state.selecting.has(event.number) ? withTicked(arrived(state, event), event.pictures) : state;
    case "unselected":
      return state.selecting.has(event.number)
        ? { ...arrived(state, event), problem: unselectedSentence(state), gone: null }
        : state;
    case "clear":
      return { ...state, ticked: new Map(), selecting: new Set() };
    case "ask":
      return state.selecting.size > 0
        ? state
        : { ...state, asking: { about: event.about, inWords: false, of: meantKey(state) } };
    case "words":
      return { ...state, asking: state.asking && { ...state.asking, inWords: true } };
    case "close":
      return { ...state, asking: null };
    case "decide":
      return decide(state, event);
    case "undo":
      return undo(state);
    case "sent":
      return sent(state, event);
    case "silent":
      return { ...state, isUnsure: true };
    case "lost":
      return lost(state, event);
  }
}

/** What was answered here meanwhile isn't meant by a selection that was asked for before. */
function withTicked(state: ReviewState, pictures: readonly Meant[]): ReviewState {
  const waiting = pictures.filter(({ assetId }) => !state.answered.has(assetId));
  return {
    ...state,
    ticked: new Map([...state.ticked, ...waiting.map((picture) => [picture.assetId, picture] as const)]),
  };
}

const arrived = (state: ReviewState, { number }: { readonly number: number }): ReviewState => ({
  ...state,
  selecting: new Set([...state.selecting].filter((one) => one !== number)),
});

const unselectedSentence = ({ ticked }: ReviewState): string =>
  t("review.onlyLoaded", { count: ticked.size });

const idsOf = ({ pictures }: Pick<Outgoing, "pictures">): readonly string[] =>
  pictures.map(({ assetId }) => assetId);

/** An answer that was refused as a whole brings its pictures back; an undo that was leaves what it meant to take back. */
function lost(state: ReviewState, { number, message }: Extract<ReviewEvent, { type: "lost" }>): ReviewState {
  const answer = state.outbox.find((one) => one.number === number);
  const outbox = state.outbox.filter((one) => one !== answer);
  const told = { ...state, outbox, isUnsure: false, problem: message, gone: null };
  if (!answer) return told;
  if (answer.undoes) return stands(told, answer.undoes, message);
  return { ...bringBack(told, answer), done: state.done.filter((one) => one.number !== number) };
}

/** An answer counts as before, but for pictures that have another one since, and can be undone again. */
function stands(state: ReviewState, answer: Outgoing, message: string): ReviewState {
  const { number, decision } = answer;
  const again = answer.meant.filter(({ assetId }) => !state.answered.has(assetId));
  const answered = new Map(state.answered);
  for (const { assetId, group } of again)
    answered.set(assetId, { group, decision, wasOpened: state.opened.has(assetId), number });
  const ids = new Set(again.map(({ assetId }) => assetId));
  return {
    ...state,
    answered,
    uncounted: new Set([...state.uncounted, ...ids]),
    done: [...state.done, answer].toSorted((one, other) => one.number - other.number),
    rejected:
      decision === "reject"
        ? [...state.rejected, ...answer.cards.filter(({ assetId }) => ids.has(assetId))]
        : state.rejected,
    problem: sentences(t(`review.undoLost.${decision === "accept" ? "accept" : "reject"}`), message),
  };
}

/** What was refused comes back as it is now; what waits no longer, because somebody else has answered, goes. */
function sent(state: ReviewState, { number, refused }: Extract<ReviewEvent, { type: "sent" }>): ReviewState {
  const answer = state.outbox.find((one) => one.number === number);
  const outbox = state.outbox.filter((one) => one !== answer);
  if (!answer || refused.length === 0) return { ...state, outbox, isUnsure: false };
  const now = new Map(refused.map(({ assetId, card }) => [assetId, card]));
  const gone = new Set(refused.flatMap(({ assetId, card }) => (card === null ? [assetId] : [])));
  const back = bringBack(
    state,
    answer,
    [...now.keys()].filter((assetId) => !gone.has(assetId)),
  );
  return {
    ...back,
    cards: back.cards
      .filter(({ assetId }) => !gone.has(assetId))
      .map((card) => markNew(now.get(card.assetId) ?? card, card)),
    rejected: back.rejected.filter(({ assetId }) => !gone.has(assetId)),
    // What never was an answer can't be taken back.
    done: state.done.flatMap((one) => (one.number === number ? without(one, now) : [one])),
    outbox,
    isUnsure: false,
    problem: refusedSentence(refused, answer, state),
    gone: refused[0]?.card === null ? { assetId: refused[0].assetId } : null,
  };
}

/** The answer about the rest of its pictures, if there is a rest. */
function without(answer: Outgoing, refused: ReadonlyMap<string, unknown>): Outgoing[] {
  const isKept = ({ assetId }: { readonly assetId: string }) => !refused.has(assetId);
  const pictures = answer.pictures.filter(isKept);
  return pictures.length === 0
    ? []
    : [{ ...answer, pictures, meant: answer.meant.filter(isKept), cards: answer.cards.filter(isKept) }];
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
  if (pictures.length === 0 || state.selecting.size > 0) return state;
  if (event.of !== undefined && event.of !== meantKey(state)) return state;
  const { decision, cause, reason } = event;
  const number = state.count + 1;
  const wanted = new Set(pictures.map(({ assetId }) => assetId));
  const cards = state.cards.filter(({ assetId }) => wanted.has(assetId));
  const answer: Outgoing = {
    number,
    pictures: pictures.map(({ assetId, seen }) => ({ assetId, seen, wasOpened: state.opened.has(assetId) })),
    decision,
    ...(cause && { cause }),
    reason,
    meant: pictures,
    cards,
  };
  const answered = new Map(state.answered);
  for (const { assetId, group } of pictures)
    answered.set(assetId, { group, decision, wasOpened: state.opened.has(assetId), number });
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
    done: [...state.done, answer],
    said: decision,
    problem: null,
    gone: null,
    rejected: decision === "reject" ? [...state.rejected, ...cards] : state.rejected,
    count: number,
  };
}

function undo(state: ReviewState): ReviewState {
  const answer = state.done.at(-1);
  if (!answer) return state;
  const number = state.count + 1;
  const back = bringBack(state, answer);
  const { pictures, cards } = answer;
  const withdrawal: Outgoing = {
    number,
    pictures,
    meant: answer.meant,
    cards,
    decision: "withdraw",
    reason: t("review.said.withdraw"),
    undoes: answer,
  };
  return {
    ...back,
    at: pictures[0]?.assetId ?? back.at,
    outbox: [...state.outbox, withdrawal],
    done: state.done.slice(0, -1),
    said: "withdraw",
    selecting: new Set(),
    problem: null,
    gone: null,
    count: number,
  };
}

/**
 * Pictures of an answer wait again, but for those that have another one since; what the server has dropped meanwhile
 * stands in front.
 */
function bringBack(
  state: ReviewState,
  answer: Outgoing,
  assetIds: readonly string[] = idsOf(answer),
): ReviewState {
  const back = new Set(assetIds.filter((assetId) => state.answered.get(assetId)?.number === answer.number));
  if (back.size === 0) return state;
  const known = new Set(state.cards.map(({ assetId }) => assetId));
  const missing = answer.cards.filter(({ assetId }) => back.has(assetId) && !known.has(assetId));
  return {
    ...state,
    cards: [...missing, ...state.cards],
    answered: new Map([...state.answered].filter(([assetId]) => !back.has(assetId))),
    uncounted: new Set([...state.uncounted].filter((assetId) => !back.has(assetId))),
    rejected: state.rejected.filter(({ assetId }) => !back.has(assetId)),
  };
}

/** Names the result: the person has gone on to another, and goes on there. */
function refusedSentence(
  refused: readonly RefusedPicture[],
  answer: Outgoing,
  { cards }: ReviewState,
): string {
  const [first] = refused;
  if (!first) return "";
  const known = [first.card, ...cards, ...answer.cards];
  const title = known.find((card) => card?.assetId === first.assetId)?.title;
  const others = refused.length - 1;
  return sentences(
    title === undefined ? first.message : t("review.aboutOne", { title, message: first.message }),
    others > 0 && t("review.moreNotKept", { count: others }),
  );
}
