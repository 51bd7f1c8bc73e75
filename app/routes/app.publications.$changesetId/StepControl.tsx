import { Button, Link } from "@shopify/polaris";
import { t } from "#app/platform/i18n/translate.ts";
import type { CheckStep } from "./check-steps.ts";

/** The next step as a link or a button; nothing when there is none but leaving out. */
export function StepControl({
  step,
  about,
  isSending,
  onCheckAgain,
  onOpen,
}: {
  readonly step: CheckStep;
  /** What it is about, for who doesn't see where it stands. */
  readonly about: string;
  readonly isSending: boolean;
  readonly onCheckAgain: () => void;
  /** Opens what `change` or `show` is about. */
  readonly onOpen: (step: Extract<CheckStep, { kind: "change" | "show" }>) => void;
}) {
  switch (step.kind) {
    case "go":
      return (
        <Link
          url={step.to}
          accessibilityLabel={t("publications.stepFor", { step: step.text, about })}
          {...(step.isAdmin && { target: "_top" })}
        >
          {step.text}
        </Link>
      );
    case "check-again":
      return (
        <Button
          variant="plain"
          loading={isSending}
          onClick={onCheckAgain}
          accessibilityLabel={t("publications.stepFor", { step: step.text, about })}
        >
          {step.text}
        </Button>
      );
    case "change":
    case "show":
      return (
        <Button
          variant="plain"
          onClick={() => onOpen(step)}
          accessibilityLabel={t("publications.stepFor", { step: step.text, about })}
        >
          {step.text}
        </Button>
      );
    case "leave-out":
      return null;
  }
}
