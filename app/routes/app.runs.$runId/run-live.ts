/** When a run's page still has something to wait for. Pure. */
import type { RunView } from "./presenter.server.ts";

const ENDED = new Set<string>(["done", "cancelled"]);

/** Whether what the page shows can change by itself. */
export const isLiveRun = ({ ready, order }: Pick<RunView, "ready" | "order">): boolean =>
  ready === null || ready.uncheckedCount + ready.publishingCount > 0 || hasOpenRun(order);

const hasOpenRun = (order: RunView["order"]): boolean =>
  order?.runs.some(({ status }) => !ENDED.has(status)) ?? false;

/** Whether what lies with the order can be begun: something does, and none of its runs is open. */
export const isContinuable = (order: RunView["order"]): order is NonNullable<RunView["order"]> =>
  order !== null && order.plannedItems > 0 && !hasOpenRun(order);
