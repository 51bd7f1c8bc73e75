import { Link } from "@remix-run/react";
import { Badge, Text } from "@shopify/polaris";
import type { PublicationStatus } from "../domain/publishing/schemas.ts";
import type { Verdict } from "../domain/review/schemas.ts";
import { Picture } from "./Picture.tsx";
import { PUBLICATION_WORDS, VERDICT_WORDS } from "./words.ts";

export interface ResultTileProps {
  readonly assetId: string;
  readonly title: string;
  readonly src: string;
  readonly verdict: Verdict;
  readonly publication: PublicationStatus | null;
  readonly isEager?: boolean;
}

/** A result in a grid: its picture, its product, its publication or what the checks say; leads to its page. */
export function ResultTile({ assetId, title, src, verdict, publication, isEager = false }: ResultTileProps) {
  const { label, tone } = publication === null ? VERDICT_WORDS[verdict] : PUBLICATION_WORDS[publication];
  return (
    <Link to={`/app/results/${assetId}`} className="ps-tile" prefetch="intent">
      <Picture src={src} alt="" isEager={isEager} />
      <Text as="span" variant="bodySm" fontWeight="medium">
        <span className="ps-tile__title" style={{ display: "block" }} dir="auto">
          {title}
        </span>
      </Text>
      <span className="ps-tile__state">
        <Badge tone={tone}>{label}</Badge>
      </span>
    </Link>
  );
}
