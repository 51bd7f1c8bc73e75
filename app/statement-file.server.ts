/** The statement as a file: every line with what the page says of it, written while it is read. */
import type { ShopCtx } from "./composition.server.ts";
import { statementFilter } from "./components/statement-filter.ts";
import { chargeNumber, MOVEMENT_WORDS } from "./components/words.ts";
import { readWholeStatement } from "./domain/credits/index.server.ts";
import type { StatementLine } from "./domain/credits/schemas.ts";
import { readTitles } from "./domain/generation/index.server.ts";
import { BYTE_ORDER_MARK, csvRow } from "./platform/csv.ts";
import { type Refusal, refuse } from "./platform/errors.ts";

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

/** Files of one shop that this process writes at the same time. */
const MAX_OPEN_FILES = 2;
const openFiles = new Map<string, number>();

/** Refuses when this process writes as many files for the shop as it may. */
export function mayOpenStatementFile(shopId: string): { ok: true } | Refusal<"export-in-progress"> {
  return (openFiles.get(shopId) ?? 0) < MAX_OPEN_FILES ? { ok: true } : refuse("export-in-progress");
}

/**
 * Opens the statement as UTF-8 text of comma-separated values. `query` is the filter as it stands in the page's address.
 * A thousand lines are read when the reader wants more and none before; cancelling the stream or the signal ends it.
 * @param input.untilDrained waits until what was written has left this process.
 */
export function openStatementFile(
  ctx: ShopCtx,
  {
    query,
    signal,
    untilDrained = async () => {},
  }: {
    readonly query: string;
    readonly signal: AbortSignal;
    readonly untilDrained?: (() => Promise<void>) | undefined;
  },
): { ok: true; body: ReadableStream<Uint8Array> } | Refusal<"export-in-progress"> {
  const allowed = mayOpenStatementFile(ctx.shopId);
  if (!allowed.ok) return allowed;
  const lines = readWholeStatement(ctx, { filter: statementFilter(new URLSearchParams(query)) });
  const encoder = new TextEncoder();
  openFiles.set(ctx.shopId, (openFiles.get(ctx.shopId) ?? 0) + 1);
  let isOpen = true;
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    const others = (openFiles.get(ctx.shopId) ?? 1) - 1;
    if (others > 0) openFiles.set(ctx.shopId, others);
    else openFiles.delete(ctx.shopId);
  };
  signal.addEventListener("abort", close, { once: true });
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(BYTE_ORDER_MARK + csvRow(HEADINGS))),
      async pull(controller) {
        try {
          await untilDrained();
          const step = signal.aborted ? await lines.return() : await lines.next();
          if (!step.done) return controller.enqueue(encoder.encode(await rowsOf(ctx, step.value)));
          close();
          controller.close();
        } catch (error) {
          close();
          throw error;
        }
      },
      async cancel() {
        close();
        await lines.return();
      },
    },
    // Nothing is read ahead of the reader.
    { highWaterMark: 0 },
  );
  return { ok: true, body };
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
        line.reason,
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
