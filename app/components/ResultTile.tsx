import { Link } from "@remix-run/react";
import { Badge, Text } from "@shopify/polaris";
import { t } from "#app/platform/i18n/translate.ts";
import type { PublicationStatus } from "../domain/publishing/schemas.ts";
import type { Verdict } from "../domain/review/schemas.ts";
import { Picture } from "./Picture.tsx";
import { PUBLICATION_WORDS } from "./publication-words.ts";
import { Rich } from "./Rich.tsx";
import { VERDICT_WORDS } from "./words.ts";

export interface ResultTileProps {
  readonly assetId: string;
  readonly title: string;
  /** Null: it was deleted. */
  readonly src: string | null;
  /** How long a video is; null: it is a picture. */
  readonly durationMs: number | null;
  readonly verdict: Verdict;
  readonly publication: PublicationStatus | null;
  /** What tells it from other pictures of its product; left out where nothing does. */
  readonly facts?: string;
  readonly isEager?: boolean;
}

/** A result in a grid: its picture, its product, its publication or what the checks say; leads to its page. */
export function ResultTile({
  assetId,
  title,
  src,
  durationMs,
  verdict,
  publication,
  facts,
  isEager = false,
}: ResultTileProps) {
  const { label, tone } = publication === null ? VERDICT_WORDS[verdict] : PUBLICATION_WORDS[publication];
  const note =
    src === null ? t("words.deleted") : durationMs === null ? null : <VideoMark durationMs={durationMs} />;
  return (
    <Link to={`/app/results/${assetId}`} className="ps-tile" prefetch="intent">
      <Picture src={src} alt="" isEager={isEager} {...(note !== null && { note })} />
      <TileText title={title} facts={facts} />
      <span className="ps-tile__state">
        {(src !== null || publication !== null) && <Badge tone={tone}>{label}</Badge>}
      </span>
    </Link>
  );
}

/** Says of a picture that it stands for a video. */
export function VideoMark({ durationMs }: { readonly durationMs: number }) {
  return (
    <span className="ps-video-mark">
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M7 5.500v9l7.500-4.500z" fill="currentColor" />
      </svg>
      <Rich
        words="words.videoMark"
        values={{ seconds: Math.round(durationMs / 1000) }}
        parts={{ unseen: <span className="ps-unseen" /> }}
      />
    </span>
  );
}

/** A tile's product, and what tells the picture from others of it. */
export function TileText({ title, facts }: { readonly title: string; readonly facts: string | undefined }) {
  return (
    <>
      <Text as="span" variant="bodySm" fontWeight="medium">
        <span className="ps-tile__title" style={{ display: "block" }} dir="auto">
          {title}
        </span>
      </Text>
      {facts !== undefined && facts !== "" && (
        <Text as="span" variant="bodySm" tone="subdued">
          <span className="ps-tile__title" style={{ display: "block" }} dir="auto">
            {facts}
          </span>
        </Text>
      )}
    </>
  );
}
