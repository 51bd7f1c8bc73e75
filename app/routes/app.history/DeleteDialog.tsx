import type { RefObject } from "react";
import { t } from "#app/platform/i18n/translate.ts";
import { AskDialog } from "#app/components/AskDialog.tsx";

/** Says what deleting results means, before they are deleted. */
export function DeleteDialog({
  isOpen,
  activator,
  count,
  isSending,
  onClose,
  onDelete,
}: {
  readonly isOpen: boolean;
  readonly activator: RefObject<HTMLElement>;
  readonly count: number;
  readonly isSending: boolean;
  readonly onClose: () => void;
  readonly onDelete: () => void;
}) {
  return (
    <AskDialog
      isOpen={isOpen}
      activator={activator}
      title={t("history.deleteTitle", { count })}
      sentences={[
        t("history.deleteFiles", { count }),
        t("history.deletePublished", { count }),
        t("history.deleteCredits", { count }),
      ]}
      act={t("history.deleteAct", { count })}
      isDestructive
      isSending={isSending}
      onClose={onClose}
      onAct={onDelete}
    />
  );
}
