import { BlockStack, Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { t } from "#app/platform/i18n/translate.ts";
import { foundSentence } from "./sentences.ts";
import { useFound } from "./use-found.ts";

/** A product search in Shopify's syntax, with how many products it finds. */
export function SearchForm({
  chosen,
  onChoose,
}: {
  readonly chosen: string | null;
  readonly onChoose: (query: string) => void;
}) {
  const [typed, setTyped] = useState(chosen ?? "");
  const query = typed.trim();
  const found = useFound(query);
  const canChoose = query !== "" && found.state !== "refused";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (canChoose) onChoose(query);
      }}
    >
      <BlockStack gap="200">
        <TextField
          label={t("create.search")}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          maxLength={1000}
          placeholder={t("create.searchExample")}
          error={found.state === "refused" && found.message}
          helpText={t("create.searchHelp")}
        />
        <InlineStack gap="300" blockAlign="center">
          <Button submit>{t("create.useSearch")}</Button>
          <div aria-live="polite">
            <Text as="span" tone="subdued">
              {found.state === "found" && foundSentence(found)}
              {found.state === "asking" && t("create.counting")}
              {found.state === "unheard" && t("create.uncounted")}
            </Text>
          </div>
        </InlineStack>
      </BlockStack>
    </form>
  );
}
