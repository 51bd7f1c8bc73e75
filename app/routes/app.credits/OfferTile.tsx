import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { price } from "#app/components/format.ts";
import type { Pack, Plan } from "#app/domain/billing/offers.ts";
import { PICTURE_PRICE_CREDITS } from "#app/domain/credits/prices.ts";
import { t } from "#app/platform/i18n/translate.ts";

/** A pack or a plan beside others: its price, what it holds, and what that makes of Standard pictures. */
export function OfferTile({
  offer,
  name,
  badge,
  isFitting,
  terms,
  children,
}: {
  readonly offer: Pack | Plan;
  readonly name: string;
  readonly badge: string | null;
  readonly isFitting: boolean;
  /** Of what is paid and given again and again. */
  readonly terms: { readonly price: string; readonly credits: string } | null;
  readonly children: ReactNode;
}) {
  return (
    <div className={`ps-pack${isFitting ? " ps-pack--fits" : ""}`}>
      <BlockStack gap="100">
        <div className="ps-pack__name">
          <InlineStack gap="200" align="space-between" blockAlign="center">
            <Text as="h3" variant="headingSm">
              {name}
            </Text>
            {badge !== null && <Badge tone="info">{badge}</Badge>}
          </InlineStack>
        </div>
        <Text as="p" variant="headingLg">
          {price(offer.priceCents, offer.currency)}
        </Text>
        {terms !== null && (
          <Text as="p" variant="bodySm" tone="subdued">
            {terms.price}
          </Text>
        )}
        {terms !== null && <Text as="p">{terms.credits}</Text>}
        <Text as="p" variant="bodySm" tone="subdued">
          {t("credits.standardPictures", {
            count: Math.floor(offer.credits / PICTURE_PRICE_CREDITS.standard),
          })}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {t("credits.priceEach", { price: price(standardCents(offer), offer.currency) })}
        </Text>
      </BlockStack>
      <div>{children}</div>
    </div>
  );
}

/** What one Standard picture costs with this offer, in cents; rounded up, so that no price looks better than it is. */
const standardCents = ({ priceCents, credits }: Pack | Plan): number =>
  Math.ceil((priceCents * PICTURE_PRICE_CREDITS.standard) / credits);
