import { Badge, BlockStack, InlineStack, Link, List, Text } from "@shopify/polaris";
import type { ClaimView } from "./presenter.server.ts";

/** One class of advertising claims, closed until it is asked for. */
export function ClaimDetails({
  claim: { id, name, rule, regime, question, examples, how, confidence, readOn, sources },
}: {
  readonly claim: ClaimView;
}) {
  const facts = [
    ["Rule", rule],
    ["Whose", regime],
    ["What is asked", question],
    ["How it is told", how],
    ["For example", examples.map((phrase) => `“${phrase}”`).join(", ")],
  ] as const;
  return (
    <details id={`claim-${id}`} className="ps-line ps-rule">
      <summary aria-label={`${name}, ${confidence.label}, read ${readOn}`}>
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {name}
          </Text>
          <Badge tone={confidence.tone}>{confidence.label}</Badge>
          <Text as="span" variant="bodySm" tone="subdued">
            read {readOn}
          </Text>
        </InlineStack>
      </summary>
      <BlockStack gap="300">
        <dl className="ps-figures">
          {facts
            .filter(([, value]) => value !== "")
            .map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        <List>
          {sources.map((url) => (
            <List.Item key={url}>
              <Link url={url} target="_blank">
                {new URL(url).host}
              </Link>
            </List.Item>
          ))}
        </List>
      </BlockStack>
    </details>
  );
}
