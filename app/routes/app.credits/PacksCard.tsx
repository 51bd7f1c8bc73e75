import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { credits, price } from "#app/components/format.ts";
import { PACKS, type Pack } from "#app/domain/billing/offers.ts";
import { PACK_LIFETIME_MONTHS } from "#app/domain/credits/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
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
            {t("credits.packs")}
          </Text>
          <Text as="p" tone="subdued">
            {t("credits.packsPaid", { count: PACK_LIFETIME_MONTHS })}
          </Text>
        </BlockStack>
        <div className="ps-packs">
          {PACKS.map((pack) => {
            const isFitting = pack.offerId === fittingId;
            return (
              <OfferTile
                key={pack.offerId}
                offer={pack}
                name={credits(pack.credits)}
                badge={isFitting ? t("credits.coversIt") : null}
                isFitting={isFitting}
                terms={null}
              >
                <Button
                  fullWidth
                  {...(isFitting && { variant: "primary" as const })}
                  loading={busy === pack.offerId}
                  disabled={busy !== null && busy !== pack.offerId}
                  onClick={() => onBuy(pack)}
                  accessibilityLabel={t("credits.buyPack", {
                    credits: credits(pack.credits),
                    price: price(pack.priceCents, pack.currency),
                  })}
                >
                  {t("credits.buy")}
                </Button>
              </OfferTile>
            );
          })}
        </div>
      </BlockStack>
    </Card>
  );
}
