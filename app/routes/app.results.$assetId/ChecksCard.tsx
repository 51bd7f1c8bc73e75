import { Badge, BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
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
            Checks
          </Text>
          <Link url="/app/rules#shopify">Why?</Link>
        </InlineStack>
        {checks.length === 0 && (
          <Text as="p" tone="subdued">
            This result is being checked. It takes a few seconds.
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
                    <Link url={`/app/outline/${outlineItemId}`}>Correct the outline</Link>
                  )}
                  {checkId === "outline" && madeAgain !== null && (
                    <Link url={madeAgain.url}>
                      {madeAgain.isReady ? "See it with the corrected outline" : "It is being made again"}
                    </Link>
                  )}
                </BlockStack>
              </div>
            </div>
          ))}
        </div>
        {verdict !== "person" && nextToLookAt !== null && (
          <Link url={`/app/results/${nextToLookAt}`}>Next result that needs your look</Link>
        )}
        {isBlockedByRule && (
          <Text as="p">
            A rule blocks this result, so it can&apos;t be published. You can{" "}
            <Link onClick={onDownload}>download it</Link>, or generate the product again from another photo.
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
