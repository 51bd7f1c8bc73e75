import { type RefObject, useMemo, useRef } from "react";

/**
 * Where the keyboard was when a dialog was opened, so that it goes on there when the dialog is closed; where that place
 * is gone by then, at the page's beginning.
 *
 * @returns `remember` to be called by what opens the dialog; `activator` for Polaris' Modal
 */
export function useFocusReturn(): {
  readonly remember: () => void;
  readonly activator: RefObject<HTMLElement>;
} {
  const place = useRef<HTMLElement | null>(null);
  return useMemo(
    () => ({
      remember: () => {
        place.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      },
      activator: {
        get current() {
          // Polaris looks for what can have the focus inside of it.
          return place.current?.isConnected ? place.current.parentElement : document.querySelector("main");
        },
      },
    }),
    [],
  );
}
