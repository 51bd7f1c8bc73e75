import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { FailureCode } from "#app/components/FailureCode.tsx";
import { Moment } from "#app/components/Moment.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { productAdminUrl } from "#app/components/product-link.ts";
import { PUBLICATION_WORDS } from "#app/components/publication-words.ts";
import type { PublicationStatus } from "#app/domain/publishing/schemas.ts";
import { wordsByName } from "#app/platform/i18n/by-key.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { ResultView } from "./presenter.server.ts";

const SENTENCES = wordsByName<PublicationStatus>({
  publishing: "results.published.publishing",
  published: "results.published.published",
  unconfirmed: "results.published.unconfirmed",
  failed: "results.published.failed",
  undone: "results.published.undone",
});

/** Where the result went. */
export function PublishedCard({ result: { publication, productGid } }: { readonly result: ResultView }) {
  if (publication === null) return null;
  const { changesetId, status, failureText, failureCode, beginsAt } = publication;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {beginsAt === null ? PUBLICATION_WORDS[status].label : t("words.changeset.scheduled")}
        </Text>
        <Text as="p">
          {beginsAt === null ? (
            (failureText ?? SENTENCES[status])
          ) : (
            <Rich words="publications.resultBegins" parts={{ at: <Moment iso={beginsAt} /> }} />
          )}
        </Text>
        <FailureCode code={failureCode} />
        <InlineStack gap="300" blockAlign="center">
          <Button url={productAdminUrl(productGid)} target="_top">
            {t("results.viewProduct")}
          </Button>
          <Link url={`/app/publications/${changesetId}`}>{t("results.publication")}</Link>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
