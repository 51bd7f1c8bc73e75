import { type Dispatch, useEffect, useRef } from "react";
import type { SeenPicture, Target } from "#app/domain/review/schemas.ts";
import type { Outgoing, RefusedPicture, ReviewEvent } from "./review-state.ts";

/** An answer that takes longer is lost: the picture comes back. */
const ANSWER_TIMEOUT_MS = 30_000;
const LOST =
  "Your last answer couldn't be kept: no answer came back. No credits were used, and the result is back in the queue; try again.";

/**
 * Sends answers one after the other, in their order, while the person goes on, and also when the page is left inside
 * the app. One that isn't kept is told by `lost`, or by `sent` with the pictures that were refused.
 *
 * @param place what the answers are about; another place's have a page of their own
 */
export function useOutbox(place: Target, outbox: readonly Outgoing[], dispatch: Dispatch<ReviewEvent>): void {
  const queue = useRef<Outgoing[]>([]);
  const taken = useRef(0);
  const isSending = useRef(false);
  const own = useRef<OwnDecisions>(new Map());
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
        dispatch(await send(place, next, own.current));
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

/** What this page has put upon which decision: a further answer follows the last of its own. */
type OwnDecisions = Map<string, string>;
const keyOf = (assetId: string, decisionId: string | null): string => `${assetId} ${decisionId ?? ""}`;

/** The picture as this page has seen it, its own answers included. */
function withOwn(picture: SeenPicture, own: OwnDecisions): SeenPicture {
  const { assetId, seen } = picture;
  let { decisionId } = seen;
  for (let next = own.get(keyOf(assetId, decisionId)); next; next = own.get(keyOf(assetId, decisionId)))
    decisionId = next;
  return { ...picture, seen: { ...seen, decisionId } };
}

async function send(
  target: Target,
  { number, pictures, cards: _, ...answer }: Outgoing,
  own: OwnDecisions,
): Promise<ReviewEvent> {
  try {
    const named = pictures.map((picture) => withOwn(picture, own));
    const response = await fetch("/app/review/decide", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ target, pictures: named, ...answer }),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    const said = (await response.json()) as {
      readonly message?: string;
      readonly decided?: readonly { readonly assetId: string; readonly decisionId: string }[];
      readonly refused?: readonly RefusedPicture[];
    };
    if (!response.ok) return { type: "lost", number, message: said.message ?? LOST };
    const kept = new Map(said.decided?.map(({ assetId, decisionId }) => [assetId, decisionId]));
    for (const { assetId, seen } of named) {
      const decisionId = kept.get(assetId);
      if (decisionId) own.set(keyOf(assetId, seen.decisionId), decisionId);
    }
    return { type: "sent", number, refused: said.refused ?? [] };
  } catch {
    return { type: "lost", number, message: LOST };
  }
}
