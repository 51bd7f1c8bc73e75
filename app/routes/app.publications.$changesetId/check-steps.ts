/** What a merchant can do about each thing that a look at a plan finds, right where it is told. Pure. */
import { productAdminUrl } from "#app/components/product-link.ts";
import type { Hindrance, Note } from "#app/domain/publishing/index.server.ts";
import { type WordKey, t } from "#app/platform/i18n/translate.ts";

/** A line that a check is about. */
interface CheckedLine {
  readonly assetId: string;
  readonly productGid: string;
  /** The run that made it; null: unknown. */
  readonly runId: string | null;
}

export type CheckStep =
  /** Leads there; `isAdmin`: out of the app, into Shopify admin. */
  | { readonly kind: "go"; readonly text: string; readonly to: string; readonly isAdmin: boolean }
  /** Opens the line's form at the field. */
  | { readonly kind: "change"; readonly text: string; readonly field: "place" | "altText" }
  /** Shows the lines, each with its own step. */
  | { readonly kind: "show"; readonly text: string }
  | { readonly kind: "check-again"; readonly text: string }
  /** Nothing but leaving it out, which is offered for everything. */
  | { readonly kind: "leave-out" };

type StepOf = (line: CheckedLine) => CheckStep;

const LEAVE_OUT: CheckStep = { kind: "leave-out" };
const admin = (words: WordKey, to: string): CheckStep => ({ kind: "go", text: t(words), to, isAdmin: true });
const change =
  (field: "place" | "altText", words: WordKey): StepOf =>
  () => ({ kind: "change", text: t(words), field });

const product: StepOf = ({ productGid }) => admin("publishing.step.product", productAdminUrl(productGid));
const result =
  (words: WordKey): StepOf =>
  ({ assetId }) => ({ kind: "go", text: t(words), to: `/app/results/${assetId}`, isAdmin: false });
const review: StepOf = ({ runId }) => ({
  kind: "go",
  text: t("publishing.step.review"),
  to: runId === null ? "/app/review" : `/app/review?run=${runId}`,
  isAdmin: false,
});

/** Steps that concern the one line only: of several lines each has its own. */
const STEPS_OF_LINES = {
  "already-published": result("publishing.step.published"),
  "same-picture": product,
  "claim-unasked": change("altText", "publishing.step.altText"),
  "alt-text-too-long": change("altText", "publishing.step.altText"),
  "file-too-large": result("publishing.step.result"),
  "too-many-pixels": result("publishing.step.result"),
  "video-too-long": result("publishing.step.result"),
  "too-many-media": product,
  "replaced-gone": change("place", "publishing.step.place"),
  "not-replaceable": change("place", "publishing.step.place"),
  "product-archived": product,
  "photo-gone": product,
  "variant-without-picture": change("place", "publishing.step.place"),
  "no-variant": product,
  "many-pixels": result("publishing.step.result"),
} as const satisfies Partial<Record<Hindrance | Note, StepOf>>;

/** Steps that are the same for every line that they concern. */
const STEPS_OF_PLANS = {
  "access-denied": () => admin("publishing.step.permissions", "shopify://admin/settings/apps"),
  "look-failed": () => ({ kind: "check-again", text: t("publishing.step.again") }),
  "product-deleted": () => LEAVE_OUT,
  "not-reviewed": review,
  "order-unanswered": review,
  "video-limit": () => admin("publishing.step.files", "shopify://admin/content/files"),
} as const satisfies Record<Exclude<Hindrance | Note, keyof typeof STEPS_OF_LINES>, StepOf>;

const find = (steps: Readonly<Record<string, StepOf>>, code: string): StepOf | null =>
  Object.hasOwn(steps, code) ? (steps[code] ?? null) : null;

/** What can be done about a line for what was found of it. A code that isn't known here any more is left out. */
export const stepOfLine = (code: string, line: CheckedLine): CheckStep =>
  (find(STEPS_OF_LINES, code) ?? find(STEPS_OF_PLANS, code))?.(line) ?? LEAVE_OUT;

/** What can be done about all lines of which the same was found. */
export function stepOfLines(code: string, example: CheckedLine, lineCount: number): CheckStep {
  const step = stepOfLine(code, example);
  if (find(STEPS_OF_LINES, code) === null || (lineCount === 1 && step.kind !== "change")) return step;
  return {
    kind: "show",
    text:
      step.kind === "change" ? t("publishing.step.eachForm", { step: step.text }) : t("publishing.step.show"),
  };
}
