/** A publication, live: product by product, what was added, what failed and what to do about it. */
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Card, Page, ProgressBar, Text } from "@shopify/polaris";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { Moment } from "#app/components/Moment.tsx";
import { NextPage } from "#app/components/NextPage.tsx";
import { counted } from "#app/components/format.ts";
import { useLive } from "#app/components/use-live.ts";
import { publicationWords } from "#app/components/words.ts";
import { merchantDoor } from "#app/merchant-door.server.ts";
import { ProductLine } from "./ProductLine.tsx";
import { type PublicationView, presentPublication } from "./presenter.server.ts";

export const meta = () => [{ title: "Publication · ProductStudio" }];

export const loader = merchantDoor(({ ctx, params, query }) =>
  presentPublication(ctx, { changesetId: params["changesetId"] ?? "", after: query.get("after") }),
);

export default function PublicationPage() {
  const loaded = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  const after = query.get("after");
  const { data: publication, isLost } = useLive<PublicationView>(
    loaded,
    `/app/publications/${loaded.changesetId}/live${after === null ? "" : `?${new URLSearchParams({ after }).toString()}`}`,
    ({ status }) => status === "publishing",
  );
  const { counts, status, products, next, noun } = publication;
  const total = counts.queued + counts.publishing + counts.done + counts.failed;
  const title = `Publication to ${counted(total, "product")}`;
  const isDone = status === "done";
  const words = publicationWords(status, counts);
  return (
    <Page
      title={title}
      titleMetadata={<Badge tone={words.tone}>{words.label}</Badge>}
      backAction={
        publication.runId === null
          ? { content: "Home", url: "/app" }
          : { content: "Run", url: `/app/runs/${publication.runId}` }
      }
    >
      <TitleBar title={title} />
      <BlockStack gap="400">
        {isLost && <LostConnection />}
        <Card>
          <BlockStack gap="300">
            <div aria-live="polite" id="publication-progress">
              <Text as="h2" variant="headingMd">
                {words.sentence}
              </Text>
            </div>
            {!isDone && (
              <ProgressBar
                progress={total === 0 ? 0 : Math.floor(((counts.done + counts.failed) / total) * 100)}
                size="small"
                tone="primary"
                ariaLabelledBy="publication-progress"
              />
            )}
            <Text as="p" tone="subdued">
              Each {noun} is added after the media the product has. Nothing is replaced or deleted.
            </Text>
          </BlockStack>
        </Card>
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              Products
            </Text>
            <div className="ps-lines">
              {products.map((product) => (
                <ProductLine key={product.productGid} product={product} noun={noun} />
              ))}
            </div>
            <NextPage name="after" next={next} isFirst={publication.isFirstPage} />
          </BlockStack>
        </Card>
        <p className="ps-footnote">
          Started <Moment iso={publication.createdAt} />
          {publication.finishedAt !== null && (
            <>
              , finished <Moment iso={publication.finishedAt} />
            </>
          )}
        </p>
      </BlockStack>
    </Page>
  );
}
