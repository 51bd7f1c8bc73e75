import { type RefObject, useMemo, useRef } from "react";
import { shownProblem } from "./ProblemBanner.tsx";

/**
 * Where the keyboard was when a dialog was opened, so that it goes on there when the dialog is closed; at what the page
 * says of a refusal, if that has come meanwhile; and where the place is gone by then, at the page's beginning.
 *
 * @returns `remember` to be called by what opens the dialog, with the opener's id: a button that is clicked gives the
 *   keyboard up by itself, and can't be found without; `activator` for Polaris' Modal
 */
export function useFocusReturn(): {
  readonly remember: (openerId?: string) => void;
  readonly activator: RefObject<HTMLElement>;
} {
  const place = useRef<HTMLElement | null>(null);
  const problemBefore = useRef<HTMLElement | null>(null);
  return useMemo(
    () => ({
      remember: (openerId) => {
        const opener = openerId === undefined ? document.activeElement : document.getElementById(openerId);
        place.current = opener instanceof HTMLElement && opener !== document.body ? opener : null;
        problemBefore.current = shownProblem();
      },
      activator: {
        get current() {
          const problem = shownProblem();
          if (problem !== problemBefore.current && problem !== null) return problem;
          const next = place.current?.isConnected ? place.current : document.querySelector("main");
          return next && holding(next);
        },
      },
    }),
    [],
  );
}

/** Polaris gives the keyboard to the first thing inside of an activator that can have it. */
const holding = (element: HTMLElement): HTMLElement =>
  ({ querySelector: () => element }) as unknown as HTMLElement;
