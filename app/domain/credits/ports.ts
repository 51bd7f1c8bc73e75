/** What credits need from outside: whoever holds credits knows what became of the work. */
import type { ShopId } from "#app/platform/ids.ts";

export interface HoldOwner {
  /**
   * A run's hold has passed its deadline with these items unsettled. The owner asks its engine about each, captures
   * what is stored, and returns the ids of those from which nothing will come any more: they are released.
   * Ids that it leaves out are asked about again at the next sweep.
   */
  settleOverdue(overdue: {
    readonly shopId: ShopId;
    readonly runId: string;
    readonly itemIds: readonly string[];
  }): Promise<readonly string[]>;
}
