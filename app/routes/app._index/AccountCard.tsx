import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { Moment } from "#app/components/Moment.tsx";
import { t } from "#app/platform/i18n/translate.ts";
import { type AccountView, nextOfPlan, planWords } from "./account-words.ts";

/** Who the merchant is, which plan the shop has, and when it renews. */
export function AccountCard({
  account,
  shopName,
}: {
  readonly account: AccountView;
  /** As its merchant wrote it; null: Shopify hasn't told it, and the address stands in its place. */
  readonly shopName: string | null;
}) {
  const next = nextOfPlan(account);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("home.account")}
        </Text>
        <dl className="ps-figures">
          <Fact label={t("home.shop")}>
            <bdi>{shopName ?? account.shopDomain}</bdi>
          </Fact>
          <Fact label={t("home.plan")}>{planWords(account)}</Fact>
          {next && (
            <Fact label={next.label}>
              {next.text} {next.at !== null && <Moment iso={next.at} show="date" />}
              {next.at === null && next.text === undefined && t("home.notTold")}
            </Fact>
          )}
        </dl>
        <InlineStack gap="400">
          <Link url="/app/credits">
            {account.current === null ? t("home.seePlans") : t("home.managePlan")}
          </Link>
          <Link url="/app/profile">{t("frame.profile")}</Link>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="ps-break">{children}</dd>
    </div>
  );
}
