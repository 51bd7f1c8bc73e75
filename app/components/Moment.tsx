import { moment } from "./format.ts";
import { useTimeZone } from "./use-time-zone.ts";

/** A date in the reader's time zone. */
export function Moment({ iso, show = "time" }: { readonly iso: string; readonly show?: "date" | "time" }) {
  return <time dateTime={iso}>{moment(iso, show, useTimeZone())}</time>;
}
