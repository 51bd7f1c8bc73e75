/** Home. */
import { useLoaderData } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Button, Card, InlineStack, Layout, Link, Page, Text } from "@shopify/polaris";
import { BalanceCard } from "#app/components/BalanceCard.tsx";
import { Moment } from "#app/components/Moment.tsx";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { ResultTile } from "#app/components/ResultTile.tsx";
import { RunBar } from "#app/components/RunBar.tsx";
import { Welcome } from "#app/components/Welcome.tsx";
import { count, counted, credits } from "#app/components/format.ts";
import { type ItemNoun, itemNoun } from "#app/components/item-noun.ts";
import { keepData, keepPage } from "#app/components/keep-page.ts";
import { useLive } from "#app/components/use-live.ts";
import { runTitle } from "#app/components/run-words.ts";
import { runWords } from "#app/components/words.ts";
import { savePreference } from "#app/domain/account/index.server.ts";
import { MAX_COUNTED_UNREAD, PREFERENCES } from "#app/domain/account/schemas.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { LowBalanceNote } from "./LowBalanceNote.tsx";
import { type HomeView, presentHome } from "./presenter.server.ts";

export const meta = () => [{ title: "Home · ProductStudio" }];

export const loader = merchantDoor(({ ctx }) => presentHome(ctx));

/** Dismisses the note about a low balance. */
export const action = merchantDoor(async ({ ctx, request }) => {
  const parsed = await parseJson(request, PREFERENCES.lowBalanceDismissed);
  if (!parsed.ok) return refused(parsed);
  await savePreference(ctx, { key: "lowBalanceDismissed", value: parsed.input });
  return { ok: true as const };
});

export const clientAction = keepPage;
export const shouldRevalidate = keepData;

export default function Home() {
  const { data, isLost } = useLive<HomeView>(
    useLoaderData<typeof loader>(),
    "/app/live",
    ({ isUnderWay }) => isUnderWay,
  );
  return (
    <Page
      title="Home"
      {...(!data.isNew && { primaryAction: { content: "Create", url: "/app/create" } })}
      secondaryActions={[{ content: unreadWords(data.unreadCount), url: "/app/notifications" }]}
    >
      <TitleBar title="Home" />
      <BlockStack gap="400">
        {isLost && <LostConnection />}
        <div className={data.isNew ? undefined : "ps-side-first"}>
          <Layout>
            <Layout.Section>
              <BlockStack gap="400">
                {data.isNew && <Welcome availableCredits={data.balance.availableCredits} />}
                {data.runs.length > 0 && <RunsInProgress {...data} />}
                {!data.isNew && <NeedsYou {...data} />}
                {!data.isNew && <LatestResults latest={data.latest} />}
              </BlockStack>
            </Layout.Section>
            <Layout.Section variant="oneThird">
              <BlockStack gap="400">
                <BalanceCard {...data.balance} />
                {data.lowBalance && !isLost && <LowBalanceNote {...data.lowBalance} />}
              </BlockStack>
            </Layout.Section>
          </Layout>
        </div>
      </BlockStack>
    </Page>
  );
}

/** "Notifications", and how many nobody has read. */
function unreadWords(unreadCount: number): string {
  if (unreadCount === 0) return "Notifications";
  return `Notifications (${unreadCount < MAX_COUNTED_UNREAD ? count(unreadCount) : `${count(MAX_COUNTED_UNREAD - 1)}+`})`;
}

function RunsInProgress({ runs, moreRunsCount }: Pick<HomeView, "runs" | "moreRunsCount">) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          In progress
        </Text>
        <div className="ps-lines">
          {runs.map((run) => (
            <div key={run.runId} className="ps-line">
              <div className="ps-row__text">
                <BlockStack gap="200">
                  <InlineStack gap="200" blockAlign="center">
                    <Link url={`/app/runs/${run.runId}`}>{runTitle(run)}</Link>
                    <RunBadge {...run} />
                    <Text as="span" variant="bodySm" tone="subdued">
                      {run.style}
                    </Text>
                  </InlineStack>
                  <RunBar
                    counts={run.counts}
                    noun={itemNoun(run.quality)}
                    pace={run.pace}
                    isPaused={run.status === "paused"}
                  />
                </BlockStack>
              </div>
            </div>
          ))}
        </div>
        <More count={moreRunsCount} />
      </BlockStack>
    </Card>
  );
}

function RunBadge({ status, counts }: HomeView["runs"][number]) {
  const { label, tone } = runWords(status, counts);
  return <Badge tone={tone}>{label}</Badge>;
}

/** What the list has no room for, and the way to it. */
function More({ count: moreCount }: { readonly count: number }) {
  if (moreCount === 0) return null;
  return (
    <Text as="p" tone="subdued">
      And {count(moreCount)} more in <Link url="/app/runs">all runs</Link>.
    </Text>
  );
}

type Need = HomeView["needs"][number];

const NEEDS = {
  failing: {
    sentence: ({ count: failed, credits: held }: Need, noun: ItemNoun) =>
      `A run is paused because ${counted(failed, noun)} failed; ${credits(held)} ${held === 1 ? "stays" : "stay"} held.`,
    action: "Look at the failures",
  },
  paused: {
    sentence: ({ count: waiting, credits: held }: Need, noun: ItemNoun) =>
      `A run is paused: ${counted(waiting, `${noun} waits`, `${noun}s wait`)}, and ${credits(held)} ${held === 1 ? "stays" : "stay"} held.`,
    action: "Open run",
  },
  continue: {
    sentence: ({ count: planned, credits: needed }: Need, noun: ItemNoun) =>
      `${counted(planned, noun)} of an order ${planned === 1 ? "isn't" : "aren't"} begun: ${credits(needed)}.`,
    action: "Continue",
  },
  look: {
    sentence: ({ count: toLookAt }: Need, noun: ItemNoun) =>
      `${counted(toLookAt, `${noun} needs`, `${noun}s need`)} your look before publishing.`,
    action: "Review",
  },
  publish: {
    sentence: ({ count: passed }: Need, noun: ItemNoun) =>
      `${counted(passed, `${noun} is`, `${noun}s are`)} ready to publish.`,
    action: "Open run",
  },
  failed: {
    sentence: ({ count: failed, credits: returned }: Need, noun: ItemNoun) =>
      `${counted(failed, noun)} failed; ${credits(returned)} came back.`,
    action: "See why",
  },
} as const;

const needSentence = (need: Need): string => NEEDS[need.kind].sentence(need, itemNoun(need.run.quality));

function NeedsYou({ needs, moreNeedsCount }: Pick<HomeView, "needs" | "moreNeedsCount">) {
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Needs you now
          </Text>
          <Link url="/app/runs">All runs</Link>
        </InlineStack>
        {needs.length === 0 ? (
          <Text as="p" tone="subdued">
            Nothing waits for you.
          </Text>
        ) : (
          <div className="ps-lines">
            {needs.map((need) => (
              <div key={need.kind + need.to} className="ps-line">
                <div className="ps-row__text">
                  <Text as="p">{needSentence(need)}</Text>
                  <Text as="p" variant="bodySm" tone="subdued">
                    {runTitle(need.run)}, <Moment iso={need.startedAt} />
                  </Text>
                </div>
                <Button
                  url={need.to}
                  accessibilityLabel={`${NEEDS[need.kind].action}: ${needSentence(need)}`}
                >
                  {NEEDS[need.kind].action}
                </Button>
              </div>
            ))}
          </div>
        )}
        <More count={moreNeedsCount} />
      </BlockStack>
    </Card>
  );
}

function LatestResults({ latest }: Pick<HomeView, "latest">) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Latest results
        </Text>
        {latest.length === 0 ? (
          <Text as="p" tone="subdued">
            The first results appear here as soon as they are made.
          </Text>
        ) : (
          <ul className="ps-grid">
            {latest.map((picture) => (
              <li key={picture.assetId}>
                <ResultTile {...picture} isEager />
              </li>
            ))}
          </ul>
        )}
      </BlockStack>
    </Card>
  );
}
