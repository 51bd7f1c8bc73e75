import { BlockStack, Modal, Text, TextField } from "@shopify/polaris";
import { type RefObject, useState } from "react";
import { counted, credits } from "#app/components/format.ts";
import { itemNoun } from "#app/components/item-noun.ts";
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
      title="Continue this order?"
      primaryAction={{
        content: `Continue with ${counted(itemCount, noun)}`,
        disabled: itemCount === 0,
        loading: isSending,
        onAction: send,
      }}
      secondaryActions={[{ content: "Close", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          <Text as="p">
            {itemCount === plannedItems
              ? `The remaining ${counted(itemCount, noun)} become${itemCount === 1 ? "s" : ""} a further run, made like those before; ${credits(heldCredits)} ${heldCredits === 1 ? "is" : "are"} held for it.`
              : `The budget pays for ${counted(itemCount, noun)} of the remaining ${counted(plannedItems, noun)}; ${credits(heldCredits)} ${heldCredits === 1 ? "is" : "are"} held for them.`}
          </Text>
          {typed !== null && (
            <TextField
              label="Budget of the whole order, in credits"
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={setTyped}
              helpText={`${credits(boundCredits)} of it ${boundCredits === 1 ? "is" : "are"} used or held. Leave it empty for no budget.`}
              {...(problem && { error: problem })}
            />
          )}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
