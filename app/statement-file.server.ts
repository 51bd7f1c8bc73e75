/** The statement as a file: every line with what the page says of it, written while it is read. */
import type { ShopCtx } from "./composition.server.ts";
import { statementFilter } from "./components/statement-filter.ts";
import { chargeNumber, MOVEMENT_WORDS } from "./components/words.ts";
import { readWholeStatement } from "./domain/credits/index.server.ts";
import type { StatementLine } from "./domain/credits/schemas.ts";
import { ledgerWords, readTitles } from "./domain/generation/index.server.ts";
import { BYTE_ORDER_MARK, csvRow } from "./platform/csv.ts";
import type { Refusal } from "./platform/errors.ts";
import { inLanguage } from "./platform/i18n/spoken-language.ts";
import { language, t } from "./platform/i18n/translate.ts";
import { createSavedFiles, type SavedFileOptions } from "./platform/saved-files.ts";

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
  return { ok: true, body: savedFiles.open(ctx.shopId, partsOf(ctx, query, wordsOfFile()), options) };
}

/** The file's own words. They are looked up before the file is written, which goes on after its request. */
const wordsOfFile = (spoken = language()) => ({
  headings: [
    t("words.statement.number"),
    t("words.statement.date"),
    t("words.statement.what"),
    t("words.statement.reason"),
    t("words.statement.run"),
    t("words.statement.product"),
    t("words.statement.charge"),
    t("words.statement.test"),
    t("words.statement.available"),
    t("words.statement.held"),
    t("words.statement.balance"),
  ],
  movements: { ...MOVEMENT_WORDS },
  reason: (kept: string) => inLanguage(spoken, () => ledgerWords(kept)),
  yes: t("words.yes"),
  no: t("words.no"),
});
type FileWords = ReturnType<typeof wordsOfFile>;

async function* partsOf(
  ctx: ShopCtx,
  query: string,
  words: FileWords,
): AsyncGenerator<Uint8Array, void, void> {
  const encoder = new TextEncoder();
  yield encoder.encode(BYTE_ORDER_MARK + csvRow(words.headings));
  for await (const lines of readWholeStatement(ctx, { filter: statementFilter(new URLSearchParams(query)) }))
    yield encoder.encode(await rowsOf(ctx, lines, words));
}

async function rowsOf(ctx: ShopCtx, lines: readonly StatementLine[], words: FileWords): Promise<string> {
  const itemIds = lines.flatMap(({ itemId }) => itemId ?? []);
  const titles = await readTitles(ctx, { itemIds });
  return lines
    .map((line) =>
      csvRow([
        line.number,
        line.at,
        words.movements[line.kind],
        words.reason(line.reason),
        line.runId,
        line.itemId === null ? null : (titles.get(line.itemId) ?? null),
        chargeNumber(line.chargeGid),
        line.test ? words.yes : words.no,
        line.amount - line.heldChange,
        line.heldChange,
        line.balance,
      ]),
    )
    .join("");
}
