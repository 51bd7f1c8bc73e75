import { Banner } from "@shopify/polaris";
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
  if (!problem || isSending) return null;
  if (problem.lostAt !== undefined && !isUnanswered(problem, heardAt)) return null;
  return <Banner tone="critical">{problem.message}</Banner>;
}
