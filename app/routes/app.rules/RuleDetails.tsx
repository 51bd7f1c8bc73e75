import { Badge, BlockStack, InlineStack, Link, List, Text } from "@shopify/polaris";
import { useEffect, useRef } from "react";
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
      <summary aria-label={`${placement}, ${confidence.label}, read ${readOn}`}>
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {placement}
          </Text>
          <Badge tone={confidence.tone}>{confidence.label}</Badge>
          <Text as="span" variant="bodySm" tone="subdued">
            read {readOn}
          </Text>
        </InlineStack>
      </summary>
      <BlockStack gap="300">
        <dl className="ps-figures">
          {figures.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {notFound !== "" && (
          <Text as="p" tone="subdued">
            Not found: {notFound}.
          </Text>
        )}
        {notes !== null && <Text as="p">{notes}</Text>}
        <Titled title="Where sources disagree" lines={contradictions} />
        <Titled
          title="How it can be checked"
          lines={checks.map(({ rule: name, how }) => `${name}: ${how}`)}
        />
        <Sources rule={rule} />
        <Text as="p" variant="bodySm" tone="subdued">
          Version {version}
        </Text>
      </BlockStack>
    </details>
  );
}

function Titled({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <BlockStack gap="100">
      <Text as="h4" variant="headingXs">
        {title}
      </Text>
      <List>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </BlockStack>
  );
}

function Sources({ rule: { source, dated, moreSources } }: { readonly rule: RuleView }) {
  return (
    <BlockStack gap="100">
      <Text as="h4" variant="headingXs">
        Sources
      </Text>
      <List>
        <List.Item>
          <Link url={source} target="_blank">
            {hostOf(source)}
          </Link>{" "}
          ({dated})
        </List.Item>
        {moreSources.map(({ about, url, says }) => (
          <List.Item key={`${about} ${url} ${says}`}>
            {about}:{" "}
            <Link url={url} target="_blank">
              {hostOf(url)}
            </Link>
            , {says}
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
}

const hostOf = (url: string): string => new URL(url).host;
