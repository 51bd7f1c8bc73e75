import { type RefObject, useState } from "react";
import { useFocusReturn } from "#app/components/use-focus-return.ts";
import type { RetryTarget } from "./RetryDialog.tsx";

type Asked =
  | { readonly dialog: "cancel" }
  | { readonly dialog: "continue" }
  | { readonly dialog: "retry"; readonly target: RetryTarget };

/**
 * Which dialog of the page is open. It stays open until there is an answer to what was sent: a refusal is a new problem,
 * and what succeeds leads elsewhere or changes the run.
 *
 * @param problem what the last action was refused for
 */
export function useDialogs(problem: object | null): {
  readonly open: Asked | null;
  readonly ask: (asked: Asked) => void;
  readonly close: () => void;
  readonly activator: RefObject<HTMLElement>;
} {
  const [asked, setAsked] = useState<{ readonly asked: Asked; readonly problem: object | null } | null>(null);
  const { remember, activator } = useFocusReturn();
  return {
    open: asked !== null && asked.problem === problem ? asked.asked : null,
    ask: (next) => {
      remember();
      setAsked({ asked: next, problem });
    },
    close: () => setAsked(null),
    activator,
  };
}
