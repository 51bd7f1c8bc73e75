import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { BYTE_ORDER_MARK, csvRow } from "#app/platform/csv.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { unmarkedFileName } from "#app/platform/file-names.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { createSavedFiles, type SavedFileOptions } from "#app/platform/saved-files.ts";
import { type ZipEntry, zipParts } from "#app/platform/zip.ts";
import { type Asset, type AssetsPorts, readAssetFile, readAssets } from "../assets/index.server.ts";
import { type ExportLine, findExportLines } from "./export-store.ts";
import { changesetIdSchema } from "./schemas.ts";

/** Lines read by one query, which are in memory at the same time. */
const READ_BATCH = 250;
const CSV_NAME = "alt-texts.csv";
const headings = (): string[] => ["SKU", t("publishing.file"), t("publishing.altText")];

const savedFiles = createSavedFiles();

export type ExportRefusal = Refusal<"not-found"> | Refusal<"export-in-progress">;

/** Whether this changeset may be exported now: it is the shop's, and the shop isn't saving too many files already. */
export async function mayExport(
  ctx: Ctx,
  input: { readonly changesetId: string },
): Promise<{ ok: true } | ExportRefusal> {
  const parsed = changesetIdSchema.safeParse(input);
  if (!parsed.success) return refuse("not-found");
  for await (const _ of linesOf(ctx, parsed.data.changesetId)) return savedFiles.mayOpen(ctx.shopId);
  return refuse("not-found");
}

/**
 * A changeset's results as one ZIP, whether it is a plan or was published: their files, called and ordered as they are
 * planned, and a table of SKU, file and alt text for whoever puts them elsewhere by hand. It is made while it is read, one
 * file in memory at a time.
 *
 * A result whose file is gone stands in the table without a file. A file that can't be read now breaks the ZIP off.
 *
 * @returns Refuses with `not-found`, also for an id that is none and for a plan that everything was left out of, and with
 *   `export-in-progress`.
 */
export async function exportChangeset(
  ctx: Ctx<AssetsPorts>,
  input: { readonly changesetId: string },
  options: SavedFileOptions,
): Promise<{ ok: true; fileName: string; body: ReadableStream<Uint8Array> } | ExportRefusal> {
  const allowed = await mayExport(ctx, input);
  if (!allowed.ok) return allowed;
  const { changesetId } = changesetIdSchema.parse(input);
  return {
    ok: true,
    fileName: `results-${new Date(ctx.clock.nowMs()).toISOString().slice(0, 10)}.zip`,
    // The language at hand is this request's, and the parts are made later.
    body: savedFiles.open(
      ctx.shopId,
      zipParts(entriesOf(ctx, { changesetId, columns: headings() }, options.signal)),
      options,
    ),
  };
}

async function* entriesOf(
  ctx: Ctx<AssetsPorts>,
  { changesetId, columns }: { readonly changesetId: string; readonly columns: string[] },
  signal: AbortSignal,
): AsyncGenerator<ZipEntry> {
  const rows = [BYTE_ORDER_MARK + csvRow(columns)];
  const taken = new Set([CSV_NAME]);
  for await (const { line, asset } of linesOf(ctx, changesetId)) {
    if (signal.aborted) return;
    const file = await readAssetFile(ctx, { assetId: line.assetId });
    const name = file.ok ? nameOf(line, taken) : null;
    rows.push(csvRow([asset?.sku ?? null, name, line.altText]));
    if (file.ok && name !== null) yield { name, content: file.bytes, madeAt: file.asset.createdAt };
  }
  const madeAt = new Date(ctx.clock.nowMs());
  yield { name: CSV_NAME, content: new TextEncoder().encode(rows.join("")), madeAt };
}

/** The name that was planned, without its publication's mark; with it where another file is called so, in whatever case. */
function nameOf({ fileName }: ExportLine, taken: Set<string>): string {
  const plain = unmarkedFileName(fileName);
  const name = taken.has(plain.toLowerCase()) ? fileName : plain;
  taken.add(name.toLowerCase());
  return name;
}

async function* linesOf(
  ctx: Ctx,
  changesetId: string,
): AsyncGenerator<{ line: ExportLine; asset: Asset | undefined }> {
  for (let after: ExportLine | null | undefined = null; after !== undefined;) {
    const page: Parameters<typeof findExportLines>[2] = { changesetId, after, limit: READ_BATCH };
    const lines = await inTransaction(ctx, (tx) => findExportLines(tx, ctx.shopId, page));
    const assets = await readAssets(ctx, { assetIds: lines.map(({ assetId }) => assetId) });
    for (const line of lines) yield { line, asset: assets.get(line.assetId) };
    after = lines.at(-1);
  }
}
