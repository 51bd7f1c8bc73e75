import { BlockStack, Modal, Text } from "@shopify/polaris";
import type { RefObject } from "react";
import { counted, credits } from "#app/components/format.ts";
import type { ItemNoun } from "#app/components/item-noun.ts";
import type { RunCounts } from "#app/components/run-figures.ts";

/** Asks before a run is cancelled, and says what becomes of its items and credits. */
export function CancelDialog({
  isOpen,
  activator,
  counts: { queued, running },
  noun,
  heldCredits,
  isSending,
  onClose,
  onCancelRun,
}: {
  readonly isOpen: boolean;
  /** Gets the keyboard back when the dialog is closed. */
  readonly activator: RefObject<HTMLElement>;
  readonly counts: RunCounts;
  readonly noun: ItemNoun;
  /** Of what waits and what is being made; all items of a run have one price. */
  readonly heldCredits: number;
  readonly isSending: boolean;
  readonly onClose: () => void;
  readonly onCancelRun: () => void;
}) {
  return (
    <Modal
      open={isOpen}
      activator={activator}
      onClose={onClose}
      title="Cancel this run?"
      primaryAction={{ content: "Cancel run", destructive: true, loading: isSending, onAction: onCancelRun }}
      secondaryActions={[{ content: "Keep going", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="200">
          <Text as="p">
            {queued === 0
              ? `No ${noun} is waiting any more.`
              : `${counted(queued, `${noun} that waits is`, `${noun}s that wait are`)} dropped, and ${credits(Math.round((heldCredits * queued) / (queued + running)))} held for ${queued === 1 ? "it" : "them"} come back at once.`}
          </Text>
          <Text as="p">What is being made now is finished and charged. Finished results stay.</Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
