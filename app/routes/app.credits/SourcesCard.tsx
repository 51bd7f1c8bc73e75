import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { Moment } from "#app/components/Moment.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { count, credits } from "#app/components/format.ts";
import { SOURCE_WORDS } from "#app/components/words.ts";
import type { Balance, GrantSource } from "#app/domain/credits/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";

/** The balance, and what it consists of in the order in which it is used. */
export function SourcesCard({ balance }: { readonly balance: Balance }) {
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="800" blockAlign="end">
          <Figure label={t("credits.available")} value={balance.availableCredits} />
          <Figure label={t("credits.heldForRuns")} value={balance.heldCredits} />
        </InlineStack>
        {balance.frozenReason !== null && (
          <Text as="p" tone="critical">
            {t("credits.spendingPaused")}
          </Text>
        )}
        {balance.sources.length === 0 ? (
          <Text as="p" tone="subdued">
            {t("credits.noneLeft")}
          </Text>
        ) : (
          <div className="ps-lines">
            {balance.sources.map(
              ({ source, label, test, availableCredits, heldCredits, expiresAt }, index) => (
                // Two grants may look alike; their order is what tells them apart.
                // eslint-disable-next-line react/no-array-index-key
                <div key={index} className="ps-line">
                  <div className="ps-row__text">
                    <InlineStack gap="200" blockAlign="center">
                      <Text as="span" fontWeight="medium">
                        {sourceWords(source, label)}
                      </Text>
                      {test && <Badge>{t("credits.testCharge")}</Badge>}
                    </InlineStack>
                    <Text as="p" variant="bodySm" tone="subdued">
                      {expiresAt === null ? (
                        t("credits.neverExpire")
                      ) : (
                        <Rich
                          words="credits.until"
                          parts={{ date: <Moment iso={expiresAt} show="date" /> }}
                        />
                      )}
                    </Text>
                  </div>
                  <div className="ps-number ps-end">
                    <Text as="p">{credits(availableCredits)}</Text>
                    {heldCredits > 0 && (
                      <Text as="p" variant="bodySm" tone="subdued">
                        {t("credits.held", { amount: heldCredits })}
                      </Text>
                    )}
                  </div>
                </div>
              ),
            )}
          </div>
        )}
      </BlockStack>
    </Card>
  );
}

function sourceWords(source: GrantSource, label: string): string {
  if (source === "plan") return t("credits.namedPlan", { name: label });
  if (source === "promotional") return label;
  return source === "pack" ? t("credits.packOf", { credits: label }) : SOURCE_WORDS[source];
}

function Figure({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div>
      <Text as="h2" variant="bodyMd" tone="subdued">
        {label}
      </Text>
      <span className="ps-figure">{count(value)}</span>
    </div>
  );
}
