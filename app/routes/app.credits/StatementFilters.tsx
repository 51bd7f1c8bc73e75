import { useNavigation, useSearchParams } from "@remix-run/react";
import { BlockStack, ChoiceList, Filters, Link, Text } from "@shopify/polaris";
import { DayField } from "#app/components/DayField.tsx";
import { Rich } from "#app/components/Rich.tsx";
import {
  dayOf,
  lastDayOf,
  periodWords,
  startOfDay,
  statementFilter,
  withFilter,
} from "#app/components/statement-filter.ts";
import { useQueryAhead } from "#app/components/use-query-ahead.ts";
import { useTimeZone } from "#app/components/use-time-zone.ts";
import { MOVEMENT_WORDS } from "#app/components/words.ts";
import { MOVEMENT_KINDS, type MovementKind, type StatementFilter } from "#app/domain/credits/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";

/** The filter that stands in the page's address, or will as soon as it has come, and the way to another one. */
export function useStatementFilter(): {
  readonly filter: StatementFilter;
  readonly setFilter: (filter: StatementFilter) => void;
} {
  const [, setQuery] = useSearchParams();
  const query = useQueryAhead();
  return {
    filter: statementFilter(query),
    setFilter: (filter) => setQuery(withFilter(query, filter), { preventScrollReset: true }),
  };
}

/** By kind, by period and by run; each that narrows the lines is shown as a tag that takes it away. */
export function StatementFilters() {
  const { filter, setFilter } = useStatementFilter();
  const { state } = useNavigation();
  const timeZone = useTimeZone();
  const { kinds, from, to, runId } = filter;
  const filters = [
    {
      key: "kind",
      label: t("credits.what"),
      pinned: true,
      filter: (
        <ChoiceList
          allowMultiple
          title={t("credits.what")}
          titleHidden
          choices={MOVEMENT_KINDS.map((kind) => ({ value: kind, label: MOVEMENT_WORDS[kind] }))}
          selected={[...(kinds ?? [])]}
          onChange={(chosen) => setFilter({ ...filter, kinds: chosen as MovementKind[] })}
        />
      ),
    },
    {
      key: "period",
      label: t("credits.period"),
      pinned: true,
      filter: (
        <BlockStack gap="200">
          <DayField
            label={t("credits.firstDay")}
            day={dayOf(from)}
            onChoose={(day) => setFilter({ ...filter, from: startOfDay(day) })}
          />
          <DayField
            label={t("credits.lastDay")}
            day={lastDayOf(to)}
            onChoose={(day) => setFilter({ ...filter, to: startOfDay(day, 1) })}
          />
        </BlockStack>
      ),
    },
    ...(runId === undefined
      ? []
      : [
          {
            key: "run",
            label: t("credits.run"),
            filter: (
              <Text as="p">
                <Rich words="credits.onlyRun" parts={{ run: <Link url={`/app/runs/${runId}`} /> }} />
              </Text>
            ),
          },
        ]),
  ];
  const applied = [
    ...(kinds === undefined
      ? []
      : [
          {
            key: "kind",
            label: kinds.map((kind) => MOVEMENT_WORDS[kind]).join(", "),
            onRemove: () => setFilter({ ...filter, kinds: undefined }),
          },
        ]),
    ...(from === undefined && to === undefined
      ? []
      : [
          {
            key: "period",
            label: periodWords(filter, timeZone),
            onRemove: () => setFilter({ ...filter, from: undefined, to: undefined }),
          },
        ]),
    ...(runId === undefined
      ? []
      : [
          {
            key: "run",
            label: t("credits.oneRun"),
            onRemove: () => setFilter({ ...filter, runId: undefined }),
          },
        ]),
  ];
  return (
    <div className="ps-statement-filters">
      <Filters
        hideQueryField
        queryValue=""
        filters={filters}
        appliedFilters={applied}
        loading={state === "loading"}
        onQueryChange={() => {}}
        onQueryClear={() => {}}
        onClearAll={() => setFilter({})}
      />
    </div>
  );
}
