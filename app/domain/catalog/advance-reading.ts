import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db.ts";
import type { JobControl } from "#app/platform/jobs/jobs.ts";
import { AdminUnavailableError, ReplyLostError, ShopAccessError } from "#app/platform/outside-errors.ts";
import { keepReadProducts } from "./keep-read-products.ts";
import { type CatalogPorts, type ProductFacts, UnreadableResultError } from "./ports.ts";
import { LostClaimError, ReadingFailedError } from "./reading-errors.ts";
import { MAX_PRODUCTS_AT_ONCE, MAX_READ_PRODUCTS, type ReadingProblem } from "./schemas.ts";
import {
  type BaseSelection,
  baseOf,
  type ListedProducts,
  listSelected,
  searchOf,
} from "./selected-products.ts";
import { type ClaimedReading, claimReading, failReadings, updateClaimed } from "./store.ts";

type Again = { readonly again: { readonly afterMs: number } };
type Control = Pick<JobControl, "signal" | "isLastAttempt">;

/** Up to so many products of a list are read page by page: a bulk operation would take longer to begin. */
const MAX_LISTED_DIRECTLY = 100;
/** Products by name are read page by page up to here: in bulk, Shopify would have to write down the whole shop for them. */
const MAX_NAMED_DIRECTLY = 1_000;
/** Shopify's webhook comes sooner, if it comes. */
const POLL_MS = 3_000;
/** Five operations run at a time; others of this shop's readings have to end first. */
const BUSY_MS = 10_000;
const LONGEST_MS = 24 * 3_600_000;

/**
 * Takes a reading on from wherever it was left, by whomever: safe to run twice, at the same time too, because only the
 * newest claim may write. Answers `again` while Shopify works. Every way in which a reading can fail ends it with a
 * problem; what may pass by itself is thrown until the last attempt.
 */
export async function advanceReading(
  ctx: Ctx<CatalogPorts>,
  { readingId }: { readingId: string },
  control: Control,
): Promise<void | Again> {
  const { shopId } = ctx;
  const wanted = { readingId, claim: ctx.ids.next() };
  const reading = await inTransaction(ctx, (tx) => claimReading(tx, shopId, wanted));
  if (!reading) return;
  try {
    if (reading.ageMs > LONGEST_MS) throw new ReadingFailedError("took-too-long");
    return reading.bulkOperationGid === null
      ? await begin(ctx, reading, control.signal)
      : await goOn(ctx, reading, reading.bulkOperationGid, control.signal);
  } catch (error) {
    if (error instanceof LostClaimError) return;
    const problem = control.signal.aborted ? null : problemOf(error, control.isLastAttempt);
    if (problem === null) throw error;
    ctx.log.warn({ err: error, shopId, readingId, problem }, "a reading failed");
    await inTransaction(ctx, (tx) => failReadings(tx, shopId, { problem, ...wanted }));
  }
}

/** Reads a small selection at once; has Shopify write a large one down. */
async function begin(
  ctx: Ctx<CatalogPorts>,
  reading: ClaimedReading,
  signal: AbortSignal,
): Promise<void | Again> {
  const { catalog } = ctx.ports;
  const base = baseOf(reading.selection);
  if ("query" in base) await refuseMisunderstood(ctx, base.query);
  const limit = "productGids" in base ? MAX_NAMED_DIRECTLY : MAX_LISTED_DIRECTLY;
  const listed = await listSelected(ctx.ports, base, { limit, signal });
  if (listed) {
    await write(ctx, (tx) => updateClaimed(tx, ctx.shopId, reading, expecting(reading, listed.places.size)));
    await keepReadProducts(ctx, reading, { products: factsOf(ctx, reading, listed, signal), listed, signal });
    return;
  }

  const expected = expecting(reading, await countSelected(ctx, base));
  if ((expected.expectedProductCount ?? 0) > MAX_READ_PRODUCTS)
    throw new ReadingFailedError("selection-too-large");
  const marker = `CatalogReading_${reading.readingId.replaceAll("-", "")}`;
  let operationGid = await catalog.findBulk(marker);
  if (operationGid === null) {
    await write(ctx, (tx) => updateClaimed(tx, ctx.shopId, reading, expected));
    try {
      operationGid = await catalog.startBulk({ marker, query: searchOf(base) });
    } catch (error) {
      if (!(error instanceof ReplyLostError)) throw error;
      operationGid = await catalog.findBulk(marker);
      if (operationGid === null) throw error;
    }
  }
  if (operationGid === null) return { again: { afterMs: BUSY_MS } };
  const started = { ...expected, state: "reading" as const, bulkOperationGid: operationGid };
  await write(ctx, (tx) => updateClaimed(tx, ctx.shopId, reading, started));
  return { again: { afterMs: POLL_MS } };
}

/** Looks how far Shopify is, and keeps what it has written down. */
async function goOn(
  ctx: Ctx<CatalogPorts>,
  reading: ClaimedReading,
  operationGid: string,
  signal: AbortSignal,
): Promise<void | Again> {
  const { catalog } = ctx.ports;
  const progress = await catalog.bulkProgress(operationGid);
  switch (progress.state) {
    case "running": {
      const readCount = Math.min(progress.readCount, reading.expectedCount ?? Number.POSITIVE_INFINITY);
      await write(ctx, (tx) => updateClaimed(tx, ctx.shopId, reading, { readCount }));
      return { again: { afterMs: POLL_MS } };
    }
    case "completed": {
      const base = baseOf(reading.selection);
      const isListed = "productGids" in base || "collectionGids" in base;
      const listed = isListed
        ? await listSelected(ctx.ports, base, { limit: MAX_READ_PRODUCTS, signal })
        : null;
      if (isListed && !listed) throw new ReadingFailedError("selection-too-large");
      const { url, sizeBytes } = progress;
      const products = url === null ? [] : catalog.bulkProducts({ url, sizeBytes }, { signal });
      return keepReadProducts(ctx, reading, { products, listed, signal });
    }
    case "access-denied":
      throw new ReadingFailedError("access-denied");
    case "failed":
    case "cancelled":
    case "expired":
      throw new ReadingFailedError(`operation-${progress.state}`);
  }
}

async function refuseMisunderstood(ctx: Ctx<CatalogPorts>, query: string): Promise<void> {
  const { warnings } = await ctx.ports.catalog.countProducts(query, { limit: 1 });
  if (warnings.length > 0) throw new ReadingFailedError("search-not-understood");
}

/** How many products there will be; one more than a reading can hold when there are too many. */
async function countSelected(ctx: Ctx<CatalogPorts>, base: BaseSelection): Promise<number> {
  if ("productGids" in base) return new Set(base.productGids).size;
  const { count, isExact } = await ctx.ports.catalog.countProducts(searchOf(base), {
    limit: MAX_READ_PRODUCTS,
  });
  return isExact ? count : MAX_READ_PRODUCTS + 1;
}

/** How many products lack something is known when all were looked at. */
const expecting = ({ selection }: ClaimedReading, count: number) => ({
  expectedProductCount: "lacking" in selection ? null : count,
});

async function* factsOf(
  ctx: Ctx<CatalogPorts>,
  { pictures }: ClaimedReading,
  { places }: ListedProducts,
  signal: AbortSignal,
): AsyncGenerator<ProductFacts> {
  const productGids = [...places.keys()];
  const options = { allVariants: pictures.kind === "per-option", signal };
  for (let start = 0; start < productGids.length; start += MAX_PRODUCTS_AT_ONCE)
    yield* await ctx.ports.catalog.productFacts(
      productGids.slice(start, start + MAX_PRODUCTS_AT_ONCE),
      options,
    );
}

async function write(ctx: Ctx, change: (tx: Tx) => Promise<boolean>): Promise<void> {
  if (!(await inTransaction(ctx, change))) throw new LostClaimError();
}

/** Null: it may pass by itself. */
function problemOf(error: unknown, isLastAttempt: boolean): ReadingProblem | null {
  if (error instanceof ReadingFailedError) return error.problem;
  if (error instanceof ShopAccessError) return error.reason === "uninstalled" ? "shop-left" : "access-denied";
  if (!isLastAttempt) return null;
  if (error instanceof UnreadableResultError) return "result-unreadable";
  if (error instanceof AdminUnavailableError || error instanceof ReplyLostError) return "shopify-unavailable";
  return null;
}
