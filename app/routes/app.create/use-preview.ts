import { useCallback, useEffect, useState } from "react";
import type { PreviewView } from "./presenter.server.ts";

export type Preview =
  | { readonly state: "none" | "reading" }
  | { readonly state: "ready"; readonly preview: PreviewView }
  | { readonly state: "failed"; readonly message: string };

/** Asks what a draft would become, again when `retry` is called. */
export function usePreview(draftId: string | null): { readonly answer: Preview; readonly retry: () => void } {
  const [round, setRound] = useState(0);
  const [answered, setAnswered] = useState<{ readonly key: string; readonly answer: Preview } | null>(null);
  const key = `${draftId}#${round}`;

  useEffect(() => {
    if (draftId === null) return;
    const stop = new AbortController();
    readPreview(draftId, stop.signal).then(
      (answer) => setAnswered({ key, answer }),
      () => {
        if (!stop.signal.aborted) setAnswered({ key, answer: { state: "failed", message: UNREACHABLE } });
      },
    );
    return () => stop.abort();
  }, [draftId, key]);

  const retry = useCallback(() => setRound((before) => before + 1), []);
  if (draftId === null) return { answer: { state: "none" }, retry };
  return { answer: answered?.key === key ? answered.answer : { state: "reading" }, retry };
}

const UNREACHABLE = "We couldn't read the chosen products from your shop. No credits were used; try again.";

async function readPreview(draftId: string, signal: AbortSignal): Promise<Preview> {
  const response = await fetch(`/app/create/preview?draft=${draftId}`, { signal });
  const body = (await response.json()) as PreviewView | { readonly message?: string };
  if (response.ok) return { state: "ready", preview: body as PreviewView };
  return { state: "failed", message: ("message" in body && body.message) || UNREACHABLE };
}
