import type { PublicationView } from "./presenter.server.ts";

/** Whether something happens to a plan or a publication by itself that its page shows. */
export function isLivePublication({
  status,
  counts,
  checkedCount,
  undoCounts,
}: Pick<PublicationView, "status" | "counts" | "checkedCount" | "undoCounts">): boolean {
  const isUndoing = (undoCounts.queued ?? 0) + (undoCounts.undoing ?? 0) > 0;
  if (status === "planned") return checkedCount < counts.queued;
  if (status === "paused") return counts.publishing > 0 || isUndoing;
  return status === "done" || status === "cancelled" ? isUndoing : true;
}
