import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { Moment } from "#app/components/Moment.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { t } from "#app/platform/i18n/translate.ts";
import { type Need, needWords } from "./need-words.ts";

/** What waits for the merchant; `lacking` is the line about products, which may come later. */
export function NeedsCard({
  needs,
  moreNeedsCount,
  lacking,
}: {
  readonly needs: readonly Need[];
  readonly moreNeedsCount: number;
  readonly lacking: ReactNode;
}) {
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("home.needsYou")}
          </Text>
          <Link url="/app/runs">{t("home.allRuns")}</Link>
        </InlineStack>
        {needs.length === 0 && lacking === null ? (
          <Text as="p" tone="subdued">
            {t("home.nothingWaits")}
          </Text>
        ) : (
          <div className="ps-lines">
            {needs.map((need) => (
              <NeedLine key={need.kind + need.to} need={need} />
            ))}
            {lacking}
          </div>
        )}
        <More count={moreNeedsCount} />
      </BlockStack>
    </Card>
  );
}

function NeedLine({ need }: { readonly need: Need }) {
  const { sentence, action, origin } = needWords(need);
  return (
    <div className="ps-line">
      <div className="ps-row__text">
        <Text as="p">{sentence}</Text>
        <Text as="p" variant="bodySm" tone="subdued">
          <Rich words="home.originAt" values={{ origin }} parts={{ at: <Moment iso={need.startedAt} /> }} />
        </Text>
      </div>
      <Button url={need.to} accessibilityLabel={t("home.actionAbout", { action, about: sentence })}>
        {action}
      </Button>
    </div>
  );
}

/** What the list has no room for, and the way to it. */
export function More({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <Text as="p" tone="subdued">
      <Rich words="home.more" values={{ count }} parts={{ runs: <Link url="/app/runs" /> }} />
    </Text>
  );
}
