import { useCallback, useEffect, useRef, useState } from "react";
import type { PreviewView } from "./presenter.server.ts";

const PERIOD_MS = 1000;
const LONGEST_PERIOD_MS = 15_000;
/** An answer that takes longer is lost: 10,000 pictures are planned in well under a second. */
const ANSWER_TIMEOUT_MS = 20_000;
/** Settings that are still being changed are not asked about. */
const SETTLED_MS = 250;

export type Preview =
  | PreviewView
  /** `none`: nothing is chosen; `asking`: no answer has come yet; `unheard`: none comes. */
  | { readonly state: "none" | "asking" | "unheard" }
  /** These settings, or this draft, can't be started; the sentence says why. */
  | { readonly state: "refused"; readonly message: string };

interface Heard {
  readonly draftId: string;
  readonly key: string;
  readonly answer: Preview;
}

/**
 * Asks what a draft would become, again and again while its products are read, and once more whenever the settings
 * change. An older answer never follows a newer one. A reading that has aged is replaced by itself, once.
 *
 * @param way how pictures are to be made, as it stands in the address
 * @param dailyLimitCredits the shop's, which the answer depends on too
 * @returns the newest answer; `isOld` while one for other settings still stands there; `askAgain`; `readAgain` has the
 *   products read anew
 */
export function usePreview(
  draftId: string | null,
  way: string,
  dailyLimitCredits: number | null,
): {
  readonly answer: Preview;
  readonly isOld: boolean;
  readonly askAgain: () => void;
  readonly readAgain: () => void;
} {
  const [round, setRound] = useState(0);
  const [heard, setHeard] = useState<Heard | null>(null);
  const replaced = useRef(new Set<string>());
  const heardDraft = useRef<string | null>(null);
  const key = `${draftId}?${way}#${round}/${dailyLimitCredits}`;

  useEffect(() => {
    if (draftId === null) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    let isWaiting = false;
    const tell = (answer: Preview) => {
      heardDraft.current = draftId;
      setHeard({ draftId, key, answer });
    };
    const schedule = (afterMs: number) => {
      clearTimeout(timer);
      isWaiting = true;
      if (document.visibilityState === "visible") timer = setTimeout(() => void ask(), afterMs);
    };
    async function ask(): Promise<void> {
      isWaiting = false;
      try {
        const answer = await readPreview(`draft=${draftId}&${way}`, stop.signal);
        if (stop.signal.aborted) return;
        failures = 0;
        const reading = "readingId" in answer ? String(answer.readingId) : "";
        if (answer.state !== "outdated" || replaced.current.has(reading)) {
          tell(answer);
          if (answer.state === "reading") schedule(PERIOD_MS);
          return;
        }
        replaced.current.add(reading);
        tell({ state: "asking" });
        await requestReading(String(draftId), answer.readingId, stop.signal);
        schedule(0);
      } catch {
        if (stop.signal.aborted) return;
        failures += 1;
        if (failures > 1) tell({ state: "unheard" });
        schedule(Math.min(PERIOD_MS * 2 ** failures, LONGEST_PERIOD_MS));
      }
    }
    const onReturn = () => {
      if (isWaiting && document.visibilityState === "visible") schedule(0);
    };
    schedule(heardDraft.current === draftId ? SETTLED_MS : 0);
    document.addEventListener("visibilitychange", onReturn);
    return () => {
      stop.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onReturn);
    };
  }, [draftId, way, key]);

  const askAgain = useCallback(() => setRound((before) => before + 1), []);
  const readingId = heard && "readingId" in heard.answer ? heard.answer.readingId : null;
  const readAgain = useCallback(() => {
    if (draftId === null) return;
    setHeard({ draftId, key, answer: { state: "asking" } });
    // An answer that is lost shows in what the page is told next: the reading is still the old one.
    void requestReading(draftId, readingId, null)
      .catch(() => {})
      .finally(askAgain);
  }, [draftId, key, readingId, askAgain]);

  const isForDraft = draftId !== null && heard?.draftId === draftId;
  const answer: Preview = isForDraft ? heard.answer : { state: draftId === null ? "none" : "asking" };
  return { answer, isOld: isForDraft && heard.key !== key, askAgain, readAgain };
}

async function readPreview(query: string, stop: AbortSignal): Promise<Preview> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
  const response = await fetch(`/app/create/preview?${query}`, { signal });
  const body = (await response.json()) as PreviewView | { readonly message?: string };
  if (response.ok) return body as PreviewView;
  if (response.status >= 500 || !("message" in body) || !body.message) throw new Error("no usable answer");
  return { state: "refused", message: body.message };
}

async function requestReading(
  draftId: string,
  readingId: string | null,
  stop: AbortSignal | null,
): Promise<void> {
  const query = new URLSearchParams({ draft: draftId, reading: readingId ?? "" });
  const signals = [AbortSignal.timeout(ANSWER_TIMEOUT_MS), ...(stop ? [stop] : [])];
  const response = await fetch(`/app/create/preview?${query.toString()}`, {
    method: "POST",
    signal: AbortSignal.any(signals),
  });
  if (!response.ok) throw new Error(`answered ${response.status}`);
}
