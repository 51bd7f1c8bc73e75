import { useEffect, useRef } from "react";

/**
 * Keeps the keyboard on the page: when `state` changes and takes along the button that had it (Pause becomes Resume), it
 * goes on at the page's beginning.
 */
export function useFocusKept(state: string): void {
  const before = useRef(state);
  useEffect(() => {
    if (before.current !== state && (document.activeElement ?? document.body) === document.body)
      document.querySelector("main")?.focus({ preventScroll: true });
    before.current = state;
  }, [state]);
}
