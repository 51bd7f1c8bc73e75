import type { Ctx } from "#app/platform/ctx.ts";
import { BYTE_ORDER_MARK, csvRow } from "#app/platform/csv.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { createSavedFiles, type SavedFileOptions } from "#app/platform/saved-files.ts";
import { type ZipEntry, zipParts } from "#app/platform/zip.ts";
import { type Asset, type AssetsPorts, readAssetFile, readAssets } from "../assets/index.server.ts";
import { altText } from "./alt-text.ts";
import { type ExportInput, exportSchema } from "./schemas.ts";

/** Assets read by one query, whose facts are in memory at the same time. */
const READ_BATCH = 250;
const CSV_NAME = "alt-texts.csv";
const HEADINGS = ["SKU", "File", "Alt text"];

const savedFiles = createSavedFiles();

export type ExportRefusal =
  Refusal<"invalid-input", { problem: string }> | Refusal<"not-found"> | Refusal<"export-in-progress">;

/**
 * Whether these results may be exported now: they are the shop's, and it isn't saving too many files already.
 * @param input up to 10,000 asset ids
 */
export async function mayExport(ctx: Ctx, input: ExportInput): Promise<{ ok: true } | ExportRefusal> {
  const parsed = exportSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  for await (const { asset } of assetsOf(ctx, parsed.data.assetIds)) if (!asset) return refuse("not-found");
  return savedFiles.mayOpen(ctx.shopId);
}

/**
 * The results as one ZIP: their files under their own names, in the order given, and a table of SKU, file and alt text
 * for whoever puts them elsewhere by hand. It is made while it is read, one file in memory at a time.
 *
 * A result whose file is gone stands in the table without a file. A file that can't be read now breaks the ZIP off.
 *
 * @param input up to 10,000 asset ids; one that is there twice is exported once
 */
export async function exportAssets(
  ctx: Ctx<AssetsPorts>,
  input: ExportInput,
  options: SavedFileOptions,
): Promise<{ ok: true; fileName: string; body: ReadableStream<Uint8Array> } | ExportRefusal> {
  const allowed = await mayExport(ctx, input);
  if (!allowed.ok) return allowed;
  const assetIds = [...new Set(exportSchema.parse(input).assetIds)];
  const entries = entriesOf(ctx, assetIds, options.signal);
  return {
    ok: true,
    fileName: `results-${new Date(ctx.clock.nowMs()).toISOString().slice(0, 10)}.zip`,
    body: savedFiles.open(ctx.shopId, zipParts(entries), options),
  };
}

async function* entriesOf(
  ctx: Ctx<AssetsPorts>,
  assetIds: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<ZipEntry> {
  const gone = new Set<string>();
  for await (const { assetId } of assetsOf(ctx, assetIds)) {
    if (signal.aborted) return;
    const file = await readAssetFile(ctx, { assetId });
    if (file.ok) {
      // One safe piece that no other file of the shop is called, in whatever case: the database holds that.
      yield { name: file.asset.fileName, content: file.bytes, madeAt: file.asset.createdAt };
    } else gone.add(assetId);
  }
  const madeAt = new Date(ctx.clock.nowMs());
  yield { name: CSV_NAME, content: tableOf(ctx, assetIds, gone), madeAt };
}

async function* tableOf(
  ctx: Ctx,
  assetIds: readonly string[],
  gone: ReadonlySet<string>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(BYTE_ORDER_MARK + csvRow(HEADINGS));
  for await (const { assetId, asset } of assetsOf(ctx, assetIds)) {
    if (!asset) continue;
    const fileName = gone.has(assetId) ? null : asset.fileName;
    yield encoder.encode(csvRow([asset.sku, fileName, altText(asset)]));
  }
}

/** The facts of each, in the order given; none where the shop has no such asset. */
async function* assetsOf(
  ctx: Ctx,
  assetIds: readonly string[],
): AsyncGenerator<{ assetId: string; asset: Asset | undefined }> {
  for (let start = 0; start < assetIds.length; start += READ_BATCH) {
    const batch = assetIds.slice(start, start + READ_BATCH);
    const read = await readAssets(ctx, { assetIds: batch });
    for (const assetId of batch) yield { assetId, asset: read.get(assetId) };
  }
}
