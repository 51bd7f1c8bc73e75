import { Link } from "@remix-run/react";
import { Badge, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { FailureCode } from "#app/components/FailureCode.tsx";
import { Picture } from "#app/components/Picture.tsx";
import { VideoMark } from "#app/components/ResultTile.tsx";
import { counted } from "#app/components/format.ts";
import { productAdminUrl } from "#app/components/product-link.ts";
import { type PublishedNoun, PRODUCT_WORDS } from "#app/components/words.ts";
import type { ProductView } from "./presenter.server.ts";

/** One product: its new pictures or videos, how many media it shows, and the way to its page. */
export function ProductLine({
  product,
  noun,
}: {
  readonly product: ProductView;
  readonly noun: PublishedNoun;
}) {
  const { title, status, failureText, failureCode, pictures, productGid } = product;
  const { label, tone } = PRODUCT_WORDS[status];
  return (
    <div className="ps-line ps-line--wrap">
      {pictures.map(({ assetId, src, isOnProduct, durationMs }) => (
        <Link
          key={assetId}
          to={`/app/results/${assetId}`}
          className="ps-thumb"
          aria-label={`Result of ${title}`}
        >
          <Picture
            src={src}
            alt=""
            isWaiting={!isOnProduct}
            {...(durationMs !== null && { note: <VideoMark durationMs={durationMs} /> })}
          />
        </Link>
      ))}
      <div className="ps-row__text">
        <BlockStack gap="050">
          <InlineStack gap="200" blockAlign="center">
            <span dir="auto" className="ps-break">
              <Text as="h3" variant="headingSm">
                {title}
              </Text>
            </span>
            <Badge tone={tone}>{label}</Badge>
          </InlineStack>
          <Text as="p" tone={failureText === null ? "subdued" : "critical"}>
            {failureText ?? mediaSentence(product, noun)}
          </Text>
          <FailureCode code={failureCode} />
        </BlockStack>
      </div>
      <Button url={productAdminUrl(productGid)} target="_top" accessibilityLabel={`View ${title} in Shopify`}>
        View product
      </Button>
    </div>
  );
}

function mediaSentence({ mediaBefore, mediaAfter, status }: ProductView, noun: PublishedNoun): string {
  if (mediaAfter !== null && mediaBefore !== null)
    return `Showed ${counted(mediaBefore, "medium", "media")} before, shows ${counted(mediaAfter, "medium", "media")} now.`;
  return status === "queued" ? "Waits for its turn." : `The ${noun} is on its way.`;
}
