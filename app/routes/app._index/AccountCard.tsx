import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { Moment } from "#app/components/Moment.tsx";
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
          Account
        </Text>
        <dl className="ps-figures">
          <Fact label="Shop">
            <bdi>{shopName ?? account.shopDomain}</bdi>
          </Fact>
          <Fact label="Plan">{planWords(account)}</Fact>
          {next && (
            <Fact label={next.label}>
              {next.text} {next.at !== null && <Moment iso={next.at} show="date" />}
              {next.at === null && next.text === undefined && "Shopify hasn't told yet"}
            </Fact>
          )}
        </dl>
        <InlineStack gap="400">
          <Link url="/app/credits">{account.current === null ? "See plans and packs" : "Manage plan"}</Link>
          <Link url="/app/profile">Profile</Link>
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
