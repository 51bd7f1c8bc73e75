import { BlockStack, Modal, Text, TextField } from "@shopify/polaris";
import { type RefObject, useState } from "react";
import { MAX_SCHEDULE_DAYS } from "#app/domain/publishing/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";

const DAY_MS = 24 * 3_600_000;

/** Asks for the time at which a publication is to begin, in the merchant's own time zone. */
export function ScheduleDialog({
  isOpen,
  activator,
  isSending,
  onClose,
  onSchedule,
}: {
  readonly isOpen: boolean;
  readonly activator: RefObject<HTMLElement>;
  readonly isSending: boolean;
  readonly onClose: () => void;
  readonly onSchedule: (startsAt: string) => void;
}) {
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const schedule = () => {
    const found = scheduleProblem(typed, Date.now());
    setProblem(found);
    if (found === null) onSchedule(new Date(typed).toISOString());
  };
  return (
    <Modal
      open={isOpen}
      activator={activator}
      onClose={onClose}
      title={t("publications.scheduleTitle")}
      primaryAction={{ content: t("publications.schedule"), loading: isSending, onAction: schedule }}
      secondaryActions={[{ content: t("frame.back"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="200">
          <TextField
            label={t("publications.beginsAt")}
            type="datetime-local"
            value={typed}
            onChange={(value) => {
              setTyped(value);
              setProblem(null);
            }}
            autoComplete="off"
            error={problem ?? false}
            helpText={t("publications.ownTimeZone")}
          />
          <Text as="p" tone="subdued">
            {t("publications.scheduleMeans")}
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

function scheduleProblem(typed: string, now: number): string | null {
  const at = Date.parse(typed);
  if (Number.isNaN(at)) return t("publications.timeMissing");
  if (at <= now) return t("publications.timePast");
  return at > now + MAX_SCHEDULE_DAYS * DAY_MS ? t("publications.timeTooLate") : null;
}
