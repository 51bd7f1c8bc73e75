import { BlockStack, Button, Collapsible, InlineStack, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import { count } from "./format.ts";

export interface SkippedProducts {
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  readonly titles: readonly string[];
}

/** What was left out, by reason; the names of its products behind a button. */
export function SkippedList({ groups }: { readonly groups: readonly SkippedProducts[] }) {
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (total === 0) return null;
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="p" fontWeight="medium">
          Left out: {count(total)}
        </Text>
        <Button
          variant="plain"
          disclosure={isOpen ? "up" : "down"}
          ariaControls={id}
          ariaExpanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? "Hide" : "Show why"}
        </Button>
      </InlineStack>
      <Collapsible id={id} open={isOpen}>
        <BlockStack gap="300">
          {groups.map((group) => (
            <BlockStack key={group.reason} gap="050">
              <Text as="p" variant="bodySm">
                {group.count > 1 ? `${group.message} (${count(group.count)} times)` : group.message}
              </Text>
              {group.titles.length > 0 && (
                <Text as="p" variant="bodySm" tone="subdued" breakWord>
                  {group.titles.join(", ")}
                  {group.count > group.titles.length
                    ? ` and ${count(group.count - group.titles.length)} more`
                    : ""}
                </Text>
              )}
            </BlockStack>
          ))}
        </BlockStack>
      </Collapsible>
    </BlockStack>
  );
}
