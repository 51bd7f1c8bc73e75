import { type Dispatch, useEffect, useRef } from "react";
import type { Outgoing, ReviewEvent } from "./review-state.ts";

/** An answer that takes longer is lost: the picture comes back. */
const ANSWER_TIMEOUT_MS = 30_000;
const LOST =
  "Your last answer couldn't be kept: no answer came back. No credits were used, and the result is back in the queue; try again.";

/**
 * Sends answers one after the other, in their order, while the person goes on, and also when the page is left inside
 * the app. One that isn't kept is told by `lost`, or by `sent` with the pictures that were refused.
 */
export function useOutbox(outbox: readonly Outgoing[], dispatch: Dispatch<ReviewEvent>): void {
  const queue = useRef<Outgoing[]>([]);
  const taken = useRef(0);
  const isSending = useRef(false);
  useEffect(() => {
    for (const answer of outbox)
      if (answer.number > taken.current) {
        queue.current.push(answer);
        taken.current = answer.number;
      }
    if (isSending.current) return;
    isSending.current = true;
    void (async () => {
      for (let next = queue.current.shift(); next; next = queue.current.shift()) dispatch(await send(next));
      isSending.current = false;
    })();
  }, [outbox, dispatch]);

  // What is still here would be lost with the document.
  const isBusy = outbox.length > 0;
  useEffect(() => {
    if (!isBusy) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [isBusy]);
}

async function send({ number, ...answer }: Outgoing): Promise<ReviewEvent> {
  try {
    const response = await fetch("/app/review/decide", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ target: "shopify", ...answer }),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    const said = (await response.json()) as {
      readonly message?: string;
      readonly refused?: readonly { readonly assetId: string; readonly message: string }[];
    };
    if (response.ok) return { type: "sent", number, refused: said.refused ?? [] };
    return { type: "lost", number, message: said.message ?? LOST };
  } catch {
    return { type: "lost", number, message: LOST };
  }
}
