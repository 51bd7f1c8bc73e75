import { Badge, BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { Rich } from "#app/components/Rich.tsx";
import { t } from "#app/platform/i18n/translate.ts";
import type { ResultView } from "./presenter.server.ts";

type Check = ResultView["checks"][number];
type Leads = Pick<ResultView, "outlineItemId" | "madeAgain">;

/** What every check found; what found nothing is behind its number. */
export function ChecksCard({
  result: { checks, verdict, nextToLookAt, outlineItemId, madeAgain },
  onDownload,
}: {
  readonly result: ResultView;
  readonly onDownload: () => void;
}) {
  const isBlockedByRule = checks.some(({ outcome }) => outcome === "block");
  const leads = { outlineItemId, madeAgain };
  const isFound = ({ checkId, outcome }: Check) => outcome !== "pass" || waysOn(checkId, leads).length > 0;
  const found = checks.filter(isFound);
  const passed = checks.filter((check) => !isFound(check));
  const line = (check: Check) => <CheckLine key={check.checkId} check={check} {...leads} />;
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
        {found.length > 0 && <div className="ps-lines">{found.map(line)}</div>}
        {passed.length > 0 && (
          <details className="ps-fold">
            <summary>{t("results.foundNothing", { count: passed.length })}</summary>
            <div className="ps-lines ps-fold__lines">{passed.map(line)}</div>
          </details>
        )}
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

function CheckLine({
  check: { checkId, title, badge, sentence },
  ...leads
}: { readonly check: Check } & Leads) {
  return (
    <div className="ps-line">
      <div className="ps-row__text">
        <BlockStack gap="100">
          <InlineStack align="space-between" gap="200">
            <Text as="h3" variant="headingSm">
              {title}
            </Text>
            <Badge tone={badge.tone}>{badge.label}</Badge>
          </InlineStack>
          <Text as="p" tone="subdued" breakWord>
            {sentence}
          </Text>
          {waysOn(checkId, leads).map(({ to, words }) => (
            <Link key={to} url={to}>
              {words}
            </Link>
          ))}
        </BlockStack>
      </div>
    </div>
  );
}

/** An outline can be corrected, and its picture made again. */
function waysOn(
  checkId: string,
  { outlineItemId, madeAgain }: Leads,
): readonly { readonly to: string; readonly words: string }[] {
  if (checkId !== "outline") return [];
  return [
    ...(outlineItemId === null
      ? []
      : [{ to: `/app/outline/${outlineItemId}`, words: t("results.correctOutline") }]),
    ...(madeAgain === null
      ? []
      : [
          {
            to: madeAgain.url,
            words: t(madeAgain.isReady ? "results.seeCorrected" : "results.beingMadeAgain"),
          },
        ]),
  ];
}
