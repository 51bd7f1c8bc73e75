/** The statement as a file: every line with what the page says of it, written while it is read. */
import type { ShopCtx } from "./composition.server.ts";
import { statementFilter } from "./components/statement-filter.ts";
import { chargeNumber, MOVEMENT_WORDS } from "./components/words.ts";
import { readWholeStatement } from "./domain/credits/index.server.ts";
import type { StatementLine } from "./domain/credits/schemas.ts";
import { ledgerWords, readTitles } from "./domain/generation/index.server.ts";
import { BYTE_ORDER_MARK, csvRow } from "./platform/csv.ts";
import type { Refusal } from "./platform/errors.ts";
import { createSavedFiles, type SavedFileOptions } from "./platform/saved-files.ts";

const HEADINGS = [
  "Number",
  "Date (UTC)",
  "What",
  "Reason",
  "Run",
  "Product",
  "Charge",
  "Test charge",
  "Available change",
  "Held change",
  "Balance",
];

const savedFiles = createSavedFiles();

/** Refuses when this process writes as many statements for the shop as it may. */
export const mayOpenStatementFile = (shopId: string) => savedFiles.mayOpen(shopId);

/**
 * Opens the statement as UTF-8 text of comma-separated values. `query` is the filter as it stands in the page's address.
 * A thousand lines are read when the reader wants more and none before; cancelling the stream or the signal ends it.
 */
export function openStatementFile(
  ctx: ShopCtx,
  { query, ...options }: { readonly query: string } & SavedFileOptions,
): { ok: true; body: ReadableStream<Uint8Array> } | Refusal<"export-in-progress"> {
  const allowed = mayOpenStatementFile(ctx.shopId);
  if (!allowed.ok) return allowed;
  return { ok: true, body: savedFiles.open(ctx.shopId, partsOf(ctx, query), options) };
}

async function* partsOf(ctx: ShopCtx, query: string): AsyncGenerator<Uint8Array, void, void> {
  const encoder = new TextEncoder();
  yield encoder.encode(BYTE_ORDER_MARK + csvRow(HEADINGS));
  for await (const lines of readWholeStatement(ctx, { filter: statementFilter(new URLSearchParams(query)) }))
    yield encoder.encode(await rowsOf(ctx, lines));
}

async function rowsOf(ctx: ShopCtx, lines: readonly StatementLine[]): Promise<string> {
  const itemIds = lines.flatMap(({ itemId }) => itemId ?? []);
  const titles = await readTitles(ctx, { itemIds });
  return lines
    .map((line) =>
      csvRow([
        line.number,
        line.at,
        MOVEMENT_WORDS[line.kind],
        ledgerWords(line.reason),
        line.runId,
        line.itemId === null ? null : (titles.get(line.itemId) ?? null),
        chargeNumber(line.chargeGid),
        line.test ? "yes" : "no",
        line.amount - line.heldChange,
        line.heldChange,
        line.balance,
      ]),
    )
    .join("");
}
