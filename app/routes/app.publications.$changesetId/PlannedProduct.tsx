import { BlockStack, Text } from "@shopify/polaris";
import { t } from "#app/platform/i18n/translate.ts";
import { MediaRow } from "./MediaRow.tsx";
import { PlannedLine } from "./PlannedLine.tsx";
import { ProductHeading } from "./ProductHeading.tsx";
import type { PublicationAction } from "./actions.server.ts";
import type { ProductView } from "./presenter.server.ts";

/** A product of a plan: its media before and after, and each result that is to be added, to be changed or left out. */
export function PlannedProduct({
  product,
  isSending,
  onSend,
}: {
  readonly product: ProductView;
  readonly isSending: boolean;
  readonly onSend: (action: PublicationAction) => void;
}) {
  const { title, productGid, before, after, lines } = product;
  return (
    <div className="ps-line">
      <div className="ps-row__text">
        <BlockStack gap="300">
          <ProductHeading title={title} productGid={productGid} badges={[]} />
          {(before || after) && (
            <div className="ps-media-rows">
              {before && <MediaRow label={t("publications.now")} media={before} />}
              {after && <MediaRow label={t("publications.after")} media={after} />}
            </div>
          )}
          {before === null && (
            <Text as="p" variant="bodySm" tone="subdued">
              {lines.some(({ hindrance }) => hindrance !== null)
                ? t("publications.mediaUnread")
                : t("publications.mediaBeingRead")}
            </Text>
          )}
          <div className="ps-lines">
            {lines.map((line) => (
              <PlannedLine
                key={line.assetId}
                line={line}
                product={product}
                isSending={isSending}
                onSend={onSend}
              />
            ))}
          </div>
        </BlockStack>
      </div>
    </div>
  );
}
