import { useSyncExternalStore } from "react";
import { moment } from "./format.ts";

const never = () => () => {};

/** A date in the reader's time zone. The server doesn't know it and writes UTC, which the browser replaces. */
export function Moment({ iso, show = "time" }: { readonly iso: string; readonly show?: "date" | "time" }) {
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return <time dateTime={iso}>{moment(iso, show, isBrowser ? undefined : "UTC")}</time>;
}
