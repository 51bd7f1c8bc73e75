import { BlockStack, Button, InlineStack, Modal, Text, TextField } from "@shopify/polaris";
import { useId, useState } from "react";
import { useFocusReturn } from "#app/components/use-focus-return.ts";
import type { StyleSettings } from "#app/domain/generation/schemas.ts";
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
          These settings are used for this order, and are not saved yet.
        </Text>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") save({ name: name.trim(), settings });
        }}
      >
        <TextField
          label={base ? "Name of a new style" : "Name of the style"}
          value={name}
          onChange={(typed) => setNamed({ name: typed, savedCount })}
          autoComplete="off"
          maxLength={80}
          placeholder="Summer campaign"
          connectedRight={<Button submit>Save as style</Button>}
        />
      </form>
      {base && (
        <InlineStack gap="200">
          {isUnsaved && (
            <>
              <Button onClick={() => save({ styleId: base.styleId, name: base.name, settings })}>
                Save changes
              </Button>
              <Button onClick={onDiscard}>Discard changes</Button>
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
            Delete style
          </Button>
        </InlineStack>
      )}
      {base && isUnsaved && (
        <Text as="p" variant="bodySm" tone="subdued">
          {`Saving makes a new version of “${base.name}”. Runs that are going on keep the version they were started with.`}
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
          title={`Delete “${base.name}”?`}
          primaryAction={{
            content: "Delete style",
            destructive: true,
            onAction: () => {
              setAsking(false);
              remove(base.styleId);
            },
          }}
          secondaryActions={[{ content: "Keep style", onAction: () => setAsking(false) }]}
        >
          <Modal.Section>
            <Text as="p">
              It disappears from this list. Runs that were started with it keep it, and no credits are used.
            </Text>
          </Modal.Section>
        </Modal>
      )}
    </BlockStack>
  );
}
