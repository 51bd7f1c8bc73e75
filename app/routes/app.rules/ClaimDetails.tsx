import { Badge, BlockStack, InlineStack, Link, List, Text } from "@shopify/polaris";
import { moment } from "#app/components/format.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { Quoted } from "./Quoted.tsx";
import type { ClaimView } from "./presenter.server.ts";

/** One class of advertising claims, closed until it is asked for. */
export function ClaimDetails({
  claim: { id, name, rule, regime, question, examples, how, confidence, readOn, sources },
}: {
  readonly claim: ClaimView;
}) {
  const facts = [
    { label: t("rules.fact.rule"), value: rule, isQuoted: true },
    { label: t("rules.fact.regime"), value: regime, isQuoted: true },
    { label: t("rules.fact.question"), value: question, isQuoted: false },
    { label: t("rules.fact.how"), value: how, isQuoted: false },
    {
      label: t("rules.fact.examples"),
      value: examples.map((phrase) => `“${phrase}”`).join(", "),
      isQuoted: true,
    },
  ];
  return (
    <details id={`claim-${id}`} className="ps-line ps-rule">
      <summary
        aria-label={t("rules.summary", {
          name,
          certainty: confidence.label,
          day: moment(readOn, "date", "UTC"),
        })}
      >
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {name}
          </Text>
          <Badge tone={confidence.tone}>{confidence.label}</Badge>
          <Text as="span" variant="bodySm" tone="subdued">
            {t("rules.read", { day: moment(readOn, "date", "UTC") })}
          </Text>
        </InlineStack>
      </summary>
      <BlockStack gap="300">
        <dl className="ps-figures">
          {facts
            .filter(({ value }) => value !== "")
            .map(({ label, value, isQuoted }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{isQuoted ? <Quoted>{value}</Quoted> : value}</dd>
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
