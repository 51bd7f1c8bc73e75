import { type RefObject, useEffect, useRef } from "react";

/**
 * Keeps the keyboard on the page: when `state` changes and takes along the button that had it (Pause becomes Resume), it
 * goes on at the first control of `place`; without one at the page's beginning.
 */
export function useFocusKept(state: string, place?: RefObject<HTMLElement>): void {
  const before = useRef(state);
  useEffect(() => {
    if (before.current !== state && (document.activeElement ?? document.body) === document.body) {
      const next =
        place?.current?.querySelector<HTMLElement>("a, button, input") ?? document.querySelector("main");
      next?.focus({ preventScroll: true });
    }
    before.current = state;
  }, [state, place]);
}
