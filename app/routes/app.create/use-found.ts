import { useEffect, useState } from "react";

/** What is still being typed is not asked about. */
const SETTLED_MS = 400;
const ANSWER_TIMEOUT_MS = 15_000;

export type Found =
  | { readonly state: "none" | "asking" | "unheard" }
  | { readonly state: "found"; readonly count: number; readonly isExact: boolean }
  | { readonly state: "refused"; readonly message: string };

/** How many products a search finds; an older answer never follows a newer one. */
export function useFound(query: string): Found {
  const [heard, setHeard] = useState<{ readonly query: string; readonly found: Found } | null>(null);
  useEffect(() => {
    if (query === "") return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      readFound(query, stop.signal).then(
        (found) => setHeard({ query, found }),
        () => stop.signal.aborted || setHeard({ query, found: { state: "unheard" } }),
      );
    }, SETTLED_MS);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [query]);
  if (query === "") return { state: "none" };
  return heard?.query === query ? heard.found : { state: "asking" };
}

async function readFound(query: string, stop: AbortSignal): Promise<Found> {
  const response = await fetch(`/app/create/search?${new URLSearchParams({ query }).toString()}`, {
    signal: AbortSignal.any([stop, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
  });
  const body = (await response.json()) as { count: number; isExact: boolean } | { message?: string };
  stop.throwIfAborted();
  if ("count" in body) return { state: "found", count: body.count, isExact: body.isExact };
  if (!body.message) throw new Error("no usable answer");
  return { state: "refused", message: body.message };
}
