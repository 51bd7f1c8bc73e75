import { Text } from "@shopify/polaris";
import { Picture } from "#app/components/Picture.tsx";
import { VideoMark } from "#app/components/ResultTile.tsx";
import { count, counted } from "#app/components/format.ts";
import type { Gap, MediumView } from "./media-row.ts";

const MARKS = { new: "New", leaves: "Taken off" } as const;

/** A product's media in their order, small; what the publication puts there or takes off says so. */
export function MediaRow({
  label,
  media,
}: {
  readonly label: string;
  readonly media: readonly (MediumView | Gap)[];
}) {
  return (
    <div className="ps-media">
      <Text as="span" variant="bodySm" tone="subdued">
        {label}
      </Text>
      {media.length === 0 ? (
        <Text as="span" variant="bodySm" tone="subdued">
          No media
        </Text>
      ) : (
        <ul className="ps-media__row" aria-label={label}>
          {media.map((piece) =>
            "gap" in piece ? (
              <li key={piece.key} className="ps-media__gap">
                <span aria-hidden="true">+{count(piece.gap)}</span>
                <span className="ps-unseen">{counted(piece.gap, "further medium", "further media")}</span>
              </li>
            ) : (
              <Medium key={piece.key} medium={piece} />
            ),
          )}
        </ul>
      )}
    </div>
  );
}

function Medium({ medium: { src, alt, mark, durationMs } }: { readonly medium: MediumView }) {
  return (
    <li className={mark === null ? "ps-thumb" : `ps-thumb ps-media__${mark}`}>
      <Picture
        src={src}
        alt={alt || "Without alt text"}
        {...(durationMs !== null && { note: <VideoMark durationMs={durationMs} /> })}
      />
      {mark !== null && <span className="ps-media__mark">{MARKS[mark]}</span>}
    </li>
  );
}
