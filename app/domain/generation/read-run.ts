import { z } from "zod";
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { MAX_INT4 } from "#app/platform/schemas.ts";
import { failureSentence, skipSentence } from "./failures.ts";
import { readHoldDeadline } from "../credits/index.server.ts";
import type { SkippedGroup } from "./plan.ts";
import type { ItemStatus, PauseReason, RunStatus } from "./next-move.ts";
import type { FailureCode, FailureReason, Quality, Ratio, Recipe, RunKind } from "./schemas.ts";
import { findPosition } from "./read-store.ts";
import { type OrderSettings } from "./order-store.ts";
import { type ItemRow, findRun, findRunItems, sumRun } from "./store.ts";

const inputSchema = z.strictObject({
  runId: z.uuid(),
  /** Items after this position; the `next` of the page before. */
  after: z.int().min(-1).max(MAX_INT4).default(-1),
  /** Left out: by `after`. How many items come before the page; positions of a sample or a retry have gaps. */
  skip: z.int().min(0).max(MAX_INT4).optional(),
  limit: z.int().min(0).max(1_000).default(100),
});

export interface RunItem {
  readonly itemId: string;
  readonly position: number;
  readonly productGid: string;
  readonly productTitle: string;
  readonly sku: string;
  readonly sourceUrl: string;
  readonly priceCredits: number;
  /** The option's value that its source shows, e.g. a colour; null: it wasn't chosen by an option. */
  readonly optionName: string | null;
  readonly optionValue: string | null;
  readonly ratio: Ratio;
  readonly variation: number;
  readonly status: ItemStatus;
  /** How much of it is made, 0…1, while it is being made and its engine says so: a video takes a while. */
  readonly progress: number | null;
  readonly finishedAt: Date | null;
  /** Present when the item failed or was cancelled. `detail` is for "Details", not for the sentence. */
  readonly failure: {
    readonly code: FailureCode;
    readonly reason: FailureReason | null;
    readonly detail: string | null;
    readonly message: string;
    readonly creditsReturned: number;
  } | null;
}

export interface Run {
  readonly runId: string;
  readonly orderId: string;
  readonly kind: RunKind;
  readonly status: RunStatus;
  readonly pauseReason: PauseReason | null;
  /** Until when what has not started keeps its credits held. */
  readonly heldUntil: Date | null;
  readonly quality: Quality;
  readonly recipe: Recipe;
  readonly settings: OrderSettings;
  readonly failPercent: number | null;
  readonly createdAt: Date;
  /** When its order was placed: the same for all runs of an order. */
  readonly orderedAt: Date;
  readonly finishedAt: Date | null;
  readonly itemCount: number;
  readonly counts: Readonly<Record<ItemStatus, number>>;
  readonly heldCredits: number;
  readonly capturedCredits: number;
  readonly returnedCredits: number;
  readonly skipped: readonly (SkippedGroup & { readonly message: string })[];
  /** A page of the items in the run's order. */
  readonly items: readonly RunItem[];
  /** Position after which the next page begins; null on the last page. */
  readonly next: number | null;
}

/**
 * Reads a run as its page shows it: counts, credits, a page of items with the sentence of each failure, and what was
 * left out. Refuses with `not-found`, also for an id that is none.
 *
 * @param input `after` (a position) or `skip` (a number of items), and `limit` (0–1,000, 100 when left out) choose the
 *   page of items
 */
export async function readRun(
  ctx: Ctx,
  input: z.input<typeof inputSchema>,
): Promise<{ ok: true; run: Run } | Refusal<"not-found">> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return refuse("not-found");
  const { runId, skip, limit } = parsed.data;
  return inTransaction(ctx, async (tx) => {
    const row = await findRun(tx, ctx.shopId, runId);
    if (!row) return refuse("not-found");
    const totals = await sumRun(tx, ctx.shopId, runId);
    const hold = await readHoldDeadline({ ...ctx, tx }, { runId });
    const after = skip ? await findPosition(tx, ctx.shopId, { runId, place: skip - 1 }) : parsed.data.after;
    const items =
      after === null
        ? []
        : await findRunItems(tx, ctx.shopId, { runId, afterPosition: after, limit: limit + 1 });
    const page = items.slice(0, limit).map(toRunItem);
    return {
      ok: true,
      run: {
        ...row,
        ...totals,
        heldUntil: hold?.deadlineAt ?? null,
        skipped: row.skipped.map((group) => ({ ...group, message: skipSentence(group.reason) })),
        items: page,
        next: items.length > limit ? (page.at(-1)?.position ?? after) : null,
      },
    };
  });
}

function toRunItem({
  failureCode,
  failureReason,
  failureDetail,
  creditsReturned,
  ...item
}: ItemRow): RunItem {
  const failure = failureCode && {
    code: failureCode,
    reason: failureReason,
    detail: failureDetail,
    message: failureSentence({ code: failureCode, reason: failureReason, creditsReturned }),
    creditsReturned,
  };
  return { ...item, failure };
}
