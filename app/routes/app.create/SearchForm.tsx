import { BlockStack, Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
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
          label="Search"
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          maxLength={1000}
          placeholder="vendor:Halden AND status:active"
          error={found.state === "refused" && found.message}
          helpText="The words of a title, or Shopify's own search: product_type:Shoes, vendor:Halden, tag:summer, status:active, created_at:>2026-01-01, joined by AND, OR and NOT."
        />
        <InlineStack gap="300" blockAlign="center">
          <Button submit>Use this search</Button>
          <div aria-live="polite">
            <Text as="span" tone="subdued">
              {found.state === "found" && foundSentence(found)}
              {found.state === "asking" && "Counting…"}
              {found.state === "unheard" && "How many products it finds didn't come through; it can be used."}
            </Text>
          </div>
        </InlineStack>
      </BlockStack>
    </form>
  );
}
