import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { readProductOf } from "./choose-pictures.ts";
import { severityOf } from "./lacking.ts";
import type { ProductFacts } from "./ports.ts";
import { LostClaimError, ReadingFailedError } from "./reading-errors.ts";
import { MAX_READ_PRODUCTS } from "./schemas.ts";
import type { ListedProducts } from "./selected-products.ts";
import {
  beginKeeping,
  type ClaimedReading,
  finishReading,
  keepProducts,
  type RankedProduct,
} from "./store.ts";

/** Products that are kept by one statement. */
const BATCH_SIZE = 200;

/**
 * Keeps the products that belong to the reading and ends it. It starts afresh each time, so that a killed worker leaves
 * nothing behind, and holds one batch in memory.
 *
 * @param input `listed`: what belongs to the reading, and where; null: everything, in the order in which it comes
 * @throws LostClaimError, ReadingFailedError, and what reading `products` throws
 */
export async function keepReadProducts(
  ctx: Ctx,
  reading: ClaimedReading,
  input: {
    readonly products: AsyncIterable<ProductFacts> | Iterable<ProductFacts>;
    readonly listed: ListedProducts | null;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const { products, listed, signal } = input;
  const { selection, pictures } = reading;
  const kept = new Set<string>();
  let batch: RankedProduct[] = [];
  const keepBatch = async () => {
    const some = { products: batch, readCount: kept.size };
    const isMine = await inTransaction(ctx, (tx) => keepProducts(tx, ctx.shopId, reading, some));
    if (!isMine) throw new LostClaimError();
    batch = [];
  };

  if (!(await inTransaction(ctx, (tx) => beginKeeping(tx, ctx.shopId, reading)))) throw new LostClaimError();
  for await (const facts of products) {
    signal.throwIfAborted();
    const place = listed?.places.get(facts.productGid);
    if ((listed && !place) || kept.has(facts.productGid)) continue;
    const rank = "lacking" in selection ? severityOf(facts, selection.lacking) : 0;
    if (rank === null) continue;
    if (kept.size === MAX_READ_PRODUCTS) throw new ReadingFailedError("selection-too-large");
    const position = place?.position ?? kept.size;
    kept.add(facts.productGid);
    batch.push({ position, rank, facts: readProductOf(facts, pictures, place?.collectionGid ?? null) });
    if (batch.length === BATCH_SIZE) await keepBatch();
  }
  if (batch.length > 0) await keepBatch();

  const goneProductGids =
    "productGids" in selection ? [...new Set(selection.productGids)].filter((gid) => !kept.has(gid)) : [];
  const goneGids = [...goneProductGids, ...(listed?.goneCollectionGids ?? [])];
  await inTransaction(ctx, (tx) =>
    finishReading(tx, ctx.shopId, reading, { readCount: kept.size, goneGids }),
  );
}
