/** The set-up guide: three steps from a photo to a published picture, ticked by what the shop has really done. Pure. */
import type { Preference } from "#app/domain/account/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";

export type GuideChoice = Preference<"setupGuide">["state"];

export interface Guide {
  readonly choice: GuideChoice | null;
  readonly steps: readonly { readonly name: StepName; readonly isDone: boolean }[];
  /** The way on for the first step that isn't done; null: all are. */
  readonly next: { readonly step: StepName; readonly label: string; readonly to: string } | null;
}

export type StepName = "create" | "review" | "publish";

interface GuideFacts {
  /** What the merchant chose; null: nothing. */
  readonly choice: GuideChoice | null;
  readonly hasRun: boolean;
  /** Somebody answered about a result or for an order. */
  readonly hasAnswered: boolean;
  /** A result was seen on its product. */
  readonly hasPublished: boolean;
  /** The newest run that goes on. */
  readonly openRunId: string | null;
  /** The newest that has ended, and how many of its results need a person. */
  readonly endedRun: { readonly runId: string; readonly toLookAtCount: number } | null;
  /** The newest plan that nobody has started. */
  readonly planId: string | null;
}

/** Whoever has published has reviewed, also when every result had passed by itself. */
export function guideOf(facts: GuideFacts): Guide {
  const isDone = {
    create: facts.hasRun,
    review: facts.hasAnswered || facts.hasPublished,
    publish: facts.hasPublished,
  };
  const steps = (["create", "review", "publish"] as const).map((name) => ({ name, isDone: isDone[name] }));
  const open = steps.find((step) => !step.isDone);
  return { choice: facts.choice, steps, next: open ? { step: open.name, ...wayOn(open.name, facts) } : null };
}

function wayOn(step: StepName, { openRunId, endedRun, planId }: GuideFacts): { label: string; to: string } {
  if (step === "create") return { label: t("home.createPictures"), to: "/app/create" };
  if (step === "publish" && planId !== null)
    return { label: t("home.openPlan"), to: `/app/publications/${planId}` };
  if (endedRun === null)
    return openRunId === null
      ? { label: t("home.createPictures"), to: "/app/create" }
      : { label: t("home.watchRun"), to: `/app/runs/${openRunId}` };
  return step === "review" && endedRun.toLookAtCount > 0
    ? { label: t("home.review"), to: `/app/review?run=${endedRun.runId}` }
    : { label: t("home.openResults"), to: `/app/runs/${endedRun.runId}` };
}

/** Whether the guide is on the page: until its steps are done, or as the merchant chose. */
export const isGuideShown = (choice: GuideChoice | null, { next }: Pick<Guide, "next">): boolean =>
  choice === null ? next !== null : choice !== "dismissed";
