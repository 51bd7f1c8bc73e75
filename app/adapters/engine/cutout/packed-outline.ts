/** An outline as bytes, for whoever keeps it by its source's hash. What comes back is hostile until it is parsed. */
import { constants, deflateRawSync, inflateRawSync } from "node:zlib";
import { z } from "zod";
import type { Size } from "../picture.ts";
import { CONCERNS, type Concern } from "./concerns.ts";
import { PRODUCT } from "./grab-cut.ts";
import { type Outline, OUTLINE_SIDE_PX, PRINT } from "./outline.ts";

/** Raised whenever our own cut-out of the same photo would be another: what was found before is found anew. */
const OWN_VERSION = "3";

/**
 * Who found an outline: our own cut-out in its version, or with it a model of the operator.
 * @param modelId names the operator's model; undefined: there is none
 */
export const cutoutVersion = (modelId?: string): string =>
  modelId === undefined ? OWN_VERSION : `${OWN_VERSION}+${modelId}`;

/** Longest header in bytes, and the most that whole outlines may take. */
const MAX_HEADER_BYTES = 1_000;
const MAX_PACKED_BYTES = 1_000_000;
const LINE_FEED = 10;

export const FINDING_METHODS = ["network", "operator", "corrected"] as const;

/** All that is found out about a photo's product, whatever the recipe: it serves each of them. */
export interface Finding {
  /** `operator`: a model that the operator configured; `corrected`: a person drew it. */
  readonly method: (typeof FINDING_METHODS)[number];
  readonly outline: Outline;
  /** 0…1 */
  readonly confidence: number;
  readonly concerns: readonly Concern[];
  /** Share of the product's area that looks like the backdrop next to it, 0…1. */
  readonly backdropInside: number;
}

const share = z.number().min(0).max(1);
const sidePx = z.int().min(1).max(OUTLINE_SIDE_PX);
const headerSchema = z.strictObject({
  version: z.string().max(100),
  method: z.enum(FINDING_METHODS),
  widthPx: sidePx,
  heightPx: sidePx,
  confidence: share,
  concerns: z.array(z.enum(CONCERNS)).max(CONCERNS.length),
  backdropInside: share,
});

/** Labels are runs: looking for nothing else takes a tenth of the time, for a third more bytes. */
const DEFLATE = { level: 9, strategy: constants.Z_RLE } as const;

/** A line of JSON, then the labels, deflated. */
export function packFinding(
  { outline: { widthPx, heightPx, labels }, ...rest }: Finding,
  version: string,
): Uint8Array {
  const header = JSON.stringify({ version, widthPx, heightPx, ...rest });
  return new Uint8Array(Buffer.concat([Buffer.from(`${header}\n`), deflateRawSync(labels, DEFLATE)]));
}

/**
 * @param size what an outline of this photo measures
 * @returns undefined for bytes that are none, that belong to another photo's size, or that another cut-out found; what a
 *   person drew counts whatever the version
 */
export function unpackFinding(bytes: Uint8Array, size: Size, version: string): Finding | undefined {
  const unpacked = unpack(bytes);
  if (unpacked === undefined) return undefined;
  const { version: foundBy, ...finding } = unpacked;
  const { widthPx, heightPx } = finding.outline;
  if (foundBy !== version && finding.method !== "corrected") return undefined;
  return widthPx === size.widthPx && heightPx === size.heightPx ? finding : undefined;
}

/**
 * What a kept outline says is product for certain, whoever found it: 255, and 0 elsewhere, one byte a pixel.
 * @returns undefined for bytes that are no outline
 */
export function maskOfPacked(bytes: Uint8Array): (Size & { readonly data: Uint8Array }) | undefined {
  const unpacked = unpack(bytes);
  if (unpacked === undefined) return undefined;
  const { widthPx, heightPx, labels } = unpacked.outline;
  return { widthPx, heightPx, data: labels.map((label) => (label === PRODUCT ? 255 : 0)) };
}

function unpack(bytes: Uint8Array): (Finding & { readonly version: string }) | undefined {
  if (bytes.length > MAX_PACKED_BYTES) return undefined;
  const end = bytes.subarray(0, MAX_HEADER_BYTES).indexOf(LINE_FEED);
  if (end < 0) return undefined;
  try {
    const header = headerSchema.parse(JSON.parse(Buffer.from(bytes.subarray(0, end)).toString("utf8")));
    const { widthPx, heightPx, ...rest } = header;
    const maxOutputLength = widthPx * heightPx;
    const labels = new Uint8Array(inflateRawSync(bytes.subarray(end + 1), { maxOutputLength }));
    if (labels.length !== maxOutputLength || hasOthersThanLabels(labels)) return undefined;
    return { ...rest, outline: { widthPx, heightPx, labels } };
  } catch {
    return undefined;
  }
}

/** Whether a value is no label. A loop: `some` calls a function for each of half a million. */
function hasOthersThanLabels(labels: Uint8Array): boolean {
  for (let i = 0; i < labels.length; i++) if (labels[i]! > PRINT) return true;
  return false;
}
