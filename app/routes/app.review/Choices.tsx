import { useSearchParams } from "@remix-run/react";
import { Box, InlineStack, Select } from "@shopify/polaris";
import { count, moment } from "#app/components/format.ts";
import { useTimeZone } from "#app/components/use-time-zone.ts";
import { addressOf } from "./address.ts";
import type { ReviewView } from "./presenter.server.ts";

/** Whose results are shown, and which of them. */
export function Choices({
  view,
  leftCount,
}: {
  readonly view: ReviewView;
  /** How many are left of what is shown, answers on their way included. */
  readonly leftCount: number;
}) {
  const [, setQuery] = useSearchParams();
  const timeZone = useTimeZone();
  const { runId, show, runs } = view;
  const counts = { ...view.counts, [show]: leftCount };
  const isListed = runId === null || runs.some((run) => run.runId === runId);
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <InlineStack gap="400">
        <Box width="24rem" maxWidth="100%">
          <Select
            label="Results of"
            options={[
              { value: "", label: view.isCut ? "The newest 10,000 results" : "All runs" },
              ...(isListed ? [] : [{ value: runId, label: "This run" }]),
              ...runs.map((run) => ({
                value: run.runId,
                label: `${run.title}, ${moment(run.createdAt, "date", timeZone)}`,
              })),
            ]}
            value={runId ?? ""}
            onChange={(chosen) => setQuery(addressOf({ runId: chosen === "" ? null : chosen, show }))}
          />
        </Box>
        <Box width="24rem" maxWidth="100%">
          <Select
            label="Show"
            options={[
              { value: "waiting", label: `What waits for an answer (${count(counts.waiting)})` },
              { value: "notes", label: `What passed with notes (${count(counts.notes)})` },
            ]}
            value={show}
            onChange={(chosen) => setQuery(addressOf({ runId, show: chosen as ReviewView["show"] }))}
          />
        </Box>
      </InlineStack>
    </Box>
  );
}
