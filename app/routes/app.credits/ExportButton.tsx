import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Text } from "@shopify/polaris";
import { useEffect } from "react";
import type { Problem } from "#app/components/keep-page.ts";
import { saveNamedFile } from "#app/components/save-file.ts";

/** Has the browser save every line that the address asks for, not only those of this page. */
export function ExportButton({
  query,
  isFiltered,
}: {
  readonly query: string;
  readonly isFiltered: boolean;
}) {
  const link = useFetcher<{ ok: true; path: string } | Problem>();
  const { data } = link;
  useEffect(() => {
    if (data?.ok) saveNamedFile(data.path);
  }, [data]);
  return (
    <BlockStack gap="200" inlineAlign="end">
      <Button
        loading={link.state !== "idle"}
        accessibilityLabel={isFiltered ? "Export CSV of the filtered lines" : "Export CSV of every line"}
        onClick={() => link.submit(null, { method: "post", action: `/app/credits/export?${query}` })}
      >
        Export CSV
      </Button>
      {data && !data.ok && link.state === "idle" && (
        <div role="alert">
          <Text as="p" tone="critical">
            {data.message}
          </Text>
        </div>
      )}
    </BlockStack>
  );
}
