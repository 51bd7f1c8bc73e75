/** All publications and plans, with how they stand: the way back to each of them, and to its undo. */
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Card, InlineStack, Link, Page, Text } from "@shopify/polaris";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { Moment } from "#app/components/Moment.tsx";
import { NextPage } from "#app/components/NextPage.tsx";
import { Picture } from "#app/components/Picture.tsx";
import { counted } from "#app/components/format.ts";
import { useLive } from "#app/components/use-live.ts";
import { publicationWords } from "#app/components/publication-words.ts";
import { merchantDoor } from "#app/merchant-door.server.ts";
import { type PublicationsView, presentPublications } from "./presenter.server.ts";

export const meta = () => [{ title: "Publications · ProductStudio" }];

export const loader = merchantDoor(({ ctx, query }) => presentPublications(ctx, query.get("before")));

type Publication = PublicationsView["publications"][number];

const isUnderWay = ({ status, undoCounts }: Publication): boolean =>
  status === "publishing" ||
  status === "cancelling" ||
  (undoCounts.queued ?? 0) + (undoCounts.undoing ?? 0) > 0;

export default function PublicationsPage() {
  const [query] = useSearchParams();
  const before = query.get("before");
  const { data, isLost } = useLive<PublicationsView>(
    useLoaderData<typeof loader>(),
    `/app/publications/live${before === null ? "" : `?${new URLSearchParams({ before }).toString()}`}`,
    ({ publications }) => publications.some(isUnderWay),
  );
  return (
    <Page title="Publications" backAction={{ content: "Home", url: "/app" }}>
      <TitleBar title="Publications" />
      <BlockStack gap="400">
        {isLost && <LostConnection />}
        <Card>
          <BlockStack gap="400">
            {data.publications.length === 0 ? (
              <Text as="p" tone="subdued">
                The first publication appears here as soon as you publish results: on a{" "}
                <Link url="/app/runs">run</Link>, in the <Link url="/app/review">review</Link> or at a single
                result.
              </Text>
            ) : (
              <div className="ps-lines">
                {data.publications.map((publication) => (
                  <PublicationLine key={publication.changesetId} publication={publication} />
                ))}
              </div>
            )}
            <NextPage name="before" next={data.next} isFirst={data.isFirstPage} />
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}

function PublicationLine({ publication }: { readonly publication: Publication }) {
  const { changesetId, status, counts, undoCounts, resultCount, createdAt, startsAt, example } = publication;
  const { label, tone, sentence } = publicationWords(status, counts, undoCounts);
  const productCount = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return (
    <div className="ps-line">
      <div className="ps-thumb">
        <Picture src={example?.src ?? null} alt="" />
      </div>
      <div className="ps-row__text">
        <BlockStack gap="050">
          <InlineStack gap="200" blockAlign="center">
            <Link url={`/app/publications/${changesetId}`}>
              {`${counted(resultCount, "result")} for ${productCount === 1 && example ? example.title : counted(productCount, "product")}`}
            </Link>
            <Badge tone={tone}>{label}</Badge>
          </InlineStack>
          <Text as="p" tone="subdued">
            {status === "scheduled" && startsAt !== null ? (
              <>
                Begins on <Moment iso={startsAt} />
              </>
            ) : (
              <>
                {sentence}, <Moment iso={createdAt} />
              </>
            )}
          </Text>
          {publication.pauseReason === "storage-full" && (
            <Text as="p" variant="bodySm">
              The shop&apos;s file storage is full: open it to see how it goes on.
            </Text>
          )}
        </BlockStack>
      </div>
    </div>
  );
}
