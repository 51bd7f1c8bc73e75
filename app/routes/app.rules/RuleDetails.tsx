import { Badge, BlockStack, InlineStack, Link, List, Text } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { Rich } from "#app/components/Rich.tsx";
import { moment } from "#app/components/format.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { Quoted } from "./Quoted.tsx";
import type { RuleView } from "./presenter.server.ts";

/** One place's rules, closed until they are asked for. */
export function RuleDetails({ rule, isAskedFor }: { readonly rule: RuleView; readonly isAskedFor: boolean }) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!isAskedFor || !details.current) return;
    details.current.open = true;
    details.current.scrollIntoView({ block: "start" });
  }, [isAskedFor]);
  const { id, placement, confidence, readOn, version, figures, notFound, checks, contradictions, notes } =
    rule;
  return (
    <details ref={details} id={id} className="ps-line ps-rule">
      <summary
        aria-label={t("rules.summary", {
          name: placement,
          certainty: confidence.label,
          day: moment(readOn, "date", "UTC"),
        })}
      >
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {placement}
          </Text>
          <Badge tone={confidence.tone}>{confidence.label}</Badge>
          <Text as="span" variant="bodySm" tone="subdued">
            {t("rules.read", { day: moment(readOn, "date", "UTC") })}
          </Text>
        </InlineStack>
      </summary>
      <BlockStack gap="300">
        <dl className="ps-figures">
          {figures.map(({ label, value, isQuoted }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{isQuoted ? <Quoted>{value}</Quoted> : value}</dd>
            </div>
          ))}
        </dl>
        {notFound !== "" && (
          <Text as="p" tone="subdued">
            {t("rules.notFound", { what: notFound })}
          </Text>
        )}
        {notes !== null && (
          <Text as="p">
            <Quoted>{notes}</Quoted>
          </Text>
        )}
        <Titled title={t("rules.disagree")} lines={contradictions} isQuoted />
        <Titled
          title={t("rules.howChecked")}
          lines={checks.map(({ rule: name, how }) => t("rules.check", { rule: name, how }))}
        />
        <Sources rule={rule} />
        <Text as="p" variant="bodySm" tone="subdued">
          {t("rules.version", { version })}
        </Text>
      </BlockStack>
    </details>
  );
}

function Titled({
  title,
  lines,
  isQuoted = false,
}: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly isQuoted?: boolean;
}) {
  if (lines.length === 0) return null;
  return (
    <BlockStack gap="100">
      <Text as="h4" variant="headingXs">
        {title}
      </Text>
      <List>
        {lines.map((line) => (
          <List.Item key={line}>{isQuoted ? <Quoted>{line}</Quoted> : line}</List.Item>
        ))}
      </List>
    </BlockStack>
  );
}

function Sources({ rule: { source, dated, moreSources } }: { readonly rule: RuleView }) {
  return (
    <BlockStack gap="100">
      <Text as="h4" variant="headingXs">
        {t("rules.sources")}
      </Text>
      <List>
        <List.Item>
          <Rich words="rules.source" values={{ dated }} parts={{ page: <SourceLink url={source} /> }} />
        </List.Item>
        {moreSources.map(({ about, url, says, isQuoted }) => (
          <List.Item key={`${about} ${url} ${says}`}>
            <Rich
              words="rules.moreSource"
              values={{ about }}
              parts={{
                page: <SourceLink url={url} />,
                says: isQuoted ? <Quoted>{says}</Quoted> : <>{says}</>,
              }}
            />
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
}

function SourceLink({ url }: { readonly url: string }) {
  return (
    <Link url={url} target="_blank">
      {new URL(url).host}
    </Link>
  );
}
