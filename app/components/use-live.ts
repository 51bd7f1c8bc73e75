import { useEffect, useRef, useState } from "react";

const PERIOD_MS = 1500;
/** One lost answer is a hiccup; the page says something from the second on. */
const QUIET_FAILURES = 1;
const LONGEST_PERIOD_MS = 15_000;

/**
 * Keeps a page's data fresh while something is under way: asks `path` again and again, not while the page is hidden,
 * and no more once `isLive` says that nothing will change. What the loader brings in wins over an answer that was
 * asked for before it.
 *
 * @returns the newest data; `isLost` when the last answers failed to come (it goes on asking)
 */
export function useLive<Data>(
  loaded: Data,
  path: string,
  isLive: (data: Data) => boolean,
): { readonly data: Data; readonly isLost: boolean } {
  const [polled, setPolled] = useState<{ readonly basis: Data; readonly data: Data } | null>(null);
  const [failures, setFailures] = useState(0);
  const data = polled && polled.basis === loaded ? polled.data : loaded;
  const live = isLive(data);
  const failuresRef = useRef(0);

  useEffect(() => {
    if (!live) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function ask(): Promise<void> {
      try {
        const response = await fetch(path, { signal: stop.signal, headers: { Accept: "application/json" } });
        if (!response.ok) throw new Error(`answered ${response.status}`);
        const fresh = (await response.json()) as Data;
        if (stop.signal.aborted) return;
        failuresRef.current = 0;
        setPolled({ basis: loaded, data: fresh });
      } catch {
        if (stop.signal.aborted) return;
        failuresRef.current += 1;
      }
      setFailures(failuresRef.current);
      schedule();
    }
    function schedule(): void {
      clearTimeout(timer);
      if (document.visibilityState === "hidden") return;
      timer = setTimeout(() => void ask(), Math.min(PERIOD_MS * 2 ** failuresRef.current, LONGEST_PERIOD_MS));
    }
    function onVisible(): void {
      clearTimeout(timer);
      if (document.visibilityState === "visible") void ask();
    }

    schedule();
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      stop.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [path, live, loaded]);

  return { data, isLost: live && failures > QUIET_FAILURES };
}
