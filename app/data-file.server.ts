/** Everything that is stored of a shop as one file of JSON, room by room, written while it is read. */
import type { ShopCtx } from "./composition.server.ts";
import type { Refusal } from "./platform/errors.ts";
import { createSavedFiles, type SavedFileOptions } from "./platform/saved-files.ts";
import { roomHooks } from "./rooms.server.ts";

const savedFiles = createSavedFiles();

/** Refuses when this process writes as many such files for the shop as it may. */
export const mayOpenDataFile = (shopId: string) => savedFiles.mayOpen(shopId);

/** Opens the file. Pictures and videos are named in it, not contained. */
export function openDataFile(
  ctx: ShopCtx,
  options: SavedFileOptions,
): { ok: true; body: ReadableStream<Uint8Array> } | Refusal<"export-in-progress"> {
  const allowed = mayOpenDataFile(ctx.shopId);
  if (!allowed.ok) return allowed;
  return { ok: true, body: savedFiles.open(ctx.shopId, partsOf(ctx), options) };
}

async function* partsOf(ctx: ShopCtx): AsyncGenerator<Uint8Array, void, void> {
  const encoder = new TextEncoder();
  yield encoder.encode(`{"exportedAt":${JSON.stringify(new Date(ctx.clock.nowMs()).toISOString())}`);
  for (const { room, onDataRequest } of roomHooks(() => ctx)) {
    const held = JSON.stringify(await onDataRequest(ctx), withBigints);
    yield encoder.encode(`,\n${JSON.stringify(room)}:${held}`);
  }
  yield encoder.encode("}\n");
}

const withBigints = (_key: string, value: unknown): unknown =>
  typeof value === "bigint" ? value.toString() : value;
