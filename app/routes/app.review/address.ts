import { OWN_SHOP } from "#app/domain/review/schemas.ts";
import type { ReviewView } from "./presenter.server.ts";

/** What a review is of, as it stands in the page's address. */
export function addressOf({
  runId,
  place,
  show,
}: Pick<ReviewView, "runId" | "place" | "show">): URLSearchParams {
  const address = new URLSearchParams(runId === null ? {} : { run: runId });
  if (place !== OWN_SHOP) address.set("place", place);
  if (show !== "waiting") address.set("show", show);
  return address;
}
