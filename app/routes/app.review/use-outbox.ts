import { type Dispatch, useEffect, useRef } from "react";
import type { Target } from "#app/domain/review/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { type OwnAnswers, createOwnAnswers } from "./own-answers.ts";
import type { Outgoing, RefusedPicture, ReviewEvent } from "./review-state.ts";

/** An answer that takes longer is sent again. */
const ANSWER_TIMEOUT_MS = 30_000;
const FIRST_PAUSE_MS = 1500;
const LONGEST_PAUSE_MS = 15_000;
/** Refusals that pass. */
const PASSING = new Set([408, 425, 429]);

/**
 * Sends answers one after the other, in their order, while the person goes on, and also when the page is left inside
 * the app. One whose reply is lost may have been kept: it is sent again until somebody says so (`silent` meanwhile), for
 * the server keeps it once, and those after it wait. One that isn't kept is told by `lost`, or by `sent` with the
 * pictures that were refused.
 *
 * @param place what the answers are about; another place's have a page of their own
 */
export function useOutbox(place: Target, outbox: readonly Outgoing[], dispatch: Dispatch<ReviewEvent>): void {
  const queue = useRef<Outgoing[]>([]);
  const taken = useRef(0);
  const isSending = useRef(false);
  const own = useRef<OwnAnswers | null>(null);
  useEffect(() => {
    for (const answer of outbox)
      if (answer.number > taken.current) {
        queue.current.push(answer);
        taken.current = answer.number;
      }
    if (isSending.current) return;
    isSending.current = true;
    void (async () => {
      for (let next = queue.current.shift(); next; next = queue.current.shift())
        dispatch(await keep(place, next, (own.current ??= createOwnAnswers()), dispatch));
      isSending.current = false;
    })();
  }, [place, outbox, dispatch]);

  // What is still here would be lost with the document.
  const isBusy = outbox.length > 0;
  useEffect(() => {
    if (!isBusy) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [isBusy]);
}

async function keep(
  target: Target,
  answer: Outgoing,
  own: OwnAnswers,
  dispatch: Dispatch<ReviewEvent>,
): Promise<ReviewEvent> {
  for (let tries = 0; ; tries++) {
    const said = await send(target, answer, own);
    if (said) return said;
    dispatch({ type: "silent", number: answer.number });
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** Null: nobody has said what became of it. */
async function send(target: Target, answer: Outgoing, own: OwnAnswers): Promise<ReviewEvent | null> {
  const { number, decision, cause, reason } = answer;
  const pictures = own.named(answer);
  if (pictures.length === 0) return { type: "sent", number, refused: [] };
  try {
    const response = await fetch("/app/review/decide", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ target, pictures, decision, ...(cause && { cause }), reason }),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    if (response.status >= 500 || PASSING.has(response.status)) return null;
    if (!response.ok) {
      const { message } = (await response.json().catch(() => ({}))) as { readonly message?: string };
      return { type: "lost", number, message: message ?? t("review.notKept") };
    }
    const said = (await response.json()) as {
      readonly decided?: readonly { readonly assetId: string; readonly decisionId: string }[];
      readonly refused?: readonly RefusedPicture[];
    };
    own.keep(answer, pictures, said.decided ?? []);
    return { type: "sent", number, refused: said.refused ?? [] };
  } catch {
    return null;
  }
}
