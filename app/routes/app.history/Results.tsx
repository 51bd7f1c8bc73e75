import { BlockStack, Button, InlineStack, Link, Text } from "@shopify/polaris";
import { useCallback, useEffect, useRef } from "react";
import { Moment } from "#app/components/Moment.tsx";
import { NextPage } from "#app/components/NextPage.tsx";
import { NothingYet } from "#app/components/NothingYet.tsx";
import { ProblemBanner } from "#app/components/ProblemBanner.tsx";
import { Rich } from "#app/components/Rich.tsx";
import { historyQuery, isNarrowed } from "#app/components/history-filter.ts";
import type { ItemNoun } from "#app/components/item-noun.ts";
import type { Problem } from "#app/components/keep-page.ts";
import { useDialog } from "#app/components/use-dialog.ts";
import { useFocusKept } from "#app/components/use-focus-kept.ts";
import { resultFile, useSavedFile } from "#app/components/use-saved-file.ts";
import { MAX_NAMED_PRODUCTS } from "#app/domain/assets/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { DeleteDialog } from "./DeleteDialog.tsx";
import { useHistoryFilter } from "./HistoryFilters.tsx";
import { HistoryGrid } from "./HistoryGrid.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import type { HistoryAction } from "./actions.server.ts";
import type { HistoryView } from "./presenter.server.ts";
import { useSelection } from "./use-selection.ts";

/** What came of the last action: `deletedCount` when something was deleted. */
export type Acted = { readonly ok: true; readonly deletedCount?: number } | Problem;

/** What was found, and what can be done with those of it that are chosen. Choosing draws this, and not the filters. */
export function Results({
  view,
  noun,
  acted,
  isSending,
  onSend,
}: {
  readonly view: HistoryView;
  readonly noun: ItemNoun;
  readonly acted: Acted | undefined;
  readonly isSending: boolean;
  readonly onSend: (action: HistoryAction) => void;
}) {
  const { asked, tiles } = view;
  const { setAsked } = useHistoryFilter();
  const selection = useSelection(historyQuery(asked).toString());
  const { open, ask, close, activator } = useDialog<"delete">();
  const chosenIds = [...selection.chosen];
  const place = useRef<HTMLDivElement>(null);
  // Choose none, Clear filters, First page and Next page go when they are pressed.
  useFocusKept(
    `${historyQuery(asked).toString()} ${view.next} ${view.isFirstPage} ${chosenIds.length === 0}`,
    place,
  );
  useEffect(() => {
    if (acted?.ok && acted.deletedCount !== undefined) selection.clear();
    // What is chosen afterwards stays.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [acted]);
  const { save, isAsking, problem } = useSavedFile();
  const saveOne = useCallback((assetId: string) => save(resultFile(assetId)), [save]);
  const download = () => {
    const [first] = chosenIds;
    if (chosenIds.length === 1 && first !== undefined) saveOne(first);
    else onSend({ intent: "download", assetIds: chosenIds, key: crypto.randomUUID() });
  };
  return (
    <div ref={place} className="ps-history">
      <BlockStack gap="400">
        <ProblemBanner problem={problem} isSending={isAsking} heardAt={0} />
        {tiles.length > 0 && (
          <SelectionBar
            key={historyQuery(asked).toString()}
            asked={asked}
            shownIds={tiles.map(({ assetId }) => assetId)}
            hasMore={view.next !== null || !view.isFirstPage}
            selection={selection}
            isSending={isSending || isAsking}
            onDownload={download}
            onPublish={() => onSend({ intent: "publish", assetIds: chosenIds, key: crypto.randomUUID() })}
            onDelete={() => ask("delete")}
          />
        )}
        {tiles.length > 0 ? (
          <HistoryGrid tiles={tiles} chosen={selection.chosen} onChoose={selection.choose} onSave={saveOne} />
        ) : (
          <Nothing view={view} noun={noun} onClear={() => setAsked({ tab: asked.tab })} />
        )}
        <Further view={view} />
        <NextPage name="before" next={view.next} isFirst={view.isFirstPage} />
      </BlockStack>
      <DeleteDialog
        isOpen={open === "delete"}
        activator={activator}
        count={chosenIds.length}
        isSending={isSending}
        onClose={close}
        onDelete={() => {
          onSend({ intent: "delete", assetIds: chosenIds });
          close();
        }}
      />
    </div>
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
