import { BlockStack, Button, InlineStack, Modal, Text, TextField } from "@shopify/polaris";
import { useId, useState } from "react";
import { useFocusReturn } from "#app/components/use-focus-return.ts";
import type { StyleSettings } from "#app/domain/generation/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { StyleView } from "./presenter.server.ts";
import type { StyleActionsApi } from "./use-style-actions.ts";

/** Saves the settings as a style or as a style's next version, puts a style back, and deletes it. */
export function StyleActions({
  base,
  settings,
  isUnsaved,
  actions,
  onDiscard,
}: {
  /** The saved style that these settings are, or come from. */
  readonly base: StyleView | undefined;
  readonly settings: StyleSettings;
  readonly isUnsaved: boolean;
  readonly actions: StyleActionsApi;
  readonly onDiscard: () => void;
}) {
  const { save, remove, savedCount, problem } = actions;
  const [named, setNamed] = useState({ name: "", savedCount });
  const name = named.savedCount === savedCount ? named.name : "";
  const [isAsking, setAsking] = useState(false);
  const deleteId = useId();
  const { remember, activator } = useFocusReturn();
  return (
    <BlockStack gap="300">
      {isUnsaved && (
        <Text as="p" tone="subdued">
          {t("create.style.unsaved")}
        </Text>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") save({ name: name.trim(), settings });
        }}
      >
        <TextField
          label={t(base ? "create.style.newName" : "create.style.name")}
          value={name}
          onChange={(typed) => setNamed({ name: typed, savedCount })}
          autoComplete="off"
          maxLength={80}
          placeholder={t("create.style.nameExample")}
          connectedRight={<Button submit>{t("create.style.saveAs")}</Button>}
        />
      </form>
      {base && (
        <InlineStack gap="200">
          {isUnsaved && (
            <>
              <Button onClick={() => save({ styleId: base.styleId, name: base.name, settings })}>
                {t("create.style.saveChanges")}
              </Button>
              <Button onClick={onDiscard}>{t("create.style.discard")}</Button>
            </>
          )}
          <Button
            id={deleteId}
            tone="critical"
            variant="plain"
            onClick={() => {
              remember(deleteId);
              setAsking(true);
            }}
          >
            {t("create.style.delete")}
          </Button>
        </InlineStack>
      )}
      {base && isUnsaved && (
        <Text as="p" variant="bodySm" tone="subdued">
          {t("create.style.newVersion", { name: base.name })}
        </Text>
      )}
      <div aria-live="polite">
        {problem !== null && (
          <Text as="p" tone="critical">
            {problem}
          </Text>
        )}
      </div>
      {base && (
        <Modal
          open={isAsking}
          activator={activator}
          onClose={() => setAsking(false)}
          title={t("create.style.deleteTitle", { name: base.name })}
          primaryAction={{
            content: t("create.style.delete"),
            destructive: true,
            onAction: () => {
              setAsking(false);
              remove(base.styleId);
            },
          }}
          secondaryActions={[{ content: t("create.style.keep"), onAction: () => setAsking(false) }]}
        >
          <Modal.Section>
            <Text as="p">{t("create.style.deleteText")}</Text>
          </Modal.Section>
        </Modal>
      )}
    </BlockStack>
  );
}
