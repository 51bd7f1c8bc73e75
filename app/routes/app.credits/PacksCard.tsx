import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { counted, price } from "#app/components/format.ts";
import { PACKS, type Pack } from "#app/domain/billing/offers.ts";
import { PICTURE_PRICE_CREDITS } from "#app/domain/credits/prices.ts";

/** The packs side by side: what each costs, holds, and makes of a Standard picture. */
export function PacksCard({
  shortCredits,
  buyingOfferId,
  onBuy,
}: {
  readonly shortCredits: number;
  /** The pack whose charge is being prepared; "any" once the merchant is on the way to Shopify's page. */
  readonly buyingOfferId: string | null;
  readonly onBuy: (pack: Pack) => void;
}) {
  const fitting = shortCredits > 0 ? PACKS.find(({ credits }) => credits >= shortCredits) : undefined;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Credit packs
          </Text>
          <Text as="p" tone="subdued">
            Paid once on your Shopify invoice. Credits last 24 months.
          </Text>
        </BlockStack>
        <div className="ps-packs">
          {PACKS.map((pack) => {
            const isFitting = pack === fitting;
            return (
              <div key={pack.offerId} className={`ps-pack${isFitting ? " ps-pack--fits" : ""}`}>
                <BlockStack gap="100">
                  <InlineStack gap="200" align="space-between" blockAlign="center">
                    <Text as="h3" variant="headingSm">
                      {pack.name}
                    </Text>
                    {isFitting && <Badge tone="info">Covers it</Badge>}
                  </InlineStack>
                  <Text as="p" variant="headingLg">
                    {price(pack.priceCents, pack.currency)}
                  </Text>
                  <Text as="p" variant="bodySm" tone="subdued">
                    {counted(Math.floor(pack.credits / PICTURE_PRICE_CREDITS.standard), "Standard picture")}
                  </Text>
                  <Text as="p" variant="bodySm" tone="subdued">
                    {price(standardCents(pack), pack.currency)} each
                  </Text>
                </BlockStack>
                <Button
                  fullWidth
                  {...(isFitting && { variant: "primary" as const })}
                  loading={buyingOfferId === pack.offerId}
                  disabled={buyingOfferId !== null && buyingOfferId !== pack.offerId}
                  onClick={() => onBuy(pack)}
                  accessibilityLabel={`Buy ${pack.name} for ${price(pack.priceCents, pack.currency)}`}
                >
                  Buy
                </Button>
              </div>
            );
          })}
        </div>
      </BlockStack>
    </Card>
  );
}

/** What one Standard picture costs from this pack, in cents; rounded up, so that no price looks better than it is. */
const standardCents = ({ priceCents, credits }: Pack): number =>
  Math.ceil((priceCents * PICTURE_PRICE_CREDITS.standard) / credits);
