import { BlockStack, Card, Text } from "@shopify/polaris";
import { type WordKey, t } from "#app/platform/i18n/translate.ts";

const KEYS = [
  ["A", "review.key.accept"],
  ["R", "review.key.reject"],
  ["← →", "review.key.step"],
  ["Z", "review.key.zoom"],
  ["T", "review.key.select"],
  ["U", "review.key.undo"],
  ["Esc", "review.key.leave"],
  ["?", "review.key.help"],
] as const satisfies readonly (readonly [key: string, what: WordKey])[];

/** The page's keys. */
export function HelpCard() {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {t("review.keys")}
        </Text>
        <dl className="ps-keys">
          {KEYS.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(what)}</dd>
            </div>
          ))}
        </dl>
      </BlockStack>
    </Card>
  );
}
