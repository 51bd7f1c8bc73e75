/** What reading tests stand on: a shop with invented products, and its reading's job run as the queue would. */
import type {
  BulkProgress,
  CatalogPorts,
  CatalogProduct,
  CatalogSource,
} from "../../app/domain/catalog/ports.ts";
import {
  readReading,
  readReadProducts,
  type ReadProduct,
  type Reading,
  startReading,
} from "../../app/domain/catalog/index.server.ts";
import { readCatalog } from "../../app/domain/catalog/jobs/read-catalog.handler.ts";
import type { PictureChoice, Selection } from "../../app/domain/catalog/schemas.ts";
import type { Ctx } from "../../app/platform/ctx.ts";
import type { TestDatabase } from "./database.ts";
import { folderCatalog, inventProduct } from "./folder-catalog.ts";

export const MAIN: PictureChoice = { kind: "main" };

export const gid = (number: number): string => `gid://shopify/Product/${number}`;
/** 1 to `count`. */
export const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** How many products a reading has kept, whatever its state. */
export async function keptCount(database: TestDatabase, readingId: string): Promise<number> {
  const [row] = await database.asOwner(
    "SELECT count(*)::integer AS n FROM catalog_reading_product WHERE reading_id = $1",
    [readingId],
  );
  return row?.n as number;
}

/** A catalogue whose bulk operations stand where the test says. */
export const bulkAt = (state: BulkProgress): Partial<CatalogSource> => ({ bulkProgress: async () => state });

/** Products 1 to `count`. */
export const inventProducts = (count: number): CatalogProduct[] =>
  range(count).map((number) => inventProduct(number, "none.jpg"));

/** The ctx of a new shop; `source` takes the place of parts of its catalogue. */
export async function catalogCtx(
  database: TestDatabase,
  products: readonly CatalogProduct[],
  source: Partial<CatalogSource> = {},
): Promise<Ctx<CatalogPorts>> {
  const catalog = { ...folderCatalog("/none", products), ...source };
  return database.ctx(await database.newShop(), { catalog });
}

export async function started(
  ctx: Ctx<CatalogPorts>,
  selection: Selection,
  pictures: PictureChoice = MAIN,
): Promise<string> {
  const reading = await startReading(ctx, { selection, pictures });
  if (!reading.ok) throw new Error(`refused: ${reading.reason}`);
  return reading.readingId;
}

/** Runs the job once. */
export function runOnce(
  ctx: Ctx<CatalogPorts>,
  readingId: string,
  control: { signal?: AbortSignal; isLastAttempt?: boolean } = {},
) {
  const { signal = new AbortController().signal, isLastAttempt = false } = control;
  const handle = readCatalog(() => ctx);
  return handle({ v: 1, shopId: ctx.shopId, readingId }, { signal, isLastAttempt, attempt: 1, log: ctx.log });
}

/** Runs the job until it no longer waits for Shopify; how often it waited. */
export async function work(ctx: Ctx<CatalogPorts>, readingId: string, pauseMs = 0): Promise<number> {
  for (let waits = 0; waits < 500; waits++) {
    if (!(await runOnce(ctx, readingId))) return waits;
    await ctx.clock.sleep(pauseMs);
  }
  throw new Error("the reading never ended");
}

export async function readingOf(ctx: Ctx, readingId: string): Promise<Reading> {
  const read = await readReading(ctx, { readingId });
  if (!read.ok) throw new Error("no such reading");
  return read.reading;
}

export async function productsOf(ctx: Ctx, readingId: string, pageSize?: number): Promise<ReadProduct[]> {
  const products: ReadProduct[] = [];
  for await (const page of readReadProducts(ctx, { readingId, ...(pageSize && { pageSize }) }))
    products.push(...page);
  return products;
}

/** The numbers of the invented products in a reading, in its order. */
export const numbersOf = async (ctx: Ctx, readingId: string, pageSize?: number): Promise<number[]> =>
  (await productsOf(ctx, readingId, pageSize)).map(({ productGid }) => Number(productGid.split("/").at(-1)));
