import { Text } from "@shopify/polaris";
import { memo } from "react";
import { ResultTile } from "#app/components/ResultTile.tsx";
import { t } from "#app/platform/i18n/translate.ts";
import type { HistoryTile } from "./presenter.server.ts";
import { useFavourite } from "./use-favourite.ts";

/** As many as a first screen shows are loaded at once, the others when they come near. */
const EAGER = 6;

/** Results with what can be done with each: tick, star, download, open. */
export function HistoryGrid({
  tiles,
  chosen,
  onChoose,
  onSave,
}: {
  readonly tiles: readonly HistoryTile[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (assetIds: readonly string[], isChosen: boolean) => void;
  readonly onSave: (assetId: string) => void;
}) {
  return (
    <ul className="ps-grid">
      {tiles.map((tile, index) => (
        <Tile
          key={tile.assetId}
          tile={tile}
          isEager={index < EAGER}
          isChosen={chosen.has(tile.assetId)}
          onChoose={onChoose}
          onSave={onSave}
        />
      ))}
    </ul>
  );
}

const Tile = memo(function Tile({
  tile,
  isEager,
  isChosen,
  onChoose,
  onSave,
}: {
  readonly tile: HistoryTile;
  readonly isEager: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (assetIds: readonly string[], isChosen: boolean) => void;
  readonly onSave: (assetId: string) => void;
}) {
  const name = tile.facts === "" ? tile.title : `${tile.title}, ${tile.facts}`;
  return (
    <li className={isChosen ? "ps-pick ps-pick--chosen" : "ps-pick"}>
      <ResultTile {...tile} isEager={isEager} />
      <label className="ps-pick__box">
        <input
          type="checkbox"
          checked={isChosen}
          aria-label={t("history.chooseNamed", { name })}
          onChange={(event) => onChoose([tile.assetId], event.currentTarget.checked)}
        />
      </label>
      <Acts tile={tile} name={name} onSave={onSave} />
    </li>
  );
});

/** Star and download: what hears of everything that is sent is kept small. */
function Acts({
  tile,
  name,
  onSave,
}: {
  readonly tile: HistoryTile;
  readonly name: string;
  readonly onSave: (assetId: string) => void;
}) {
  const favourite = useFavourite(tile);
  return (
    <>
      <span className="ps-pick__acts">
        <button
          type="button"
          aria-pressed={favourite.isFavourite}
          aria-label={t("history.favouriteNamed", { name })}
          title={favourite.act}
          onClick={favourite.toggle}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path
              d="m10 2.800 2.200 4.600 5 .7-3.600 3.500.9 5-4.500-2.400-4.500 2.400.9-5L2.800 8.100l5-.7z"
              fill={favourite.isFavourite ? "currentColor" : "none"}
              stroke="currentColor"
              strokeWidth="1.400"
              strokeLinejoin="round"
            />
          </svg>
        </button>
        <button
          type="button"
          aria-label={t("history.downloadNamed", { name })}
          title={t("history.download")}
          onClick={() => onSave(tile.assetId)}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path
              d="M10 3v9m0 0 3.500-3.500M10 12 6.500 8.500M4 15.500h12"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.500"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </svg>
        </button>
      </span>
      {favourite.problem && (
        <div role="alert">
          <Text as="p" variant="bodySm" tone="critical">
            {favourite.problem.message}
          </Text>
        </div>
      )}
    </>
  );
}
