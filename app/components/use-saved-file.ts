import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect } from "react";
import type { Problem } from "./keep-page.ts";
import { saveFile } from "./save-file.ts";

/** Where the file of a result is asked for. */
export const resultFile = (assetId: string): string => `/app/results/${assetId}/file`;

/** Has the browser save a file whose signed address a route of ours answers. `save` stays the same function. */
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
  return {
    save: useCallback((route: string) => submit(null, { method: "post", action: route }), [submit]),
    isAsking: state !== "idle",
    problem: data && !data.ok && state === "idle" ? data : null,
  };
}
