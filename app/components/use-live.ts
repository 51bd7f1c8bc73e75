import { useEffect, useRef, useState } from "react";

const PERIOD_MS = 1500;
/** One lost answer is a hiccup; the page says something from the second on. */
const QUIET_FAILURES = 1;
const LONGEST_PERIOD_MS = 15_000;
/** An answer that takes longer is lost: a connection that hangs tells nothing by itself. */
const ANSWER_TIMEOUT_MS = 8000;
/** Whoever comes back to the page sees nothing older. */
const FRESH_MS = 3000;

/**
 * Keeps a page's data fresh: asks `path` again and again while something is under way (not while the page is hidden,
 * and no more once `isLive` says that nothing will change), and once whenever the merchant comes back to the page:
 * another tab, Shopify or a colleague may have changed what it shows. What the loader brings in wins over an answer
 * that was asked for before it.
 *
 * @returns the newest data; `isLost` when the last answers failed to come (it goes on asking); `heardAt`: when the last
 *   answer that came had been asked for, in milliseconds, 0 before the first
 */
export function useLive<Data>(
  loaded: Data,
  path: string,
  isLive: (data: Data, heardAt: number) => boolean,
): { readonly data: Data; readonly isLost: boolean; readonly heardAt: number } {
  const [polled, setPolled] = useState<{
    readonly basis: Data;
    readonly data: Data;
    readonly askedAt: number;
  } | null>(null);
  const [failures, setFailures] = useState(0);
  const data = polled && polled.basis === loaded ? polled.data : loaded;
  const heardAt = polled?.askedAt ?? 0;
  const live = isLive(data, heardAt);
  const failuresRef = useRef(0);

  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isAsking = false;
    let freshAt = Date.now();

    async function ask(): Promise<void> {
      if (isAsking) return;
      isAsking = true;
      const askedAt = Date.now();
      try {
        const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
        const response = await fetch(path, { signal, headers: { Accept: "application/json" } });
        if (!response.ok) throw new Error(`answered ${response.status}`);
        const fresh = (await response.json()) as Data;
        if (stop.signal.aborted) return;
        failuresRef.current = 0;
        freshAt = askedAt;
        setPolled({ basis: loaded, data: fresh, askedAt });
      } catch {
        if (stop.signal.aborted) return;
        failuresRef.current += 1;
      } finally {
        isAsking = false;
      }
      setFailures(failuresRef.current);
      schedule();
    }
    function schedule(): void {
      clearTimeout(timer);
      if (!live || document.visibilityState === "hidden") return;
      timer = setTimeout(() => void ask(), Math.min(PERIOD_MS * 2 ** failuresRef.current, LONGEST_PERIOD_MS));
    }
    function onReturn(): void {
      clearTimeout(timer);
      if (document.visibilityState === "hidden") return;
      if (Date.now() - freshAt > FRESH_MS) void ask();
      else schedule();
    }

    schedule();
    document.addEventListener("visibilitychange", onReturn);
    window.addEventListener("focus", onReturn);
    return () => {
      stop.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onReturn);
      window.removeEventListener("focus", onReturn);
    };
  }, [path, live, loaded]);

  return { data, isLost: live && failures > QUIET_FAILURES, heardAt };
}
