/** History: everything that was made, to be found again, downloaded, published or deleted. */
import { useFetcher, useLoaderData } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Card, Page, Tabs } from "@shopify/polaris";
import { loadWords } from "#language";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import { isUnanswered, keepData, keepPage } from "#app/components/keep-page.ts";
import { useLive } from "#app/components/use-live.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { DownloadsCard } from "./DownloadsCard.tsx";
import { HistoryFilters, useHistoryFilter } from "./HistoryFilters.tsx";
import { type Acted, Results } from "./Results.tsx";
import { type HistoryAction, act, historyActionSchema } from "./actions.server.ts";
import { type HistoryView, presentHistory } from "./presenter.server.ts";

export const handle = await loadWords("history");

export const meta = () => [{ title: t("history.documentTitle") }];

export const loader = merchantDoor(({ ctx, query }) => presentHistory(ctx, query));

export const action = merchantDoor(async ({ ctx, request }) => {
  const parsed = await parseJson(request, historyActionSchema);
  return parsed.ok ? act(ctx, parsed.input) : refused(parsed);
});

export const clientAction = keepPage;
export const shouldRevalidate = keepData;

const TABS = [
  { id: "images", noun: "picture" },
  { id: "videos", noun: "video" },
] as const;

export default function HistoryPage() {
  const view = useLoaderData<typeof loader>();
  const acting = useFetcher<Acted>();
  const isSending = acting.state !== "idle";
  const problem = !isSending && acting.data && !acting.data.ok ? acting.data : null;
  const { data, isLost, heardAt } = useLive<Pick<HistoryView, "downloads">>(
    view,
    "/app/history/downloads",
    ({ downloads }, heard) =>
      downloads.some(({ state }) => state === "preparing") || isUnanswered(problem, heard),
  );
  const { asked, setAsked } = useHistoryFilter();
  const send = (body: HistoryAction) =>
    acting.submit(body as Parameters<typeof acting.submit>[0], {
      method: "post",
      action: "/app/history",
      encType: "application/json",
    });
  const deleted = acting.data?.ok ? acting.data.deletedCount : undefined;
  const tab = TABS.findIndex(({ id }) => id === asked.tab);

  return (
    <Page title={t("frame.history")} backAction={{ content: t("frame.home"), url: "/app" }}>
      <TitleBar title={t("frame.history")} />
      <BlockStack gap="400">
        {isLost && <LostConnection />}
        <output className="ps-unseen">
          {deleted !== undefined && t("history.deleted", { count: deleted })}
        </output>
        <ProblemBanner problem={problem} isSending={isSending} heardAt={heardAt} />
        <DownloadsCard
          downloads={data.downloads}
          isSending={isSending}
          onAgain={(downloadId) => send({ intent: "download-again", downloadId, key: crypto.randomUUID() })}
        />
        <div className="ps-tabs">
          <Card padding="0">
            <Tabs
              tabs={TABS.map(({ id }) => ({
                id,
                content: t(`history.tab.${id}`),
                panelID: `${id}-panel`,
              }))}
              selected={tab}
              onSelect={(index) =>
                setAsked({ ...asked, tab: TABS[index]?.id ?? "images", quality: undefined })
              }
            >
              <HistoryFilters key={asked.tab} />
              <Results
                view={view}
                noun={TABS.find(({ id }) => id === view.asked.tab)?.noun ?? "picture"}
                acted={acting.data}
                isSending={isSending}
                onSend={send}
              />
            </Tabs>
          </Card>
        </div>
      </BlockStack>
    </Page>
  );
}
