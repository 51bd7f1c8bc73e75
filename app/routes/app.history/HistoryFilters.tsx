import { useNavigation, useSearchParams } from "@remix-run/react";
import { BlockStack, Button, ChoiceList, Filters, Link, Text, TextField } from "@shopify/polaris";
import { useEffect, useMemo, useState } from "react";
import { DayField } from "#app/components/DayField.tsx";
import { Rich } from "#app/components/Rich.tsx";
import {
  HISTORY_VERDICTS,
  type HistoryAsked,
  historyAsked,
  historyQuery,
} from "#app/components/history-filter.ts";
import { RECIPE_WORDS } from "#app/components/recipe-words.ts";
import { dayOf, lastDayOf, periodWords, startOfDay } from "#app/components/statement-filter.ts";
import { usePicker } from "#app/components/use-picker.ts";
import { useQueryAhead } from "#app/components/use-query-ahead.ts";
import { useTimeZone } from "#app/components/use-time-zone.ts";
import { QUALITY_WORDS, VERDICT_WORDS } from "#app/components/words.ts";
import { MAX_SKU_LENGTH, MAX_TITLE_LENGTH } from "#app/domain/assets/schemas.ts";
import {
  PICTURE_QUALITIES,
  type Quality,
  RECIPE_NAMES,
  VIDEO_QUALITIES,
} from "#app/domain/generation/schemas.ts";
import { wordsByName } from "#app/platform/i18n/by-key.ts";
import { t } from "#app/platform/i18n/translate.ts";

/** Whoever types has ended when nothing more comes for so long. */
const TYPING_PAUSE_MS = 500;
const PUBLISHED_WORDS = wordsByName({ yes: "history.onProduct", no: "history.notOnProduct" });

/** What the address asks for, or will as soon as that has come; and the way to another filter, on its first page. */
export function useHistoryFilter(): {
  readonly asked: HistoryAsked;
  readonly setAsked: (asked: HistoryAsked) => void;
} {
  const [, setQuery] = useSearchParams();
  const query = useQueryAhead();
  return {
    asked: useMemo(() => historyAsked(query), [query]),
    setAsked: (asked) => setQuery(historyQuery(asked), { preventScrollReset: true }),
  };
}

/** What narrows History: each filter in use is shown as a tag that takes it away. */
export function HistoryFilters() {
  const { asked, setAsked } = useHistoryFilter();
  const { state } = useNavigation();
  const timeZone = useTimeZone();
  const pick = usePicker();
  const title = useTyped(asked.title ?? "", (text) => setAsked({ ...asked, title: text || undefined }));
  const sku = useTyped(asked.sku ?? "", (text) => setAsked({ ...asked, sku: text || undefined }));
  const qualities: readonly Quality[] = asked.tab === "videos" ? VIDEO_QUALITIES : PICTURE_QUALITIES;
  const published = asked.isPublished === undefined ? undefined : asked.isPublished ? "yes" : "no";

  const choices = <Value extends string>(
    key: string,
    label: string,
    values: readonly Value[],
    words: (value: Value) => string,
    chosen: Value | undefined,
    choose: (value: Value | undefined) => void,
  ) => ({
    filter: {
      key,
      label,
      pinned: true,
      hideClearButton: true,
      filter: (
        <ChoiceList
          title={label}
          titleHidden
          choices={values.map((value) => ({ value, label: words(value) }))}
          selected={chosen === undefined ? [] : [chosen]}
          onChange={([value]: Value[]) => choose(value)}
        />
      ),
    },
    applied:
      chosen === undefined
        ? []
        : [
            {
              key,
              label: t("history.filtered", { filter: label, value: words(chosen) }),
              onRemove: () => choose(undefined),
            },
          ],
  });
  const lists = [
    choices(
      "style",
      t("history.scene"),
      RECIPE_NAMES,
      (name) => RECIPE_WORDS[name],
      asked.recipe,
      (recipe) => setAsked({ ...asked, recipe }),
    ),
    choices(
      "quality",
      t("history.quality"),
      qualities,
      (name) => QUALITY_WORDS[name],
      asked.quality,
      (quality) => setAsked({ ...asked, quality }),
    ),
    choices(
      "verdict",
      t("frame.review"),
      HISTORY_VERDICTS,
      (name) => VERDICT_WORDS[name].label,
      asked.verdict,
      (verdict) => setAsked({ ...asked, verdict }),
    ),
    choices(
      "published",
      t("history.published"),
      ["yes", "no"] as const,
      (name) => PUBLISHED_WORDS[name],
      published,
      (value) => setAsked({ ...asked, isPublished: value && value === "yes" }),
    ),
    choices(
      "favourites",
      t("history.favourites"),
      ["yes"] as const,
      () => t("history.favouritesOnly"),
      asked.isFavourite && "yes",
      (value) => setAsked({ ...asked, isFavourite: value && true }),
    ),
  ];
  const { from, to, runId, collectionGid } = asked;
  const pickCollection = async () => {
    const picked = await pick("collection", collectionGid === undefined ? [] : [collectionGid], {
      isOne: true,
    });
    if (picked) setAsked({ ...asked, collectionGid: picked[0] });
  };
  const filters = [
    {
      key: "collection",
      label: t("history.collection"),
      pinned: true,
      hideClearButton: true,
      filter: (
        <Button onClick={() => void pickCollection()}>
          {collectionGid === undefined ? t("history.chooseCollection") : t("history.chooseOtherCollection")}
        </Button>
      ),
    },
    {
      key: "sku",
      label: t("history.sku"),
      pinned: true,
      hideClearButton: true,
      filter: (
        <TextField
          label={t("history.wholeSku")}
          autoComplete="off"
          maxLength={MAX_SKU_LENGTH}
          value={sku.text}
          onChange={sku.type}
          onBlur={sku.end}
        />
      ),
    },
    ...lists.map(({ filter }) => filter),
    {
      key: "period",
      label: t("history.period"),
      pinned: true,
      hideClearButton: true,
      filter: (
        <BlockStack gap="200">
          <DayField
            label={t("history.firstDay")}
            day={dayOf(from)}
            onChoose={(day) => setAsked({ ...asked, from: startOfDay(day) })}
          />
          <DayField
            label={t("history.lastDay")}
            day={lastDayOf(to)}
            onChoose={(day) => setAsked({ ...asked, to: startOfDay(day, 1) })}
          />
        </BlockStack>
      ),
    },
    ...(runId === undefined
      ? []
      : [
          {
            key: "run",
            label: t("history.run"),
            hideClearButton: true,
            filter: (
              <Text as="p">
                <Rich words="history.onlyRun" parts={{ run: <Link url={`/app/runs/${runId}`} /> }} />
              </Text>
            ),
          },
        ]),
  ];
  const applied = [
    ...(collectionGid === undefined
      ? []
      : [
          {
            key: "collection",
            label: t("history.oneCollection"),
            onRemove: () => setAsked({ ...asked, collectionGid: undefined }),
          },
        ]),
    ...(asked.sku === undefined
      ? []
      : [
          {
            key: "sku",
            label: t("history.filtered", { filter: t("history.sku"), value: asked.sku }),
            onRemove: () => sku.set(""),
          },
        ]),
    ...lists.flatMap((list) => list.applied),
    ...(from === undefined && to === undefined
      ? []
      : [
          {
            key: "period",
            label: periodWords(asked, timeZone),
            onRemove: () => setAsked({ ...asked, from: undefined, to: undefined }),
          },
        ]),
    ...(runId === undefined
      ? []
      : [
          {
            key: "run",
            label: t("history.oneRun"),
            onRemove: () => setAsked({ ...asked, runId: undefined }),
          },
        ]),
  ];
  return (
    <div className="ps-history-filters">
      <Filters
        queryValue={title.text.slice(0, MAX_TITLE_LENGTH)}
        queryPlaceholder={t("history.productTitle")}
        filters={filters}
        appliedFilters={applied}
        loading={state === "loading"}
        onQueryChange={title.type}
        onQueryBlur={title.end}
        onQueryClear={() => title.set("")}
        onClearAll={() => setAsked({ tab: asked.tab })}
      />
    </div>
  );
}

/** A text that counts when its typing has ended; what the address says meanwhile gives way to it. */
function useTyped(current: string, settle: (text: string) => void) {
  const [draft, setDraft] = useState<{ readonly on: string; readonly text: string }>({
    on: current,
    text: current,
  });
  const text = draft.on === current ? draft.text : current;
  const isOpen = draft.on === current && draft.text.trim() !== current;
  useEffect(() => {
    if (!isOpen) return;
    const timer = setTimeout(() => settle(draft.text.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
    // A new rendering gives a new function that does the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOpen, draft.text]);
  return {
    text,
    type: (typed: string) => setDraft({ on: current, text: typed }),
    end: () => {
      if (isOpen) settle(draft.text.trim());
    },
    set: (given: string) => {
      setDraft({ on: current, text: given });
      settle(given);
    },
  };
}
