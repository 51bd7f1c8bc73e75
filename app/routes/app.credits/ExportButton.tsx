import { BlockStack, Button, Text } from "@shopify/polaris";
import { useSavedFile } from "#app/components/use-saved-file.ts";
import { t } from "#app/platform/i18n/translate.ts";

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
        accessibilityLabel={isFiltered ? t("credits.exportFiltered") : t("credits.exportAll")}
        onClick={() => save(`/app/credits/export?${query}`)}
      >
        {t("credits.export")}
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
