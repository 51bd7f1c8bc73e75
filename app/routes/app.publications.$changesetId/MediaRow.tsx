import { Text } from "@shopify/polaris";
import { Picture } from "#app/components/Picture.tsx";
import { VideoMark } from "#app/components/ResultTile.tsx";
import { count } from "#app/components/format.ts";
import { wordsByName } from "#app/platform/i18n/by-key.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { Gap, MediumView } from "./media-row.ts";

const MARKS = wordsByName({ new: "publications.mark.new", leaves: "publications.mark.leaves" });

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
          {t("publications.noMedia")}
        </Text>
      ) : (
        <ul className="ps-media__row" aria-label={label}>
          {media.map((piece) =>
            "gap" in piece ? (
              <li key={piece.key} className="ps-media__gap">
                <span aria-hidden="true">+{count(piece.gap)}</span>
                <span className="ps-unseen">{t("publications.furtherMedia", { count: piece.gap })}</span>
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
    <li className={`ps-thumb${mark === null ? "" : ` ps-media__${mark}`}`}>
      <Picture
        src={src}
        alt={alt || t("publications.withoutAltText")}
        {...(durationMs !== null && { note: <VideoMark durationMs={durationMs} /> })}
      />
      {mark !== null && <span className="ps-media__mark">{MARKS[mark]}</span>}
    </li>
  );
}
