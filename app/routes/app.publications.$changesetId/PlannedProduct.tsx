import { BlockStack, Text } from "@shopify/polaris";
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
          {before && <MediaRow label="Now" media={before} />}
          {after && <MediaRow label="After" media={after} />}
          {before === null && (
            <Text as="p" variant="bodySm" tone="subdued">
              {lines.some(({ hindrance }) => hindrance !== null)
                ? "Its media couldn't be read."
                : "Its media are still being read."}
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
