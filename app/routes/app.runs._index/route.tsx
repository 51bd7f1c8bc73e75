/** All runs: the way back to what is older than Home shows. */
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Card, InlineStack, Link, Page, Text } from "@shopify/polaris";
import { loadWords } from "#language";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { Moment } from "#app/components/Moment.tsx";
import { NextPage } from "#app/components/NextPage.tsx";
import { NothingYet } from "#app/components/NothingYet.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { itemNoun } from "#app/components/item-noun.ts";
import { outcomeSentence, progressSentence } from "#app/components/run-figures.ts";
import { useLive } from "#app/components/use-live.ts";
import { runTitle } from "#app/components/run-words.ts";
import { runWords } from "#app/components/words.ts";
import { merchantDoor } from "#app/merchant-door.server.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { type RunsView, presentRuns } from "./presenter.server.ts";

export const handle = await loadWords("runs");

export const meta = () => [{ title: t("runs.documentTitle") }];

export const loader = merchantDoor(({ ctx, query }) => presentRuns(ctx, query.get("before")));

const isOpen = ({ status }: RunsView["runs"][number]): boolean =>
  status === "running" || status === "paused" || status === "cancelling";

export default function RunsPage() {
  const [query] = useSearchParams();
  const before = query.get("before");
  const { data, isLost } = useLive<RunsView>(
    useLoaderData<typeof loader>(),
    `/app/runs/live${before === null ? "" : `?${new URLSearchParams({ before }).toString()}`}`,
    ({ runs }) => runs.some(isOpen),
  );
  return (
    <Page
      title={t("frame.runs")}
      backAction={{ content: t("frame.home"), url: "/app" }}
      primaryAction={{ content: t("frame.create"), url: "/app/create" }}
      secondaryActions={[{ content: t("frame.rules"), url: "/app/rules" }]}
    >
      <TitleBar title={t("frame.runs")} />
      <BlockStack gap="400">
        {isLost && <LostConnection />}
        <Card>
          <BlockStack gap="400">
            {data.runs.length === 0 ? (
              <NothingYet title={t("runs.noneYetTitle")} isPictured>
                {t("runs.noneYet")}
              </NothingYet>
            ) : (
              <div className="ps-lines">
                {data.runs.map((run) => (
                  <RunLine key={run.runId} run={run} />
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

function RunLine({ run }: { readonly run: RunsView["runs"][number] }) {
  const { label, tone } = runWords(run.status, run.counts);
  const noun = itemNoun(run.quality);
  return (
    <div className="ps-line">
      <div className="ps-row__text">
        <BlockStack gap="050">
          <InlineStack gap="200" blockAlign="center">
            <Link url={`/app/runs/${run.runId}`}>{runTitle(run)}</Link>
            <Badge tone={tone}>{label}</Badge>
          </InlineStack>
          <Text as="p" tone="subdued">
            <Rich
              words="runs.outcomeAt"
              values={{
                outcome: isOpen(run) ? progressSentence(run.counts, noun) : outcomeSentence(run.counts, noun),
              }}
              parts={{ at: <Moment iso={run.createdAt} /> }}
            />
          </Text>
          <Text as="p" variant="bodySm" tone="subdued" breakWord>
            {run.orderedAt === null ? (
              run.style
            ) : (
              <Rich
                words="runs.styleOfOrder"
                values={{ style: run.style }}
                parts={{ at: <Moment iso={run.orderedAt} /> }}
              />
            )}
          </Text>
          {run.status === "paused" && (
            <Text as="p" variant="bodySm">
              {run.pauseReason === "failures" ? t(`runs.openFailing.${noun}`) : t("runs.openPaused")}
            </Text>
          )}
        </BlockStack>
      </div>
    </div>
  );
}
