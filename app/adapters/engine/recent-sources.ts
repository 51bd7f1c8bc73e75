/** The sources that this process had last: the pictures of one product come one after the other. */
import type { Found } from "./cutout/find-outline.ts";
import { openPhoto, type SourcePhoto } from "./input-gate.ts";

/** An outline takes up to 640 kB. */
const OUTLINES = 8;
/** A larger photo is opened again rather than kept: it would take more memory than a picture needs. */
const MAX_KEPT_PIXELS = 12_000_000;

const outlines = new Map<string, Found>();
let last: { readonly sha256: string; readonly photo: SourcePhoto } | undefined;

/**
 * Opens a photo, or takes it as it was opened a moment ago.
 * @param sha256 of the bytes
 * @throws like `openPhoto`
 */
export async function openSource(bytes: Uint8Array, sha256: string): Promise<SourcePhoto> {
  if (last?.sha256 === sha256) return last.photo;
  last = undefined;
  const photo = await openPhoto(bytes);
  if (photo.rgb.widthPx * photo.rgb.heightPx <= MAX_KEPT_PIXELS) last = { sha256, photo };
  return photo;
}

/** What was found in this source, if it is not long ago. */
export const recall = (sha256: string): Found | undefined => outlines.get(sha256);

export function remember(sha256: string, found: Found): void {
  outlines.delete(sha256);
  outlines.set(sha256, found);
  const [oldest] = outlines.keys();
  if (outlines.size > OUTLINES && oldest !== undefined) outlines.delete(oldest);
}
