import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { Problem } from "./keep-page.ts";
import { saveFile } from "./save-file.ts";

/** Has the browser save a file whose signed address a route of ours answers. */
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
    save: (route) => submit(null, { method: "post", action: route }),
    isAsking: state !== "idle",
    problem: data && !data.ok && state === "idle" ? data : null,
  };
}
