import { Badge, BlockStack, Card, Pagination, Text } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { Picture, sizedSource } from "#app/components/Picture.tsx";
import { ResultTile, TileText } from "#app/components/ResultTile.tsx";
import { percent } from "#app/components/format.ts";
import { RUN_PAGE_SIZE } from "#app/components/paging.ts";
import { wordsByName } from "#app/platform/i18n/by-key.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { RunView } from "./presenter.server.ts";

type Tile = RunView["tiles"][number];

/** A place for every item of the run in its order, filled as results come: nothing moves. */
export function ResultsCard({
  run,
  onPage,
}: {
  readonly run: RunView;
  readonly onPage: (page: number) => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shownPage = useRef(run.page);
  useEffect(() => {
    // The buttons stand below the grid: whoever turned the page goes on at its top.
    if (shownPage.current !== run.page) heading.current?.focus();
    shownPage.current = run.page;
  }, [run.page]);
  const first = (run.page - 1) * RUN_PAGE_SIZE + 1;
  const last = Math.min(run.page * RUN_PAGE_SIZE, run.itemCount);
  return (
    <Card>
      <BlockStack gap="400">
        <h2 ref={heading} tabIndex={-1} className="ps-main">
          <Text as="span" variant="headingMd">
            {t("runs.results")}
          </Text>
        </h2>
        <ul className="ps-grid">
          {run.tiles.map((tile) => (
            <li key={tile.itemId}>
              {tile.result ? <ResultTile {...tile.result} facts={tile.facts} /> : <EmptyTile tile={tile} />}
            </li>
          ))}
        </ul>
        {run.itemCount > RUN_PAGE_SIZE && (
          <Pagination
            label={t("runs.shown", { first, last, all: run.itemCount })}
            hasPrevious={run.page > 1}
            hasNext={last < run.itemCount}
            onPrevious={() => onPage(run.page - 1)}
            onNext={() => onPage(run.page + 1)}
          />
        )}
      </BlockStack>
    </Card>
  );
}

const NOTES = wordsByName<Tile["status"]>({
  queued: "runs.tile.queued",
  running: "runs.tile.running",
  done: "runs.tile.done",
  failed: "runs.tile.failed",
  cancelled: "runs.tile.cancelled",
});

/** The source in the place of a result that isn't there. */
function EmptyTile({ tile: { title, facts, status, sourceUrl, progress } }: { readonly tile: Tile }) {
  return (
    <div className="ps-tile">
      <Picture src={sizedSource(sourceUrl, 400)} alt="" isWaiting />
      <TileText title={title} facts={facts} />
      <span className="ps-tile__state">
        <Badge
          {...(status === "failed" ? { tone: "critical" } : status === "running" ? { tone: "info" } : {})}
        >
          {progress === null
            ? NOTES[status]
            : t("runs.tileProgress", { state: NOTES[status], share: percent(progress) })}
        </Badge>
      </span>
    </div>
  );
}
