import { BlockStack, Modal, Text } from "@shopify/polaris";
import type { RefObject } from "react";
import { credits } from "#app/components/format.ts";
import type { ItemNoun } from "#app/components/item-noun.ts";
import type { RunCounts } from "#app/components/run-figures.ts";
import { t } from "#app/platform/i18n/translate.ts";

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
      title={t("runs.cancelTitle")}
      primaryAction={{
        content: t("runs.cancel"),
        destructive: true,
        loading: isSending,
        onAction: onCancelRun,
      }}
      secondaryActions={[{ content: t("runs.keepGoing"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="200">
          <Text as="p">
            {queued === 0
              ? t(`runs.noneWaits.${noun}`)
              : t(`runs.dropped.${noun}`, {
                  count: queued,
                  credits: credits(Math.round((heldCredits * queued) / (queued + running))),
                })}
          </Text>
          <Text as="p">{t("runs.cancelRest")}</Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
