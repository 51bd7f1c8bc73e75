import { useNavigation, useSearchParams } from "@remix-run/react";
import { BlockStack, ChoiceList, Filters, Link, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { moment } from "#app/components/format.ts";
import {
  dayOf,
  lastDayOf,
  startOfDay,
  statementFilter,
  withFilter,
} from "#app/components/statement-filter.ts";
import { useTimeZone } from "#app/components/use-time-zone.ts";
import { MOVEMENT_WORDS } from "#app/components/words.ts";
import { MOVEMENT_KINDS, type MovementKind, type StatementFilter } from "#app/domain/credits/schemas.ts";

/** The filter that stands in the page's address, and the way to another one. */
export function useStatementFilter(): {
  readonly filter: StatementFilter;
  readonly setFilter: (filter: StatementFilter) => void;
} {
  const [query, setQuery] = useSearchParams();
  return {
    filter: statementFilter(query),
    setFilter: (filter) => setQuery((now) => withFilter(now, filter), { preventScrollReset: true }),
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
      label: "What",
      pinned: true,
      filter: (
        <ChoiceList
          allowMultiple
          title="What"
          titleHidden
          choices={MOVEMENT_KINDS.map((kind) => ({ value: kind, label: MOVEMENT_WORDS[kind] }))}
          selected={[...(kinds ?? [])]}
          onChange={(chosen) => setFilter({ ...filter, kinds: chosen as MovementKind[] })}
        />
      ),
    },
    {
      key: "period",
      label: "Period",
      pinned: true,
      filter: (
        <BlockStack gap="200">
          <DayField
            label="First day"
            day={dayOf(from)}
            onChoose={(day) => setFilter({ ...filter, from: startOfDay(day) })}
          />
          <DayField
            label="Last day"
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
            label: "Run",
            filter: (
              <Text as="p">
                Only lines of <Link url={`/app/runs/${runId}`}>this run</Link>.
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
      : [{ key: "run", label: "One run", onRemove: () => setFilter({ ...filter, runId: undefined }) }]),
  ];
  return (
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
  );
}

/** A day that can be typed: on the way to it, the field holds years that are none yet. */
function DayField({
  label,
  day,
  onChoose,
}: {
  readonly label: string;
  readonly day: string;
  readonly onChoose: (day: string) => void;
}) {
  // What is typed counts until the address has another day.
  const [draft, setDraft] = useState({ day, text: day });
  return (
    <TextField
      type="date"
      label={label}
      autoComplete="off"
      value={draft.day === day ? draft.text : day}
      onChange={(text) => {
        setDraft({ day, text });
        if (text === "" || startOfDay(text) !== undefined) onChoose(text);
      }}
    />
  );
}

function periodWords({ from, to }: StatementFilter, timeZone: string | undefined): string {
  const day = (iso: string) => moment(iso, "date", timeZone);
  const last = to === undefined ? undefined : new Date(Date.parse(to) - 1).toISOString();
  if (last === undefined) return from === undefined ? "" : `From ${day(from)}`;
  return from === undefined ? `Until ${day(last)}` : `${day(from)} – ${day(last)}`;
}
