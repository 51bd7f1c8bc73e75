import { useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Select, Text } from "@shopify/polaris";
import { memo } from "react";
import { moment } from "#app/components/format.ts";
import { useTimeZone } from "#app/components/use-time-zone.ts";
import { MAX_SHOP_QUEUE, OWN_SHOP } from "#app/domain/review/schemas.ts";
import { sentences, t } from "#app/platform/i18n/translate.ts";
import { addressOf } from "./address.ts";
import type { ReviewView } from "./presenter.server.ts";

/** Whose results are shown, for which place they are judged, and which of them. */
export const Choices = memo(function Choices({
  view,
  leftCount,
}: {
  readonly view: ReviewView;
  /** How many are left of what is shown, answers on their way included. */
  readonly leftCount: number;
}) {
  const [, setQuery] = useSearchParams();
  const timeZone = useTimeZone();
  const { runId, place, show, places, runs } = view;
  const choose = (chosen: Partial<Pick<ReviewView, "runId" | "place" | "show">>) =>
    setQuery(addressOf({ runId, place, show, ...chosen }));
  const counts = { ...view.counts, [show]: leftCount };
  const isListed = runId === null || runs.some((run) => run.runId === runId);
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <BlockStack gap="200">
        <div className="ps-review__choices">
          <Select
            label={t("review.resultsOf")}
            options={[
              {
                value: "",
                label: view.isCut ? t("review.newest", { count: MAX_SHOP_QUEUE }) : t("review.allRuns"),
              },
              ...(isListed ? [] : [{ value: runId, label: t("review.thisRun") }]),
              ...runs.map((run) => ({
                value: run.runId,
                // What tells one from the others comes first: a phone cuts the end off.
                label: t("review.runAt", { when: moment(run.createdAt, "time", timeZone), title: run.title }),
              })),
            ]}
            value={runId ?? ""}
            onChange={(chosen) => choose({ runId: chosen === "" ? null : chosen })}
          />
          {places.length > 1 && (
            <Select
              label={t("review.place")}
              options={places.map((one) => ({ value: one.place, label: one.name }))}
              value={place}
              onChange={(chosen) => choose({ place: chosen as ReviewView["place"] })}
            />
          )}
          <Select
            label={t("review.show")}
            options={[
              { value: "waiting", label: t("review.showWaiting", { number: counts.waiting }) },
              { value: "notes", label: t("review.showNotes", { number: counts.notes }) },
            ]}
            value={show}
            onChange={(chosen) => choose({ show: chosen as ReviewView["show"] })}
          />
        </div>
        {place !== OWN_SHOP && <PlaceNote view={view} />}
      </BlockStack>
    </Box>
  );
});

/** What an answer at another place than the shop itself is worth. */
function PlaceNote({ view: { place, places } }: { readonly view: ReviewView }) {
  const shown = places.find((one) => one.place === place);
  if (!shown) return null;
  return (
    <Text as="p" tone="subdued">
      {sentences(
        t("review.answersAtPlace", { place: shown.name }),
        !shown.isVouched && t("review.placeNotCertain"),
      )}
    </Text>
  );
}
