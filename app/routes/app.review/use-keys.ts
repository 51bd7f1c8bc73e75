import { useEffect, useRef } from "react";

export type ReviewKey =
  | "a"
  | "r"
  | "u"
  | "z"
  | "t"
  | "?"
  | "Escape"
  | "ArrowLeft"
  | "ArrowRight"
  | "ArrowUp"
  | "ArrowDown"
  | "1"
  | "2"
  | "3"
  | "4";

/** Elements that need all keys for themselves, and those that need only the arrows. */
const FIELDS = "input:not([type=checkbox], [type=range], [type=radio]), textarea, select, [contenteditable]";
const OPEN_DIALOG = '[role="dialog"][aria-modal="true"]';
const ARROW_FIELDS = "input[type=range], input[type=radio]";

/**
 * The page's keys, wherever the focus is, or those of its dialog: while one is open, the page behind it takes none. A
 * key that has no part at the moment does what it does everywhere.
 */
export function useKeys(
  keys: Readonly<Partial<Record<ReviewKey, (() => void) | undefined>>>,
  of: "page" | "dialog" = "page",
): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const isDialogOpen = document.querySelector(OPEN_DIALOG) !== null;
      if (isDialogOpen !== (of === "dialog")) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.shiftKey && event.key !== "?") return;
      if (event.key !== "Escape" && target?.closest(FIELDS)) return;
      if (event.key.startsWith("Arrow") && target?.closest(ARROW_FIELDS)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const act = latest.current[key as ReviewKey];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [of]);
}
