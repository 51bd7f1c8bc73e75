import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { price } from "#app/components/format.ts";
import { PACKS, type Pack } from "#app/domain/billing/offers.ts";
import { OfferTile } from "./OfferTile.tsx";
import type { Busy } from "./use-orders.ts";

/** The packs side by side. */
export function PacksCard({
  fittingId,
  busy,
  onBuy,
}: {
  /** The offer that covers what the merchant misses. */
  readonly fittingId: string | null;
  readonly busy: Busy;
  readonly onBuy: (pack: Pack) => void;
}) {
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
            const isFitting = pack.offerId === fittingId;
            return (
              <OfferTile
                key={pack.offerId}
                offer={pack}
                badge={isFitting ? "Covers it" : null}
                isFitting={isFitting}
                terms={null}
              >
                <Button
                  fullWidth
                  {...(isFitting && { variant: "primary" as const })}
                  loading={busy === pack.offerId}
                  disabled={busy !== null && busy !== pack.offerId}
                  onClick={() => onBuy(pack)}
                  accessibilityLabel={`Buy ${pack.name} for ${price(pack.priceCents, pack.currency)}`}
                >
                  Buy
                </Button>
              </OfferTile>
            );
          })}
        </div>
      </BlockStack>
    </Card>
  );
}
