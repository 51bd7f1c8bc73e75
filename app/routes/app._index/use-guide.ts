import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import type { Problem } from "#app/components/keep-page.ts";
import { type Guide, type GuideChoice, isGuideShown } from "./guide.ts";

/** The set-up guide with what was chosen just now, which is kept in the background. */
export function useGuide(told: Guide): {
  readonly guide: Guide;
  readonly isShown: boolean;
  /** It was asked for by the button that it takes the place of. */
  readonly wasAskedFor: boolean;
  readonly choose: (choice: GuideChoice) => void;
  /** Why the last choice isn't kept. */
  readonly problem: Problem | null;
} {
  const { json, submit, state, data } = useFetcher<{ readonly ok: true } | Problem>();
  const chosen = (json as { readonly value?: { readonly state: GuideChoice } } | undefined)?.value?.state;
  const guide = { ...told, choice: chosen ?? told.choice };
  const [wasAskedFor, setAskedFor] = useState(false);
  // The last step may be done while somebody looks: the guide that was there stays and says so.
  const [wasShown] = useState(() => isGuideShown(told.choice, told));
  const isShown = isGuideShown(guide.choice, guide) || (wasShown && guide.choice === null);
  return {
    guide,
    isShown,
    wasAskedFor,
    problem: state === "idle" && data && !data.ok ? data : null,
    choose(choice) {
      setAskedFor(choice !== "dismissed" && !isShown);
      // It takes its buttons along; the keyboard goes on at the page's beginning.
      if (choice === "dismissed") document.querySelector("main")?.focus({ preventScroll: true });
      submit(
        { key: "setupGuide", value: { state: choice } },
        { method: "post", encType: "application/json" },
      );
    },
  };
}
