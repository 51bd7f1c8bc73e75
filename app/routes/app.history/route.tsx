/** History: everything that was made, to be found again, downloaded, published or deleted. */
import { useFetcher, useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, InlineStack, Link, Page, Tabs, Text } from "@shopify/polaris";
import { loadWords } from "#language";
import { LostConnection } from "#app/components/LostConnection.tsx";
import { Moment } from "#app/components/Moment.tsx";
import { NextPage } from "#app/components/NextPage.tsx";
import { NothingYet } from "#app/components/NothingYet.tsx";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { historyQuery, isNarrowed } from "#app/components/history-filter.ts";
import { type Problem, isUnanswered, keepData, keepPage } from "#app/components/keep-page.ts";
import type { ItemNoun } from "#app/components/item-noun.ts";
import { saveFile } from "#app/components/save-file.ts";
import { useLive } from "#app/components/use-live.ts";
import { MAX_NAMED_PRODUCTS } from "#app/domain/assets/schemas.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { parseJson } from "#app/platform/http.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { useDialog } from "#app/components/use-dialog.ts";
import { DeleteDialog } from "./DeleteDialog.tsx";
import { DownloadsCard } from "./DownloadsCard.tsx";
import { HistoryFilters, useHistoryFilter } from "./HistoryFilters.tsx";
import { HistoryGrid } from "./HistoryGrid.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { type HistoryAction, act, historyActionSchema } from "./actions.server.ts";
import { type HistoryView, presentHistory } from "./presenter.server.ts";
import { useSelection } from "./use-selection.ts";

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
  const { asked, tiles } = view;
  const acting = useFetcher<{ readonly ok: true; readonly deletedCount?: number } | Problem>();
  const isSending = acting.state !== "idle";
  const problem = !isSending && acting.data && !acting.data.ok ? acting.data : null;
  const { data, isLost, heardAt } = useLive<Pick<HistoryView, "downloads">>(
    view,
    "/app/history/downloads",
    ({ downloads }, heard) =>
      downloads.some(({ state }) => state === "preparing") || isUnanswered(problem, heard),
  );
  const setAsked = useHistoryFilter();
  const selection = useSelection(historyQuery(asked).toString());
  const { open, ask, close, activator } = useDialog<"delete">();
  const chosenIds = [...selection.chosen];
  const send = (body: HistoryAction) =>
    acting.submit(body as Parameters<typeof acting.submit>[0], {
      method: "post",
      action: "/app/history",
      encType: "application/json",
    });
  const deleted = acting.data?.ok ? acting.data.deletedCount : undefined;
  useEffect(() => {
    if (deleted !== undefined) selection.clear();
    // What is chosen afterwards stays.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [acting.data]);
  const download = () => {
    const first = tiles.find(({ assetId }) => selection.chosen.has(assetId));
    if (chosenIds.length === 1 && first) saveFile(first.downloadPath);
    else send({ intent: "download", assetIds: chosenIds, key: crypto.randomUUID() });
  };
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
              <HistoryFilters key={asked.tab} asked={asked} />
              <div className="ps-history">
                <BlockStack gap="400">
                  {tiles.length > 0 && (
                    <SelectionBar
                      key={historyQuery(asked).toString()}
                      asked={asked}
                      shownIds={tiles.map(({ assetId }) => assetId)}
                      hasMore={view.next !== null || !view.isFirstPage}
                      selection={selection}
                      isSending={isSending}
                      onDownload={download}
                      onPublish={() =>
                        send({ intent: "publish", assetIds: chosenIds, key: crypto.randomUUID() })
                      }
                      onDelete={() => ask("delete")}
                    />
                  )}
                  {tiles.length > 0 ? (
                    <HistoryGrid tiles={tiles} chosen={selection.chosen} onChoose={selection.choose} />
                  ) : (
                    <Nothing
                      view={view}
                      noun={TABS[tab]?.noun ?? "picture"}
                      onClear={() => setAsked({ tab: asked.tab })}
                    />
                  )}
                  <Further view={view} />
                  <NextPage name="before" next={view.next} isFirst={view.isFirstPage} />
                </BlockStack>
              </div>
            </Tabs>
          </Card>
        </div>
      </BlockStack>
      <DeleteDialog
        isOpen={open === "delete"}
        activator={activator}
        count={chosenIds.length}
        isSending={isSending}
        onClose={close}
        onDelete={() => {
          send({ intent: "delete", assetIds: chosenIds });
          close();
        }}
      />
    </Page>
  );
}

/** Nothing was made yet, or nothing of it fits. */
function Nothing({
  view: { asked, isFirstPage, searchedBackTo },
  noun,
  onClear,
}: {
  readonly view: HistoryView;
  readonly noun: ItemNoun;
  readonly onClear: () => void;
}) {
  if (!isNarrowed(asked) && isFirstPage)
    return (
      <NothingYet title={t(`history.nothingYetTitle.${noun}`)} isPictured>
        <Rich words={`history.nothingYet.${noun}`} parts={{ create: <Link url="/app/create" /> }} />
      </NothingYet>
    );
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="p" tone="subdued">
        {searchedBackTo === null ? t(`history.noneFits.${noun}`) : t(`history.noneFitsYet.${noun}`)}
      </Text>
      {isNarrowed(asked) && (
        <Button variant="plain" onClick={onClear}>
          {t("history.clearFilters")}
        </Button>
      )}
    </InlineStack>
  );
}

/** How far back was looked, and what a title leaves open. */
function Further({
  view: { searchedBackTo, isTitleVague, isCollectionCut },
}: {
  readonly view: HistoryView;
}) {
  return (
    <>
      {isCollectionCut && (
        <Text as="p" tone="subdued">
          {t("history.collectionCut", { most: MAX_NAMED_PRODUCTS })}
        </Text>
      )}
      {isTitleVague && (
        <Text as="p" tone="subdued">
          {t("history.titleVague")}
        </Text>
      )}
      {searchedBackTo !== null && (
        <Text as="p" tone="subdued">
          <Rich words="history.searchedBack" parts={{ at: <Moment iso={searchedBackTo} /> }} />
        </Text>
      )}
    </>
  );
}
