/** What is known of a button that was pressed and to which no answer came. Pure. */
import { sentences, t } from "#app/platform/i18n/translate.ts";
import type { PublicationAction } from "./actions.server.ts";
import type { PublicationView } from "./presenter.server.ts";

/** A request without an answer may still arrive so long after it was missed. */
const LATE_MS = 10_000;

export type PressedView = Pick<
  PublicationView,
  "status" | "version" | "startsAt" | "resultCount" | "undoCounts" | "checkedCount"
>;

/** A button that was pressed, with what the page showed then. */
export interface Press {
  readonly action: PublicationAction;
  readonly before: PressedView;
}

export interface LostPress {
  /** Whether it happened; `unknown`: nobody has said yet. */
  readonly outcome: "happened" | "not" | "unknown";
  readonly sentence: string;
}

/**
 * @param now what the page shows
 * @param lostAt when the answer was missed, `heardAt`: when what it shows was asked for; milliseconds
 */
export function lostPress(
  { action, before }: Press,
  now: PressedView,
  { lostAt, heardAt }: { readonly lostAt: number; readonly heardAt: number },
): LostPress {
  const what = pressed(action, before);
  if (heardAt > lostAt && hasHappened(action, before, now))
    return { outcome: "happened", sentence: t(`publications.press.happened.${what}`) };
  if (heardAt > lostAt + LATE_MS)
    return {
      outcome: "not",
      sentence: sentences(t(`publications.press.not.${what}`), t("publications.press.pressAgain")),
    };
  return {
    outcome: "unknown",
    sentence: sentences(t(`publications.press.unknown.${what}`), t("publications.press.keepsAsking")),
  };
}

/** While something may still be heard of it. */
export const isSilent = (heardAt: number, lostAt: number | undefined): boolean =>
  lostAt !== undefined && heardAt <= lostAt + LATE_MS;

/** What the catalogue calls it. */
function pressed(action: PublicationAction, { status }: PressedView) {
  switch (action.intent) {
    case "start":
      return action.startsAt === undefined ? "start" : "schedule";
    case "cancel":
      return status === "planned" ? "discard" : "cancel";
    case "change-all":
      return "change";
    default:
      return action.intent;
  }
}

type UndoCounts = PressedView["undoCounts"];

/** More products are undone or in its queue; those that one is tried on again leave the count of its failures. */
function isUndoneMore(before: UndoCounts, now: UndoCounts): boolean {
  const begun = ({ queued = 0, undoing = 0, undone = 0, refused = 0, failed = 0 }: UndoCounts) =>
    queued + undoing + undone + refused + failed;
  const ended = ({ refused = 0, failed = 0 }: UndoCounts) => refused + failed;
  return begun(now) > begun(before) || ended(now) < ended(before);
}

/** Whether the page shows that it was done, by this request or by another one. */
function hasHappened(action: PublicationAction, before: PressedView, now: PressedView): boolean {
  switch (action.intent) {
    case "start":
      if (action.startsAt !== undefined)
        return now.startsAt !== null && Date.parse(now.startsAt) === Date.parse(action.startsAt);
      return now.status !== "planned" && now.status !== "scheduled" && now.status !== "cancelled";
    case "pause":
      return now.status === "paused";
    case "resume":
      return now.status !== "paused" && now.status !== "cancelling" && now.status !== "cancelled";
    case "cancel":
      return now.status === "cancelling" || now.status === "cancelled";
    case "undo":
      return isUndoneMore(before.undoCounts, now.undoCounts);
    case "leave-out":
      return now.resultCount < before.resultCount;
    case "change":
    case "change-all":
      return now.version > before.version;
    case "check-again":
      return now.checkedCount < before.checkedCount;
  }
}
