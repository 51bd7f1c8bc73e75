import { Badge, BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { Rich } from "#app/components/Rich.tsx";
import { t } from "#app/platform/i18n/translate.ts";
import type { ResultView } from "./presenter.server.ts";

/** What every check found. */
export function ChecksCard({
  result: { checks, verdict, nextToLookAt, outlineItemId, madeAgain },
  onDownload,
}: {
  readonly result: ResultView;
  readonly onDownload: () => void;
}) {
  const isBlockedByRule = checks.some(({ outcome }) => outcome === "block");
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" gap="200">
          <Text as="h2" variant="headingMd">
            {t("results.checks")}
          </Text>
          <Link url="/app/rules#shopify">{t("results.why")}</Link>
        </InlineStack>
        {checks.length === 0 && (
          <Text as="p" tone="subdued">
            {t("results.beingChecked")}
          </Text>
        )}
        <div className="ps-lines">
          {checks.map(({ checkId, title, badge, sentence }) => (
            <div key={checkId} className="ps-line">
              <div className="ps-row__text">
                <BlockStack gap="100">
                  <InlineStack align="space-between" gap="200">
                    <Text as="h3" variant="headingSm">
                      {title}
                    </Text>
                    <Badge tone={badge.tone}>{badge.label}</Badge>
                  </InlineStack>
                  <Text as="p" tone="subdued">
                    {sentence}
                  </Text>
                  {checkId === "outline" && outlineItemId !== null && (
                    <Link url={`/app/outline/${outlineItemId}`}>{t("results.correctOutline")}</Link>
                  )}
                  {checkId === "outline" && madeAgain !== null && (
                    <Link url={madeAgain.url}>
                      {madeAgain.isReady ? t("results.seeCorrected") : t("results.beingMadeAgain")}
                    </Link>
                  )}
                </BlockStack>
              </div>
            </div>
          ))}
        </div>
        {verdict !== "person" && nextToLookAt !== null && (
          <Link url={`/app/results/${nextToLookAt}`}>{t("results.nextToLookAt")}</Link>
        )}
        {isBlockedByRule && (
          <Text as="p">
            <Rich words="results.blockedByRule" parts={{ download: <Link onClick={onDownload} /> }} />
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
