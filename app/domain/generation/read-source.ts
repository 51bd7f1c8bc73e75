import { readPicture } from "../catalog/index.server.ts";
import type { GenerationCtx } from "./ctx.ts";
import type { WorkItem } from "./item-store.ts";
import type { EngineFailure } from "./ports.ts";

/** A photo as it is now. */
export interface Source {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/**
 * Reads an item's photo. A photo that is gone or too large is the item's failure, and so is another photo than the one
 * whose picture it corrects.
 * @throws Error when the shop or the network cannot be reached now: the queue comes back later
 */
export async function readSource(
  ctx: GenerationCtx,
  item: Pick<WorkItem, "itemId" | "sourceUrl" | "correctedSha256">,
  signal: AbortSignal,
): Promise<({ ok: true } & Source) | { ok: false; failure: EngineFailure }> {
  const picture = await readPicture(ctx, { url: item.sourceUrl, signal });
  if (picture.ok) {
    return item.correctedSha256 === null || item.correctedSha256 === picture.sha256
      ? picture
      : { ok: false, failure: { code: "source_missing", detail: "the photo was replaced" } };
  }
  switch (picture.reason) {
    case "picture-gone":
    case "picture-address-refused":
      return { ok: false, failure: { code: "source_missing", detail: picture.reason } };
    case "picture-too-large":
      return { ok: false, failure: { code: "unsupported_input", reason: "too_many_bytes" } };
    case "picture-unreachable":
      throw new Error(`the photo of item ${item.itemId} could not be read: ${picture.detail}`);
  }
}

/**
 * Reads the further pictures of an item. One that is gone, too large or not reachable now is left out: what was ordered
 * is a video of the main one.
 */
export async function readMoreSources(
  ctx: GenerationCtx,
  { moreSourceUrls }: WorkItem,
  signal: AbortSignal,
): Promise<Source[]> {
  const sources: Source[] = [];
  for (const url of moreSourceUrls) {
    const picture = await readPicture(ctx, { url, signal });
    if (picture.ok) sources.push({ bytes: picture.bytes, sha256: picture.sha256 });
  }
  return sources;
}
