import { BlockStack, Modal, Text, TextField } from "@shopify/polaris";
import { type RefObject, useState } from "react";
import { credits } from "#app/components/format.ts";
import { itemNoun } from "#app/components/item-noun.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { RunAction } from "./actions.server.ts";
import { continuation } from "./continuation.ts";
import type { OrderView } from "./presenter.server.ts";

/** Asks before the rest of an order is begun: how many items, how many credits, and the budget that limits them. */
export function ContinueDialog({
  order,
  isOpen,
  activator,
  isSending,
  onClose,
  onContinue,
}: {
  readonly order: OrderView;
  readonly isOpen: boolean;
  /** Gets the keyboard back when the dialog is closed. */
  readonly activator: RefObject<HTMLElement>;
  readonly isSending: boolean;
  readonly onClose: () => void;
  readonly onContinue: (action: Extract<RunAction, { intent: "continue" }>) => void;
}) {
  const { orderId, quality, budgetCredits: before, boundCredits, plannedItems } = order;
  const noun = itemNoun(quality);
  const [typed, setTyped] = useState(before === null ? null : String(before));
  const { itemCount, credits: heldCredits, budgetCredits, problem } = continuation(order, typed);
  const send = () =>
    onContinue({
      intent: "continue",
      orderId,
      expectedItemCount: plannedItems,
      ...(budgetCredits !== undefined && { budgetCredits }),
    });
  return (
    <Modal
      open={isOpen}
      activator={activator}
      onClose={onClose}
      title={t("runs.continueTitle")}
      primaryAction={{
        content: t(`runs.continueWith.${noun}`, { count: itemCount }),
        disabled: itemCount === 0,
        loading: isSending,
        onAction: send,
      }}
      secondaryActions={[{ content: t("runs.close"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          <Text as="p">
            {itemCount === plannedItems
              ? t(`runs.continueAll.${noun}`, { count: itemCount, credits: credits(heldCredits) })
              : t(`runs.continueSome.${noun}`, {
                  count: itemCount,
                  all: t(`runs.items.${noun}`, { count: plannedItems }),
                  credits: credits(heldCredits),
                })}
          </Text>
          {typed !== null && (
            <TextField
              label={t("runs.budgetField")}
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={setTyped}
              helpText={t("runs.budgetHelp", { credits: credits(boundCredits) })}
              {...(problem && { error: problem })}
            />
          )}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
