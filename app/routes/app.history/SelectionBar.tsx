import { useFetcher } from "@remix-run/react";
import { Button, InlineStack, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { MixedCheckbox } from "#app/components/MixedCheckbox.tsx";
import { type HistoryAsked, historyQuery } from "#app/components/history-filter.ts";
import { MAX_CHOSEN } from "#app/domain/assets/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { Selection } from "./use-selection.ts";

interface Matching {
  readonly assetIds: readonly string[];
  readonly isWhole: boolean;
}

/** What is chosen, what else can be, and what to do with it. It keeps its place: nothing jumps when it fills. */
export function SelectionBar({
  asked,
  shownIds,
  hasMore,
  selection,
  isSending,
  onDownload,
  onPublish,
  onDelete,
}: {
  readonly asked: HistoryAsked;
  readonly shownIds: readonly string[];
  /** There are others than those that are shown. */
  readonly hasMore: boolean;
  readonly selection: Selection;
  readonly isSending: boolean;
  readonly onDownload: () => void;
  readonly onPublish: () => void;
  readonly onDelete: () => void;
}) {
  const { chosen, choose, clear } = selection;
  const matching = useMatching(asked, selection);
  const shownCount = shownIds.filter((assetId) => chosen.has(assetId)).length;
  const isNone = chosen.size === 0;
  return (
    <div className="ps-choosing">
      <InlineStack gap="300" blockAlign="center" wrap>
        <MixedCheckbox
          label={t("history.chooseShown")}
          checked={shownCount === 0 ? false : shownCount === shownIds.length ? true : "indeterminate"}
          onChange={(isChosen) => choose(shownIds, isChosen)}
        />
        {hasMore && (
          <Button variant="plain" loading={matching.isAsking} onClick={matching.ask}>
            {t("history.chooseMatching")}
          </Button>
        )}
        {!isNone && (
          <Button variant="plain" onClick={clear}>
            {t("history.chooseNone")}
          </Button>
        )}
      </InlineStack>
      <InlineStack gap="200" blockAlign="center" wrap>
        <Button disabled={isNone || isSending} onClick={onDownload}>
          {chosen.size > 1 ? t("history.downloadZip") : t("history.download")}
        </Button>
        <Button disabled={isNone || isSending} onClick={onPublish}>
          {t("history.publish")}
        </Button>
        <Button disabled={isNone || isSending} tone="critical" onClick={onDelete}>
          {t("history.delete")}
        </Button>
      </InlineStack>
      <output className="ps-choosing__said">
        <Text as="span" tone="subdued">
          {isNone ? t("history.nothingChosen") : matching.said}
        </Text>
      </output>
    </div>
  );
}

/** Has all results chosen that the address asks for, and says how many are chosen and whether these are all. */
function useMatching(
  asked: HistoryAsked,
  { chosen, choose }: Selection,
): { readonly ask: () => void; readonly isAsking: boolean; readonly said: string } {
  const { data, state, load } = useFetcher<Matching>();
  useEffect(() => {
    if (data) choose(data.assetIds, true);
    // Chosen once for each answer, whatever is chosen meanwhile.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data]);
  const isTold = data !== undefined && chosen.size >= data.assetIds.length && data.assetIds.length > 0;
  return {
    ask: () => load(`/app/history/matching?${historyQuery(asked).toString()}`),
    isAsking: state !== "idle",
    said: t(`history.chosen.${isTold ? extentOf(data) : "some"}`, {
      count: chosen.size,
      matching: data?.assetIds.length ?? 0,
      most: MAX_CHOSEN,
    }),
  };
}

function extentOf({ assetIds, isWhole }: Matching): "whole" | "most" | "newest" {
  if (isWhole) return "whole";
  return assetIds.length === MAX_CHOSEN ? "most" : "newest";
}
