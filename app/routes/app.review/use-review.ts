import { type Dispatch, useEffect, useMemo, useRef } from "react";
import type { Cause } from "#app/domain/review/schemas.ts";
import type { GroupView } from "./groups.ts";
import type { ReviewView } from "./presenter.server.ts";
import {
  type Asking,
  type Meant,
  type ReviewCard,
  type ReviewEvent,
  type ReviewState,
  SAMPLE_GROUP,
  acceptedReason,
  currentCard,
  initialState,
  leftIn,
  meantKey,
  openCards,
} from "./review-state.ts";
import { useOutbox } from "./use-outbox.ts";

/** So many pictures before the end the next ones are asked for. */
const AHEAD = 25;
/** Pictures that don't come are asked for again, after pauses that grow. */
const ANSWER_TIMEOUT_MS = 8000;
/** A selection may be of thousands. */
const SELECTION_TIMEOUT_MS = 30_000;
const FIRST_PAUSE_MS = 1500;
const LONGEST_PAUSE_MS = 15_000;
/** Pictures that are loaded before they are shown. */
const PRELOADED = 3;

/** The queue that a person works through, and what they can do with it. */
export interface Review {
  readonly state: ReviewState;
  readonly open: readonly ReviewCard[];
  readonly card: ReviewCard | null;
  /** With how many are left. */
  readonly groups: readonly GroupView[];
  readonly leftCount: number;
  readonly sample: { readonly passedCount: number; readonly lookedAt: number; readonly bad: number };
  /** What has one key. */
  readonly accept: () => void;
  /** Opens the question why. */
  readonly ask: (about: Asking["about"]) => void;
  readonly askInWords: () => void;
  readonly closeQuestion: () => void;
  /** Answers the open question; `cause` is of a rejection. */
  readonly answer: (question: Asking, reason: string, cause: Cause) => void;
  readonly undo: () => void;
  readonly show: (assetId: string) => void;
  readonly step: (by: 1 | -1) => void;
  /** The picture stood before the person's eyes. */
  readonly look: (assetId: string) => void;
  readonly tick: (pictures: readonly Meant[], isTicked: boolean) => void;
  /** Ends the selection, also one that is still on its way. */
  readonly clear: () => void;
  readonly tickGroup: (group: GroupView) => void;
}

/** Where a page begins, with what its loader brought. */
export const firstState = (view: ReviewView): ReviewState => initialState(cardsOf(view), view.next);

/** @param view the newest that the server said; `path` makes an address of the page's resources */
export function useReview(
  view: ReviewView,
  state: ReviewState,
  dispatch: Dispatch<ReviewEvent>,
  path: (resource: string, query?: Readonly<Record<string, string>>) => string,
): Review {
  const shownView = useRef(view);
  const selections = useRef(0);
  useOutbox(view.place, state.outbox, dispatch);

  useEffect(() => {
    if (shownView.current !== view) dispatch({ type: "loaded", cards: cardsOf(view), next: view.next });
    shownView.current = view;
  }, [view, dispatch]);

  const open = openCards(state);
  const flagged = open.filter(({ group }) => group !== SAMPLE_GROUP);
  const { next } = state;
  const isShort = flagged.length < AHEAD;
  useEffect(() => {
    if (next === null || !isShort) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (tries: number): Promise<void> => {
      try {
        const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
        const response = await fetch(path("more", { after: next }), { signal, headers: JSON_ONLY });
        if (!response.ok) throw new Error(`answered ${response.status}`);
        const page = (await response.json()) as Pick<ReviewView, "cards" | "next">;
        dispatch({ type: "paged", ...page });
      } catch {
        if (stop.signal.aborted) return;
        timer = setTimeout(
          () => void ask(tries + 1),
          Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS),
        );
      }
    };
    void ask(0);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [next, isShort, path, dispatch]);

  const card = currentCard(state);
  const at = open.findIndex(({ assetId }) => assetId === card?.assetId);
  const soon = open
    .slice(at + 1, at + 1 + PRELOADED)
    .map(({ src }) => src)
    .join(" ");
  useEffect(() => {
    for (const src of soon.split(" ").filter(Boolean)) new Image().src = src;
  }, [soon]);

  const acts = useMemo(() => actsOn(dispatch), [dispatch]);
  const answeredSample = [...state.uncounted].flatMap((assetId) => {
    const answer = state.answered.get(assetId);
    return answer?.group === SAMPLE_GROUP && answer.wasOpened ? [answer.decision] : [];
  });
  const groups = view.groups.map((group) => ({ ...group, count: leftIn(state, group.key, group.count) }));
  const { sample } = view;
  return {
    state,
    open,
    card,
    groups,
    leftCount: groups.reduce((sum, group) => sum + group.count, 0),
    sample: {
      passedCount: sample.passedCount,
      lookedAt: sample.lookedAt + answeredSample.length,
      bad: sample.bad + answeredSample.filter((decision) => decision === "reject").length,
    },
    ...acts,
    // Of what is drawn: a second press before the next result has come is none.
    accept: () =>
      dispatch({
        type: "decide",
        decision: "accept",
        reason: acceptedReason(state),
        of: meantKey(state),
      }),
    tickGroup: (group) => {
      const loaded = flagged.filter((one) => one.group === group.key);
      const number = ++selections.current;
      const isWhole = loaded.length >= group.count;
      dispatch({ type: "select", number, pictures: loaded, isWhole });
      if (isWhole) return;
      void fetch(path("group", { group: group.key }), {
        headers: JSON_ONLY,
        signal: AbortSignal.timeout(SELECTION_TIMEOUT_MS),
      })
        .then(async (response) => {
          if (!response.ok) throw new Error(`answered ${response.status}`);
          const { pictures } = (await response.json()) as { readonly pictures: readonly Meant[] };
          // What is loaded was seen as it is shown, not as it is now.
          const known = new Set(loaded.map(({ assetId }) => assetId));
          const far = pictures.filter(({ assetId }) => !known.has(assetId));
          dispatch({ type: "selected", number, pictures: far });
        })
        .catch(() => dispatch({ type: "unselected", number }));
    },
  };
}

/** What doesn't depend on what is shown: the same for as long as the page is there, so that nothing is drawn for it. */
const actsOn = (dispatch: Dispatch<ReviewEvent>) =>
  ({
    ask: (about) => dispatch({ type: "ask", about }),
    askInWords: () => dispatch({ type: "words" }),
    closeQuestion: () => dispatch({ type: "close" }),
    answer: ({ about, of }, reason, cause) =>
      dispatch(
        about === "reject"
          ? { type: "decide", decision: "reject", cause, reason, of }
          : { type: "decide", decision: "accept", reason, of },
      ),
    undo: () => dispatch({ type: "undo" }),
    show: (assetId) => dispatch({ type: "show", assetId }),
    step: (by) => dispatch({ type: "step", by }),
    look: (assetId) => dispatch({ type: "looked", assetId }),
    tick: (pictures, isTicked) => dispatch({ type: "tick", pictures, isTicked }),
    clear: () => dispatch({ type: "clear" }),
  }) satisfies Partial<Review>;

const JSON_ONLY = { Accept: "application/json" };
const cardsOf = ({ cards, sample }: ReviewView): readonly ReviewCard[] => [...cards, ...sample.cards];
