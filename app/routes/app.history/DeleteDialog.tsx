import type { RefObject } from "react";
import { counted } from "#app/components/format.ts";
import { AskDialog } from "../app.publications.$changesetId/AskDialog.tsx";

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
  const [them, files] = count === 1 ? ["it", "Its file is"] : ["them", "Their files are"];
  return (
    <AskDialog
      isOpen={isOpen}
      activator={activator}
      title={count === 1 ? "Delete this result?" : `Delete ${counted(count, "result")}?`}
      sentences={[
        `${files} destroyed here, and this can't be undone.`,
        `What was published of ${them} stays on the product in Shopify.`,
        `The credits that ${count === 1 ? "it" : "they"} used aren't returned. Plans that weren't published yet go on without ${them}.`,
      ]}
      act={count === 1 ? "Delete result" : `Delete ${counted(count, "result")}`}
      isDestructive
      isSending={isSending}
      onClose={onClose}
      onAct={onDelete}
    />
  );
}
