import { BlockStack, Button, Text } from "@shopify/polaris";
import { useSavedFile } from "#app/components/use-saved-file.ts";

/** Has the browser save every line that the address asks for, not only those of this page. */
export function ExportButton({
  query,
  isFiltered,
}: {
  readonly query: string;
  readonly isFiltered: boolean;
}) {
  const { save, isAsking, problem } = useSavedFile();
  return (
    <BlockStack gap="200" inlineAlign="end">
      <Button
        loading={isAsking}
        accessibilityLabel={isFiltered ? "Export CSV of the filtered lines" : "Export CSV of every line"}
        onClick={() => save(`/app/credits/export?${query}`)}
      >
        Export CSV
      </Button>
      {problem && (
        <div role="alert">
          <Text as="p" tone="critical">
            {problem.message}
          </Text>
        </div>
      )}
    </BlockStack>
  );
}
