import { useCallback, useEffect, useState } from "react";
import type { PreviewView } from "./presenter.server.ts";

/** Reading a few products takes a moment; a large collection, or a shop whose Shopify is busy, takes longer. */
const SLOW_MS = 8000;

export type Preview =
  | { readonly state: "none" | "reading" | "reading-long" }
  | { readonly state: "ready"; readonly preview: PreviewView }
  | { readonly state: "failed"; readonly message: string };

/** Asks what a draft would become, again when `retry` is called. */
export function usePreview(draftId: string | null): { readonly answer: Preview; readonly retry: () => void } {
  const [round, setRound] = useState(0);
  const [answered, setAnswered] = useState<{ readonly key: string; readonly answer: Preview } | null>(null);
  const [slowKey, setSlowKey] = useState<string | null>(null);
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
    const timer = setTimeout(() => setSlowKey(key), SLOW_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [draftId, key]);

  const retry = useCallback(() => setRound((before) => before + 1), []);
  if (draftId === null) return { answer: { state: "none" }, retry };
  if (answered?.key === key) return { answer: answered.answer, retry };
  return { answer: { state: slowKey === key ? "reading-long" : "reading" }, retry };
}

const UNREACHABLE = "We couldn't read the chosen products from your shop. No credits were used; try again.";

async function readPreview(draftId: string, signal: AbortSignal): Promise<Preview> {
  const response = await fetch(`/app/create/preview?draft=${draftId}`, { signal });
  const body = (await response.json()) as PreviewView | { readonly message?: string };
  if (response.ok) return { state: "ready", preview: body as PreviewView };
  return { state: "failed", message: ("message" in body && body.message) || UNREACHABLE };
}
