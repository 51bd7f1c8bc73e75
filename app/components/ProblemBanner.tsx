import { Banner } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { t } from "#app/platform/i18n/translate.ts";
import { refusalHelp } from "./help-anchors.ts";
import { type Problem, isUnanswered } from "./keep-page.ts";

/** What the last action was refused for; a lost answer only until the page has heard how things are. */
export function ProblemBanner({
  problem,
  isSending,
  heardAt,
}: {
  readonly problem: Problem | null | undefined;
  readonly isSending: boolean;
  /** Of the page's `useLive`. */
  readonly heardAt: number;
}) {
  const isOver = problem?.lostAt !== undefined && !isUnanswered(problem, heardAt);
  const shown = isSending || isOver ? null : (problem ?? null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What was refused may have been pressed far below.
    if (shown !== null) place.current?.scrollIntoView({ block: "nearest" });
  }, [shown]);
  if (shown === null) return null;
  const help = refusalHelp(shown.reason);
  return (
    <div ref={place} className={PROBLEM_CLASS}>
      <Banner
        tone="critical"
        {...(shown.goTo && { action: { content: shown.goTo.text, url: shown.goTo.to } })}
        {...(help !== null && { secondaryAction: { content: t("frame.learnMore"), url: help } })}
      >
        {shown.message}
      </Banner>
    </div>
  );
}

const PROBLEM_CLASS = "ps-problem";

/** The banner that the page shows now, if it shows one. */
export const shownProblem = (): HTMLElement | null => document.querySelector(`.${PROBLEM_CLASS}`);
