import type { ReviewView } from "./presenter.server.ts";

/** What a review is of, as it stands in the page's address. */
export function addressOf({ runId, show }: Pick<ReviewView, "runId" | "show">): URLSearchParams {
  const address = new URLSearchParams(runId === null ? {} : { run: runId });
  if (show !== "waiting") address.set("show", show);
  return address;
}
