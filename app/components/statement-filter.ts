/**
 * The statement's filter as it stands in an address: `kind` (any number of them), `from` and `to` (instants in UTC, the
 * second one not included), `run`. The page makes the instants from the merchant's days, in the browser's time zone. Pure.
 */
import { t } from "#app/platform/i18n/translate.ts";
import { moment } from "./format.ts";
import { MOVEMENT_KINDS, type MovementKind, type StatementFilter } from "../domain/credits/schemas.ts";

const PARAMETERS = ["kind", "from", "to", "run"] as const;
const INSTANT = /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;
const RUN_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What an address asks for. Values that are none are left out, so that an old or mistyped address shows more, never an error. */
export function statementFilter(query: URLSearchParams): StatementFilter {
  const asked = new Set(query.getAll("kind"));
  const kinds = MOVEMENT_KINDS.filter((kind) => asked.has(kind));
  const runId = query.get("run") ?? "";
  return {
    ...(kinds.length > 0 && { kinds }),
    ...periodOf(query),
    ...(RUN_ID.test(runId) && { runId }),
  };
}

/** The period that an address asks for: `from`, and `to`, which isn't included. */
export const periodOf = (query: URLSearchParams): { readonly from?: string; readonly to?: string } => ({
  ...instant("from", query),
  ...instant("to", query),
});

function instant(name: "from" | "to", query: URLSearchParams): Partial<Record<typeof name, string>> {
  const text = query.get(name) ?? "";
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text)) ? { [name]: text } : {};
}

export const isFiltered = (filter: StatementFilter): boolean => Object.keys(filter).length > 0;

/** The address with another filter: on its first page, everything else as it was. */
export function withFilter(query: URLSearchParams, filter: StatementFilter): URLSearchParams {
  const changed = new URLSearchParams(query);
  for (const name of [...PARAMETERS, "before"]) changed.delete(name);
  for (const kind of filter.kinds ?? ([] as readonly MovementKind[])) changed.append("kind", kind);
  if (filter.from !== undefined) changed.set("from", filter.from);
  if (filter.to !== undefined) changed.set("to", filter.to);
  if (filter.runId !== undefined) changed.set("run", filter.runId);
  return changed;
}

/** The instant at which a day (`2026-11-25`) begins where the reader is, or the day after it; undefined for no day. */
export function startOfDay(day: string, daysLater = 0): string | undefined {
  const [, year, month, date] = /^(20\d\d)-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined) return undefined;
  const start = new Date(Number(year), Number(month) - 1, Number(date) + daysLater);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}

/** The day in which an instant lies where the reader is. */
export function dayOf(instantIso: string | undefined): string {
  if (instantIso === undefined) return "";
  const at = new Date(instantIso);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The last day of a period that ends before the instant `to`. */
export const lastDayOf = (to: string | undefined): string =>
  to === undefined ? "" : dayOf(new Date(Date.parse(to) - 1).toISOString());

/** A period in words: "12 Nov 2026 – 14 Nov 2026", "From 12 Nov 2026". */
export function periodWords(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  timeZone: string | undefined,
): string {
  const day = (iso: string) => moment(iso, "date", timeZone);
  const last = to === undefined ? undefined : new Date(Date.parse(to) - 1).toISOString();
  if (last === undefined) return from === undefined ? "" : t("words.period.from", { day: day(from) });
  return from === undefined ? t("words.period.until", { day: day(last) }) : `${day(from)} – ${day(last)}`;
}
