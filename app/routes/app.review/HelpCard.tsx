import { BlockStack, Card, Text } from "@shopify/polaris";

const KEYS = [
  ["A", "accept"],
  ["R", "reject, then 1 to 4 for the cause"],
  ["← →", "previous, next result"],
  ["Z", "zoom; the arrows then move it"],
  ["T", "select the result: the next answer is about all that are selected"],
  ["U", "undo the last answer, then the one before it"],
  ["Esc", "leave a question, end the selection"],
  ["?", "show or hide these keys"],
] as const;

/** The page's keys. */
export function HelpCard() {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          Keys
        </Text>
        <dl className="ps-keys">
          {KEYS.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </BlockStack>
    </Card>
  );
}
