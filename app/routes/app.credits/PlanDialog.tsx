import { BlockStack, Modal, Text } from "@shopify/polaris";
import type { RefObject } from "react";
import { moment } from "#app/components/format.ts";
import { PLANS } from "#app/domain/billing/offers.ts";
import type { PlansView } from "#app/domain/billing/schemas.ts";
import {
  CANCEL_BUTTON_ID,
  type DialogWords,
  cancelDialog,
  changeDialog,
  choiceButtonId,
  isExplained,
} from "./plan-words.ts";

/** What the merchant is asked about: the change to a plan, or cancelling the running one. */
export type Question = { readonly kind: "change"; readonly offerId: string } | { readonly kind: "cancel" };

/** Of the button that asks it. */
export const openerIdOf = (question: Question): string =>
  question.kind === "cancel" ? CANCEL_BUTTON_ID : choiceButtonId(question.offerId);

/** Says what a change of plan does to plan, credits and price before it is ordered. */
export function PlanDialog({
  question,
  words,
  activator,
  isSending,
  onClose,
  onConfirm,
}: {
  readonly question: Question | null;
  /** Of the question; null while there is none. */
  readonly words: DialogWords | null;
  /** Gets the keyboard back when the dialog is closed. */
  readonly activator: RefObject<HTMLElement>;
  readonly isSending: boolean;
  readonly onClose: () => void;
  readonly onConfirm: (question: Question) => void;
}) {
  return (
    <Modal
      open={words !== null}
      activator={activator}
      onClose={onClose}
      title={words?.title ?? ""}
      primaryAction={{
        content: words?.confirm ?? "",
        destructive: question?.kind === "cancel",
        loading: isSending,
        onAction: () => question && onConfirm(question),
      }}
      secondaryActions={[{ content: words?.stay ?? "", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="200">
          {words?.sentences.map((sentence) => (
            <Text key={sentence} as="p">
              {sentence}
            </Text>
          ))}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

/**
 * What is said before the change, from the page's newest figures; null when the question is no longer one.
 *
 * @param planCredits credits of plans that the merchant has
 */
export function wordsOf(question: Question, plans: PlansView, planCredits: number): DialogWords | null {
  const { current, scheduled, offers } = plans;
  if (current === null) return null;
  // Only a browser opens dialogs: dates are written in its time zone.
  const writeDate = (iso: string) => moment(iso, "date");
  if (question.kind === "cancel")
    return current.cancelRefusal === null
      ? cancelDialog({ current, scheduled }, planCredits, writeDate)
      : null;
  const plan = PLANS.find(({ offerId }) => offerId === question.offerId);
  const change = offers.find(({ offerId }) => offerId === question.offerId)?.change;
  return plan && change && isExplained(change) ? changeDialog(plan, change, current, writeDate) : null;
}
