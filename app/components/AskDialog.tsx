import { BlockStack, Modal, Text } from "@shopify/polaris";
import type { RefObject } from "react";
import { t } from "#app/platform/i18n/translate.ts";

/** Says what an act will do, sentence by sentence, before it is done. */
export function AskDialog({
  isOpen,
  activator,
  title,
  sentences,
  act,
  isDestructive = false,
  isSending,
  onClose,
  onAct,
}: {
  readonly isOpen: boolean;
  /** Gets the keyboard back when the dialog is closed. */
  readonly activator: RefObject<HTMLElement>;
  readonly title: string;
  readonly sentences: readonly string[];
  /** What the button says. */
  readonly act: string;
  readonly isDestructive?: boolean;
  readonly isSending: boolean;
  readonly onClose: () => void;
  readonly onAct: () => void;
}) {
  return (
    <Modal
      open={isOpen}
      activator={activator}
      onClose={onClose}
      title={title}
      primaryAction={{ content: act, destructive: isDestructive, loading: isSending, onAction: onAct }}
      secondaryActions={[{ content: t("frame.back"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="200">
          {sentences.map((sentence) => (
            <Text key={sentence} as="p">
              {sentence}
            </Text>
          ))}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
