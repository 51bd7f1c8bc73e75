import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { FailureCode } from "#app/components/FailureCode.tsx";
import { Moment } from "#app/components/Moment.tsx";
import { productAdminUrl } from "#app/components/product-link.ts";
import { PUBLICATION_WORDS } from "#app/components/publication-words.ts";
import type { PublicationStatus } from "#app/domain/publishing/schemas.ts";
import type { ResultView } from "./presenter.server.ts";

const SENTENCES = {
  publishing: "It is on its way to the product.",
  published: "It is on the product, in the place that was planned.",
  unconfirmed: "It was added, but the product couldn't be read back. Look at it there.",
  failed: "It couldn't be published.",
  undone: "It was taken off the product again, and can be published once more.",
} as const satisfies Record<PublicationStatus, string>;

/** Where the result went. */
export function PublishedCard({ result: { publication, productGid } }: { readonly result: ResultView }) {
  if (publication === null) return null;
  const { changesetId, status, failureText, failureCode, beginsAt } = publication;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {beginsAt === null ? PUBLICATION_WORDS[status].label : "Scheduled"}
        </Text>
        <Text as="p">
          {beginsAt === null ? (
            (failureText ?? SENTENCES[status])
          ) : (
            <>
              Its publication begins on <Moment iso={beginsAt} />.
            </>
          )}
        </Text>
        <FailureCode code={failureCode} />
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
