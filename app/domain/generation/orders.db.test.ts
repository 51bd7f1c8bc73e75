/** An order and its runs: pilot, rest, budget, retries. */
import { describe, expect, test } from "vitest";
import { factsOf, folderCatalog, inventProduct } from "#test/support/folder-catalog.ts";
import {
  PHOTO_FILES,
  PRODUCTS,
  assetsOf,
  balance,
  buy,
  ctxWith,
  drafted,
  runOf,
  settlements,
  started,
  useGenerationBench,
  work,
  workOnAll,
} from "#test/support/generation-bench.ts";
import { type GenerationCtx, cancelRun, continueOrder, readOrder, retryItems } from "./index.server.ts";

const bench = useGenerationBench();
const TEN = Array.from({ length: 10 }, (_, index) =>
  inventProduct(index + 1, PHOTO_FILES[index % PHOTO_FILES.length]!, {
    productType: index < 8 ? "Mugs" : "Lamps",
  }),
);
const skus = async (ctx: GenerationCtx, runId: string) =>
  (await runOf(ctx, runId)).items.map(({ sku }) => Number(sku.split("-").at(-1)));
const orderOf = async (ctx: GenerationCtx, runId: string) => {
  const read = await readOrder(ctx, await runOf(ctx, runId));
  if (!read.ok) throw new Error("a run has an order");
  return read.order;
};
const rest = async (ctx: GenerationCtx, runId: string, expectedItemCount: number) =>
  continueOrder(ctx, { ...(await runOf(ctx, runId)), expectedItemCount } as never);

describe("a pilot", () => {
  test("is a run of the sample, spread over product types; only its credits are held", async () => {
    const ctx = ctxWith(TEN);
    await buy(ctx, 150);
    const runId = await started(ctx, { pilotItems: 4 });
    expect(await runOf(ctx, runId)).toMatchObject({ kind: "pilot", itemCount: 4, heldCredits: 60 });
    expect(await skus(ctx, runId)).toEqual([1, 2, 9, 10]);
    expect(await orderOf(ctx, runId)).toMatchObject({
      plannedItems: 6,
      plannedCredits: 90,
      boundCredits: 60,
    });
    expect(await balance(ctx)).toEqual({ available: 90, held: 60 });
  });

  test("continuing makes the rest a run of the same order, with a hold of its own", async () => {
    const ctx = ctxWith(TEN);
    await buy(ctx, 150);
    const pilot = await started(ctx, { pilotItems: 4 });
    await workOnAll(ctx, pilot);
    const { orderId } = await orderOf(ctx, pilot);
    const next = await continueOrder(ctx, { orderId, expectedItemCount: 6 });
    if (!next.ok) throw new Error(next.reason);
    expect(await runOf(ctx, next.runId)).toMatchObject({ kind: "rest", itemCount: 6, heldCredits: 90 });
    expect(await skus(ctx, next.runId)).toEqual([3, 4, 5, 6, 7, 8]);
    await workOnAll(ctx, next.runId);
    expect(await orderOf(ctx, pilot)).toMatchObject({ plannedItems: 0, boundCredits: 150 });
    expect((await orderOf(ctx, pilot)).runs.map(({ kind, status }) => [kind, status])).toEqual([
      ["pilot", "done"],
      ["rest", "done"],
    ]);
    expect(await balance(ctx)).toEqual({ available: 0, held: 0 });
    expect(await settlements()).toEqual({ captured: 10 });
  });

  test("two tabs that continue at once make one run; the second is told that the order has moved on", async () => {
    const ctx = ctxWith(TEN);
    await buy(ctx, 150);
    const pilot = await started(ctx, { pilotItems: 4 });
    const { orderId } = await orderOf(ctx, pilot);
    const tabs = await Promise.all(
      Array.from({ length: 4 }, () => continueOrder(ctx, { orderId, expectedItemCount: 6 })),
    );
    expect(tabs.filter(({ ok }) => ok)).toHaveLength(1);
    for (const refused of tabs.filter(({ ok }) => !ok))
      expect(refused).toEqual({ ok: false, reason: "order-moved-on", expected: 6, found: 0 });
    expect(await balance(ctx)).toEqual({ available: 0, held: 150 });
  });

  test("a rest that can't be paid for stays where it lies, with the exact shortfall", async () => {
    const ctx = ctxWith(TEN);
    await buy(ctx, 100);
    const pilot = await started(ctx, { pilotItems: 4 });
    const { orderId } = await orderOf(ctx, pilot);
    expect(await continueOrder(ctx, { orderId, expectedItemCount: 6 })).toMatchObject({
      reason: "insufficient-credits",
      needed: 90,
      available: 40,
      shortfall: 50,
    });
    expect(await orderOf(ctx, pilot)).toMatchObject({ plannedItems: 6 });
    await buy(ctx, 50);
    expect(await continueOrder(ctx, { orderId, expectedItemCount: 6 })).toMatchObject({ ok: true });
  });

  test("a sample that is as large as the order is the order", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const runId = await started(ctx, { pilotItems: 20 });
    expect(await runOf(ctx, runId)).toMatchObject({ kind: "whole", itemCount: 3 });
  });

  test("its rest is what was ordered: a style that is edited, a photo that is replaced and a catalogue that shrinks change nothing of it", async () => {
    const ctx = ctxWith(TEN);
    await buy(ctx, 150);
    const pilot = await started(ctx, { pilotItems: 4 });
    const { orderId } = await orderOf(ctx, pilot);
    const shrunk = ctxWith(TEN.slice(0, 4));
    const next = await continueOrder(shrunk, { orderId, expectedItemCount: 6 });
    if (!next.ok) throw new Error(next.reason);
    await workOnAll(ctx, next.runId);
    expect(await runOf(ctx, next.runId)).toMatchObject({ counts: { done: 6 } });
  });
});

test("a rest of which another order has made a part is told so before anything is held for it again", async () => {
  const ctx = ctxWith(TEN);
  await buy(ctx, 1000);
  const pilot = await started(ctx, { pilotItems: 4, again: false });
  const { orderId } = await orderOf(ctx, pilot);
  await started(ctx, {
    again: false,
    selection: { productGids: TEN.slice(2, 4).map(({ productGid }) => productGid) },
  });
  expect(await continueOrder(ctx, { orderId, expectedItemCount: 6 })).toEqual({
    ok: false,
    reason: "order-moved-on",
    expected: 6,
    found: 4,
  });
  expect(await balance(ctx)).toEqual({ available: 910, held: 90 });
  const next = await continueOrder(ctx, { orderId, expectedItemCount: 4 });
  expect(next.ok && (await skus(ctx, next.runId))).toEqual([5, 6, 7, 8]);
});

describe("a budget", () => {
  test("runs what it pays for in the order's order, and lets the rest wait", async () => {
    const ctx = ctxWith(TEN);
    await buy(ctx, 1000);
    const runId = await started(ctx, { budgetCredits: 59 });
    expect(await runOf(ctx, runId)).toMatchObject({ kind: "whole", itemCount: 3, heldCredits: 45 });
    expect(await skus(ctx, runId)).toEqual([1, 2, 3]);
    expect(await orderOf(ctx, runId)).toMatchObject({ budgetCredits: 59, plannedItems: 7, payableItems: 0 });
    expect(await rest(ctx, runId, 7)).toMatchObject({ reason: "invalid-input" });
  });

  test("what came back can be spent again; raising it pays for more, taking it away for all", async () => {
    const ctx = ctxWith(TEN);
    await buy(ctx, 1000);
    const runId = await started(ctx, { budgetCredits: 45 });
    const { orderId } = await orderOf(ctx, runId);
    expect(await continueOrder(ctx, { orderId, expectedItemCount: 7 })).toEqual({
      ok: false,
      reason: "budget-spent",
      budget: 45,
      bound: 45,
    });
    await cancelRun(ctx, { runId });
    expect(await orderOf(ctx, runId)).toMatchObject({ boundCredits: 0, payableItems: 3 });
    const second = await continueOrder(ctx, { orderId, expectedItemCount: 7 });
    expect(second.ok && (await runOf(ctx, second.runId)).itemCount).toBe(3);
    const third = await continueOrder(ctx, { orderId, expectedItemCount: 4, budgetCredits: 60 });
    expect(third.ok && (await runOf(ctx, third.runId)).itemCount).toBe(1);
    const fourth = await continueOrder(ctx, { orderId, expectedItemCount: 3, budgetCredits: null });
    expect(fourth.ok && (await runOf(ctx, fourth.runId)).itemCount).toBe(3);
    expect(await orderOf(ctx, runId)).toMatchObject({
      budgetCredits: null,
      plannedItems: 0,
      boundCredits: 105,
    });
  });

  test("one that pays for no picture starts nothing", async () => {
    const ctx = ctxWith(TEN);
    await buy(ctx, 1000);
    await expect(started(ctx, { budgetCredits: 14 })).rejects.toThrow("budget-too-small");
    expect(await balance(ctx)).toEqual({ available: 1000, held: 0 });
  });
});

describe("trying again", () => {
  /** A run whose first item fails for good, the others are made. */
  async function withFailure(behaviour: "refused" | "unsupported" | "error" = "refused") {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    const runId = await started(ctx);
    const [first] = (await runOf(ctx, runId)).items;
    await bench.double.plan({ itemId: first!.itemId }, behaviour);
    await workOnAll(ctx, runId);
    expect(await runOf(ctx, runId)).toMatchObject({ counts: { done: 2, failed: 1 } });
    return { ctx, runId, itemId: first!.itemId };
  }

  test("all failed items become a run of the same order, each pointing at the one that failed", async () => {
    const { ctx, runId, itemId } = await withFailure();
    const again = await retryItems(ctx, { runId });
    if (!again.ok) throw new Error(again.reason);
    expect(again.itemCount).toBe(1);
    await workOnAll(ctx, again.runId);
    expect(await runOf(ctx, again.runId)).toMatchObject({ kind: "retry", counts: { done: 1 } });
    expect(
      await bench.database.asApp(
        "SELECT retry_of FROM generation_item WHERE run_id = $1",
        [again.runId],
        bench.shopId,
      ),
    ).toEqual([{ retry_of: itemId }]);
    expect(await settlements()).toEqual({ captured: 3, released: 1 });
    expect(await balance(ctx)).toEqual({ available: 955, held: 0 });
    expect((await orderOf(ctx, runId)).runs).toHaveLength(2);
  });

  test("sent twice, also at once, it is one retry and one hold", async () => {
    const { ctx, runId } = await withFailure();
    const tabs = await Promise.all(Array.from({ length: 4 }, () => retryItems(ctx, { runId })));
    expect(tabs.filter(({ ok }) => ok)).toHaveLength(1);
    for (const refused of tabs.filter(({ ok }) => !ok))
      expect(refused).toEqual({ ok: false, reason: "nothing-to-retry" });
    expect(await balance(ctx)).toEqual({ available: 955, held: 15 });
  });

  test("what fails again can be tried again, from the newer run", async () => {
    const { ctx, runId } = await withFailure();
    const second = await retryItems(ctx, { runId });
    if (!second.ok) throw new Error(second.reason);
    const [item] = (await runOf(ctx, second.runId)).items;
    await bench.double.plan({ itemId: item!.itemId }, "refused");
    await workOnAll(ctx, second.runId);
    expect(await retryItems(ctx, { runId })).toMatchObject({ reason: "nothing-to-retry" });
    expect(await retryItems(ctx, { runId: second.runId })).toMatchObject({ ok: true, itemCount: 1 });
  });

  test("a retry that was cancelled is none: what failed can be tried again", async () => {
    const { ctx, runId } = await withFailure();
    const first = await retryItems(ctx, { runId });
    if (!first.ok) throw new Error(first.reason);
    await cancelRun(ctx, { runId: first.runId });
    const second = await retryItems(ctx, { runId });
    if (!second.ok) throw new Error(second.reason);
    await workOnAll(ctx, second.runId);
    expect(await runOf(ctx, second.runId)).toMatchObject({ counts: { done: 1 } });
    expect(await settlements()).toEqual({ captured: 3, released: 2 });
  });

  test("one can be tried in another quality, for that quality's price", async () => {
    const { ctx, runId, itemId } = await withFailure();
    const again = await retryItems(ctx, { runId, itemIds: [itemId], quality: "hd" });
    if (!again.ok) throw new Error(again.reason);
    expect(await runOf(ctx, again.runId)).toMatchObject({ quality: "hd", heldCredits: 20 });
    await workOnAll(ctx, again.runId);
    const [asset] = await assetsOf(ctx, again.runId);
    expect(asset).toMatchObject({ quality: "hd", widthPx: 2048 });
  });

  test("an engine that is none, or that doesn't make it, is refused before anything is held", async () => {
    const { ctx, runId, itemId } = await withFailure();
    expect(await retryItems(ctx, { runId, itemIds: [itemId], engine: "another" })).toMatchObject({
      reason: "unsupported-quality",
    });
    expect(await balance(ctx)).toEqual({ available: 970, held: 0 });
  });

  test("where the photo was the reason, the product's photo of now is used", async () => {
    const { ctx, runId } = await withFailure("unsupported");
    const picture = {
      ...PRODUCTS[0]!.mainPicture!,
      url: `https://cdn.shopify.com/s/files/1/${PHOTO_FILES[1]}`,
    };
    const now = { ...PRODUCTS[0]!, sku: "SKU-NEW", mainPicture: picture };
    const again = await retryItems(ctxWith([now, ...PRODUCTS.slice(1)]), { runId });
    if (!again.ok) throw new Error(again.reason);
    const { items } = await runOf(ctx, again.runId);
    expect(items).toMatchObject([{ sourceUrl: picture.url, sku: "SKU-NEW" }]);
  });

  test("where the engine was the reason, or the product is gone, the photo of the order is used", async () => {
    const { ctx, runId } = await withFailure("unsupported");
    const before = (await runOf(ctx, runId)).items[0]?.sourceUrl;
    const again = await retryItems(ctxWith(PRODUCTS.slice(1)), { runId });
    if (!again.ok) throw new Error(again.reason);
    expect((await runOf(ctx, again.runId)).items[0]?.sourceUrl).toBe(before);
  });

  test("what was made or cancelled is never tried again, nor another shop's", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    const runId = await started(ctx);
    const [first] = (await runOf(ctx, runId)).items;
    await work(ctx, first!.itemId);
    await cancelRun(ctx, { runId });
    expect(await retryItems(ctx, { runId })).toEqual({ ok: false, reason: "nothing-to-retry" });
    bench.shopId = await bench.database.newShop();
    expect(await retryItems(ctxWith(), { runId })).toEqual({ ok: false, reason: "not-found" });
  });

  test("it stays within the order's budget", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    const runId = await started(ctx, { budgetCredits: 45 });
    await bench.double.plan({}, "refused");
    await workOnAll(ctx, runId);
    expect(await retryItems(ctx, { runId, quality: "hd" })).toMatchObject({ reason: "budget-spent" });
    expect(await retryItems(ctx, { runId })).toMatchObject({ ok: true, itemCount: 3 });
  });
});

test("an order of another shop, and one that is none, are not found", async () => {
  const ctx = ctxWith();
  await buy(ctx, 100);
  const { orderId } = await orderOf(ctx, await started(ctx));
  bench.shopId = await bench.database.newShop();
  for (const id of [orderId, crypto.randomUUID()]) {
    expect(await readOrder(ctxWith(), { orderId: id })).toEqual({ ok: false, reason: "not-found" });
    expect(await continueOrder(ctxWith(), { orderId: id, expectedItemCount: 1 })).toEqual({
      ok: false,
      reason: "not-found",
    });
  }
  expect(await readOrder(ctxWith(), { orderId: "x" })).toEqual({ ok: false, reason: "not-found" });
});

test.each([
  ["no expected number", { expectedItemCount: 0 }],
  ["a negative budget", { expectedItemCount: 1, budgetCredits: -5 }],
  ["an order that is none", { orderId: "x", expectedItemCount: 1 }],
])("continuing refuses %s", async (_, wrong) => {
  const input = { orderId: crypto.randomUUID(), ...wrong };
  expect(await continueOrder(ctxWith(), input)).toMatchObject({ reason: "invalid-input" });
});

/** One product: its main picture is shown by no variant, and one further picture by each colour's, which has its own SKU. */
const coloured = (colours: readonly string[]) =>
  ctxWith(PRODUCTS, {
    catalog: folderCatalog(bench.photos, PRODUCTS.slice(0, 1), (product) => {
      const { images, ...facts } = factsOf(product);
      const own = colours.map((_, index) => ({ ...images[0]!, mediaGid: `${images[0]!.mediaGid}${index}` }));
      return {
        ...facts,
        optionNames: ["Colour"],
        images: [...images, ...own],
        variants: colours.map((colour, index) => ({
          sku: `${product.sku}-${colour}`,
          options: [{ name: "Colour", value: colour }],
          mediaGid: own[index]!.mediaGid,
        })),
      };
    }),
  });

test("files of a colour's picture are named by the SKU of the variant that shows it, others by the product's", async () => {
  const ctx = coloured(["RED", "BLUE"]);
  await buy(ctx, 200);
  const colours = await started(ctx, { pictures: { kind: "per-option", optionName: "Colour" } });
  await workOnAll(ctx, colours);
  const namesOf = async (runId: string) =>
    (await assetsOf(ctx, runId)).map(({ fileName }) => fileName.split("_")[0]).toSorted();
  expect(await namesOf(colours)).toEqual(["SKU-1-BLUE", "SKU-1-RED"]);
  const all = await started(ctx, { pictures: { kind: "all" } });
  await workOnAll(ctx, all);
  expect(await namesOf(all)).toEqual(["SKU-1", "SKU-1-BLUE", "SKU-1-RED"]);
});

test("products of a reading that was kept before pictures had SKUs go by their own", async () => {
  const ctx = coloured(["RED"]);
  await buy(ctx, 100);
  const draftId = await drafted(ctx, { pictures: { kind: "per-option", optionName: "Colour" } });
  await bench.database.asOwner(
    `SET session_replication_role = replica;
     UPDATE catalog_reading_product SET facts = jsonb_set(facts, '{pictures}', (
       SELECT jsonb_agg(picture - 'sku') FROM jsonb_array_elements(facts -> 'pictures') picture))
     WHERE shop_id = '${bench.shopId}'`,
  );
  const runId = await started(ctx, { draftId });
  expect((await runOf(ctx, runId)).items.map(({ sku, optionValue }) => [sku, optionValue])).toEqual([
    ["SKU-1", "RED"],
  ]);
});

test("pictures of option values carry them to their results", async () => {
  const ctx = ctxWith();
  await buy(ctx, 100);
  const runId = await started(ctx, {
    draftId: await drafted(ctx, { pictures: { kind: "per-option", optionName: "Colour" } }),
  });
  // These products have no such option: each gives its main picture.
  expect((await runOf(ctx, runId)).items.map(({ optionValue }) => optionValue)).toEqual([null, null, null]);
});
