import { useEffect, useState } from "react";
import type { Glance } from "#app/glance.server.ts";

/** What takes longer is left out. */
const MOST_MS = 8_000;

/**
 * What Shopify tells of the shop: as the page brought it, else asked for once, after the page is shown.
 * @returns undefined: it is being asked for; null: it isn't told
 */
export function useGlance(loaded: Glance | null): Glance | null | undefined {
  const [asked, setAsked] = useState<Glance | null>();
  const isMissing = loaded === null && asked === undefined;
  useEffect(() => {
    if (!isMissing) return;
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(MOST_MS)]);
    fetch("/app/glance", { signal, headers: { Accept: "application/json" } })
      .then(async (answer) => setAsked(answer.ok ? ((await answer.json()) as Glance) : null))
      .catch(() => {
        if (!stop.signal.aborted) setAsked(null);
      });
    return () => stop.abort();
  }, [isMissing]);
  return loaded ?? asked;
}
