/** What is known of a source's outline: what came with it, else what this process found a moment ago, else what it finds now. */
import { findOutline, type Found } from "./cutout/find-outline.ts";
import { OUTLINE_SIDE_PX } from "./cutout/outline.ts";
import { cutoutVersion, type Finding, unpackFinding } from "./cutout/packed-outline.ts";
import type { Rgb } from "./picture.ts";
import { recall, remember } from "./recent-sources.ts";
import { sizeWithin } from "./resize.ts";

/** A cut-out model of the operator's. */
export interface OperatorModel {
  readonly file: string;
  /** Names its contents. */
  readonly id: string;
}

/** A photo, and what its shop knows of it. */
export interface Source {
  readonly bytes: Uint8Array;
  readonly sourceSha256: string;
  /** Found in it before, packed. Hostile until parsed. */
  readonly outline?: Uint8Array;
  readonly model?: OperatorModel;
}

export const versionOf = ({ model }: Source): string => cutoutVersion(model?.id);

/** The outline that came with the source; undefined when none did, or it is of no use. */
export function knownOf(source: Source, { widthPx, heightPx }: Rgb): Finding | undefined {
  if (source.outline === undefined) return undefined;
  return unpackFinding(source.outline, sizeWithin(widthPx, heightPx, OUTLINE_SIDE_PX), versionOf(source));
}

/** Finds the outline, or recalls it. @throws like `findOutline` */
export async function findIn({ sourceSha256, model }: Source, rgb: Rgb): Promise<Found> {
  const found = recall(sourceSha256) ?? (await findOutline(rgb, model?.file));
  remember(sourceSha256, found);
  return found;
}
