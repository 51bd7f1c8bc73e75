import { useSyncExternalStore } from "react";

const never = () => () => {};

/** The reader's time zone, as `format.ts` wants it. The server doesn't know it and writes UTC, which the browser replaces. */
export const useTimeZone = (): "UTC" | undefined =>
  useSyncExternalStore<"UTC" | undefined>(
    never,
    () => undefined,
    () => "UTC",
  );
