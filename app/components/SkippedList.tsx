import { BlockStack, Button, Collapsible, InlineStack, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import { enumerated, t } from "#app/platform/i18n/translate.ts";

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
          {t("words.leftOut", { total })}
        </Text>
        <Button
          variant="plain"
          disclosure={isOpen ? "up" : "down"}
          ariaControls={id}
          ariaExpanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? "words.hide" : "words.showWhy")}
        </Button>
      </InlineStack>
      <Collapsible id={id} open={isOpen}>
        <BlockStack gap="300">
          {groups.map((group) => (
            <BlockStack key={group.reason} gap="050">
              <Text as="p" variant="bodySm">
                {group.count > 1
                  ? t("words.times", { what: group.message, count: group.count })
                  : group.message}
              </Text>
              {group.titles.length > 0 && (
                <Text as="p" variant="bodySm" tone="subdued" breakWord>
                  {namesOf(group)}
                </Text>
              )}
            </BlockStack>
          ))}
        </BlockStack>
      </Collapsible>
    </BlockStack>
  );
}

function namesOf({ titles, count }: SkippedProducts): string {
  const names = enumerated(titles);
  return count > titles.length ? t("words.andMore", { names, count: count - titles.length }) : names;
}
