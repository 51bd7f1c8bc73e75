/** All publications and plans, with how they stand: the way back to each of them, and to its undo. */
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Card, InlineStack, Link, Page, Text } from "@shopify/polaris";
import { loadWords } from "#language";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { Moment } from "#app/components/Moment.tsx";
import { NextPage } from "#app/components/NextPage.tsx";
import { NothingYet } from "#app/components/NothingYet.tsx";
import { Picture } from "#app/components/Picture.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { useLive } from "#app/components/use-live.ts";
import { publicationWords } from "#app/components/publication-words.ts";
import { merchantDoor } from "#app/merchant-door.server.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { type PublicationsView, presentPublications } from "./presenter.server.ts";

export const handle = await loadWords("publications");

export const meta = () => [{ title: t("publications.listDocumentTitle") }];

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
    <Page title={t("frame.publications")} backAction={{ content: t("frame.home"), url: "/app" }}>
      <TitleBar title={t("frame.publications")} />
      <BlockStack gap="400">
        {isLost && <LostConnection />}
        <Card>
          <BlockStack gap="400">
            {data.publications.length === 0 ? (
              <NothingYet title={t("publications.noneYetTitle")}>
                <Rich
                  words="publications.noneYet"
                  parts={{ run: <Link url="/app/runs" />, review: <Link url="/app/review" /> }}
                />
              </NothingYet>
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
              {t("publications.resultsFor", {
                count: resultCount,
                what:
                  productCount === 1 && example
                    ? example.title
                    : t("publications.productCount", { count: productCount }),
              })}
            </Link>
            <Badge tone={tone}>{label}</Badge>
          </InlineStack>
          <Text as="p" tone="subdued">
            {status === "scheduled" && startsAt !== null ? (
              <Rich words="publications.begins" parts={{ at: <Moment iso={startsAt} /> }} />
            ) : (
              <Rich
                words="publications.stateAt"
                values={{ state: sentence }}
                parts={{ at: <Moment iso={createdAt} /> }}
              />
            )}
          </Text>
          {publication.pauseReason === "storage-full" && (
            <Text as="p" variant="bodySm">
              {t("publications.storageFull")}
            </Text>
          )}
        </BlockStack>
      </div>
    </div>
  );
}
