import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";
import type { Problem } from "./keep-page.ts";
import { saveFile } from "./save-file.ts";

/** Where the file of a result is asked for. */
export const resultFile = (assetId: string): string => `/app/results/${assetId}/file`;

/**
 * Has the browser save files whose signed addresses routes of ours answer, one after the other. `save` stays the same
 * function.
 */
export function useSavedFile(): {
  readonly save: (route: string) => void;
  readonly isAsking: boolean;
  /** Why the last one isn't saved. */
  readonly problem: Problem | null;
} {
  const { data, state, submit } = useFetcher<{ ok: true; path: string } | Problem>();
  useEffect(() => {
    if (data?.ok) saveFile(data.path);
  }, [data]);
  const isIdle = state === "idle";
  const waiting = useRef<string[]>([]);
  const isFree = useRef(true);
  const askNext = useCallback(() => {
    const route = isFree.current ? waiting.current.shift() : undefined;
    if (route === undefined) return;
    isFree.current = false;
    submit(null, { method: "post", action: route });
  }, [submit]);
  useEffect(() => {
    if (!isIdle) return;
    isFree.current = true;
    askNext();
  }, [isIdle, askNext]);
  return {
    save: useCallback(
      (route: string) => {
        waiting.current.push(route);
        askNext();
      },
      [askNext],
    ),
    isAsking: state !== "idle",
    problem: data && !data.ok && state === "idle" ? data : null,
  };
}
