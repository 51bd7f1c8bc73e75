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
 * What a pressed key is for, as `ReviewKey` writes it; null: it is the browser's. A key that is held acts once, as often
 * as the keyboard may repeat it: only the arrows go on.
 */
export function keyOf({
  key,
  repeat,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Pick<KeyboardEvent, "key" | "repeat" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">): string | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (shiftKey && key !== "?") return null;
  if (repeat && !key.startsWith("Arrow")) return null;
  return key.length === 1 ? key.toLowerCase() : key;
}

/**
 * The page's keys, wherever the focus is, or those of its dialog: while one is open, the page behind it takes none. A
 * key that has no part at the moment does what it does everywhere.
 *
 * @param isTaken takes a key before its part is played, where that is true
 */
export function useKeys(
  keys: Readonly<Partial<Record<ReviewKey, (() => void) | undefined>>>,
  of: "page" | "dialog" = "page",
  isTaken: (key: ReviewKey) => boolean = () => false,
): void {
  const latest = useRef({ keys, isTaken });
  useEffect(() => {
    latest.current = { keys, isTaken };
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const isDialogOpen = document.querySelector(OPEN_DIALOG) !== null;
      if (isDialogOpen !== (of === "dialog")) return;
      if (event.key !== "Escape" && target?.closest(FIELDS)) return;
      // A button that keeps the keyboard would be pressed again for the next picture.
      if (event.repeat && event.key === "Enter") event.preventDefault();
      const key = keyOf(event);
      if (key?.startsWith("Arrow") && target?.closest(ARROW_FIELDS)) return;
      const act = latest.current.keys[key as ReviewKey];
      if (!act) return;
      event.preventDefault();
      if (!latest.current.isTaken(key as ReviewKey)) act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [of]);
}
