import { useSearchParams } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { Moment } from "#app/components/Moment.tsx";
import { NextPage } from "#app/components/NextPage.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { count, signed } from "#app/components/format.ts";
import { isFiltered } from "#app/components/statement-filter.ts";
import { chargeNumber, MOVEMENT_WORDS } from "#app/components/words.ts";
import type { StatementLine } from "#app/domain/credits/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { ExportButton } from "./ExportButton.tsx";
import { StatementFilters, useStatementFilter } from "./StatementFilters.tsx";
import type { StatementLineView } from "./presenter.server.ts";

/** Every change, newest first, with the balance after it; or those that the address asks for. */
export function StatementCard({
  lines,
  next,
  isFirst,
}: {
  readonly lines: readonly StatementLineView[];
  readonly next: string | null;
  readonly isFirst: boolean;
}) {
  const [query] = useSearchParams();
  const { filter, setFilter } = useStatementFilter();
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="start" gap="200">
          <Text as="h2" variant="headingMd">
            {t("credits.statement")}
          </Text>
          <ExportButton query={query.toString()} isFiltered={isFiltered(filter)} />
        </InlineStack>
        <StatementFilters />
        {lines.length > 0 ? (
          <Lines lines={lines} />
        ) : isFiltered(filter) ? (
          <InlineStack gap="200" blockAlign="center">
            <Text as="p" tone="subdued">
              {t("credits.noLineFits")}
            </Text>
            <Button variant="plain" onClick={() => setFilter({})}>
              {t("credits.clearFilters")}
            </Button>
          </InlineStack>
        ) : (
          <Text as="p" tone="subdued">
            {t("credits.statementEmpty")}
          </Text>
        )}
        <NextPage name="before" next={next} isFirst={isFirst} />
      </BlockStack>
    </Card>
  );
}

function Lines({ lines }: { readonly lines: readonly StatementLineView[] }) {
  return (
    <table className="ps-table">
      <thead>
        <tr>
          <th scope="col">{t("credits.date")}</th>
          <th scope="col">{t("credits.what")}</th>
          <th scope="col" className="ps-end">
            {t("credits.creditsColumn")}
          </th>
          <th scope="col" className="ps-end">
            {t("credits.balance")}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.number}>
            <td className="ps-table__date">
              <Moment iso={line.at} />
            </td>
            <td>
              <span className="ps-table__above">
                <Moment iso={line.at} />
              </span>
              <span className="ps-break">
                <Rich
                  words="credits.line"
                  values={{ movement: MOVEMENT_WORDS[line.kind] }}
                  parts={{ reason: <Reason line={line} /> }}
                />
              </span>
              <About line={line} />
            </td>
            <td className="ps-end ps-number">{changeOf(line)}</td>
            <td className="ps-end ps-number">{count(line.balance)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Reason({ line }: { readonly line: StatementLine }) {
  return line.runId === null ? line.reason : <Link url={`/app/runs/${line.runId}`}>{line.reason}</Link>;
}

/** The product that the line was for, or the charge that its credits were bought with. */
function About({ line }: { readonly line: StatementLineView }) {
  const charge = chargeNumber(line.chargeGid);
  if (line.productTitle === null && charge === null && !line.test) return null;
  return (
    <InlineStack gap="200" blockAlign="center">
      {line.productTitle !== null && (
        <Text as="span" variant="bodySm" tone="subdued" breakWord>
          {line.productTitle}
        </Text>
      )}
      {charge !== null && (
        // Shopify shows an app's charges on the shop's bills and gives none of them an address of its own.
        <Link url="shopify://admin/settings/billing" target="_top">
          {t("credits.charge", { number: charge })}
        </Link>
      )}
      {line.test && <Badge>{t("credits.testCharge")}</Badge>}
    </InlineStack>
  );
}

/** Holds and releases move credits between available and held; the owned balance stays. */
function changeOf({ kind, amount, heldChange }: StatementLine): string {
  if (kind === "hold") return t("credits.held", { amount: heldChange });
  if (kind === "release") return t("credits.back", { amount: -heldChange });
  return signed(amount);
}
