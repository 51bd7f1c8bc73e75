import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { productAdminUrl } from "#app/components/product-link.ts";
import type { ResultView } from "./presenter.server.ts";

/** Where the result went. */
export function PublishedCard({ result: { publication, productGid } }: { readonly result: ResultView }) {
  if (publication === null) return null;
  const { changesetId, state, failureText } = publication;
  const sentence =
    state === "failed"
      ? (failureText ?? "It couldn't be published.")
      : state === "verified"
        ? "It stands behind the product's other pictures."
        : "It is on its way to the product.";
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {state === "failed" ? "Not published" : state === "verified" ? "Published" : "Publishing"}
        </Text>
        <Text as="p">{sentence}</Text>
        <InlineStack gap="300" blockAlign="center">
          <Button url={productAdminUrl(productGid)} target="_top">
            View product
          </Button>
          <Link url={`/app/publications/${changesetId}`}>Publication</Link>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
