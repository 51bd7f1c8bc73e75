import { type RefObject, useState } from "react";
import { useFocusReturn } from "#app/components/use-focus-return.ts";

/** Which question of the page is open, if one is; the keyboard goes back to where it was when it is closed. */
export function useDialog<Question>(): {
  readonly open: Question | null;
  readonly ask: (question: Question) => void;
  readonly close: () => void;
  readonly activator: RefObject<HTMLElement>;
} {
  const [open, setOpen] = useState<Question | null>(null);
  const { remember, activator } = useFocusReturn();
  return {
    open,
    ask(question) {
      remember();
      setOpen(question);
    },
    close: () => setOpen(null),
    activator,
  };
}
