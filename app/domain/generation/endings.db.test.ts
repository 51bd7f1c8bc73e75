import { readdir } from "node:fs/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "#app/platform/clock.ts";
import type { Behaviour } from "#test/engine-double/behaviours.ts";
import {
  PRICE,
  PRODUCTS,
  assetsOf,
  balance,
  buy,
  control,
  ctxWith,
  firstItem,
  payloadOf,
  runOf,
  settlements,
  started,
  until,
  useGenerationBench,
  work,
} from "#test/support/generation-bench.ts";
import { releaseItem } from "../credits/index.server.ts";
import {
  type Engine,
  type EngineAnswer,
  type EngineFailure,
  type GenerationCtx,
  cancelRun,
  onDataRequest,
  onRedact,
  onUninstall,
  readRun,
  settleOverdue,
} from "./index.server.ts";
import { generateItem, settleDeadItem } from "./jobs/generate-item.handler.ts";

const bench = useGenerationBench();

describe("races", () => {
  let ctx: GenerationCtx;
  let runId: string;
  let itemId: string;
  beforeEach(async () => {
    ctx = ctxWith();
    await buy(ctx, 100);
    runId = await started(ctx, { selection: { productGids: [PRODUCTS[0]!.productGid] } });
    ({ itemId } = await firstItem(ctx, runId));
  });

  test("two workers on one item at once: one asset, one capture, one paid submit", async () => {
    await Promise.all([work(ctx, itemId), work(ctx, itemId), work(ctx, itemId)]);
    expect(await assetsOf(ctx, runId)).toHaveLength(1);
    expect(await settlements()).toEqual({ captured: 1 });
    expect((await bench.double.state()).items[itemId]?.paid).toBe(1);
    expect(await balance(ctx)).toEqual({ available: 85, held: 0 });
  });

  test("a picture that arrives after its credits were returned is not charged and becomes no asset", async () => {
    await bench.double.plan({}, "hold-reply");
    const working = work(ctx, itemId);
    await until(async () => (await bench.double.state()).items[itemId]?.paid === 1);
    await bench.database.db.tenant(bench.shopId, (tx) =>
      releaseItem({ ...ctx, tx }, { runId, itemId, reason: "The run's deadline passed without a result" }),
    );
    await bench.double.release();
    await working;
    expect(await settlements()).toEqual({ released: 1 });
    expect(await assetsOf(ctx, runId)).toEqual([]);
    expect(await runOf(ctx, runId)).toMatchObject({
      status: "done",
      returnedCredits: 15,
      counts: { failed: 1 },
    });
    expect(await balance(ctx)).toEqual({ available: 100, held: 0 });
  });

  test("a cancel leaves what is being made, and returns what was not begun at once", async () => {
    const other = await started(ctx);
    const [busy] = (await runOf(ctx, other)).items;
    await bench.double.plan({ itemId: busy!.itemId }, "hold-reply");
    const working = work(ctx, busy!.itemId);
    await until(async () => (await bench.double.state()).items[busy!.itemId]?.paid === 1);
    expect(await cancelRun(ctx, { runId: other })).toEqual({
      ok: true,
      cancelledItems: 2,
      returnedCredits: 30,
    });
    expect(await balance(ctx)).toEqual({ available: 70, held: 30 });
    expect(await runOf(ctx, other)).toMatchObject({
      status: "cancelling",
      counts: { running: 1, cancelled: 2 },
    });
    await bench.double.release();
    await working;
    expect(await runOf(ctx, other)).toMatchObject({ status: "cancelled", counts: { done: 1, cancelled: 2 } });
    expect(await cancelRun(ctx, { runId: other })).toEqual({
      ok: true,
      cancelledItems: 0,
      returnedCredits: 0,
    });
    for (const { itemId: id } of (await runOf(ctx, other)).items) await work(ctx, id);
    expect(await assetsOf(ctx, other)).toHaveLength(1);
  });

  test("cancels race workers: every item is captured or released, and the books say the same as the items", async () => {
    await buy(ctx, 1000);
    for (let round = 0; round < 8; round++) {
      const raced = await started(ctx);
      const { items } = await runOf(ctx, raced);
      await Promise.all([
        ...items.map((item) => work(ctx, item.itemId)),
        systemClock.sleep(round * 12).then(() => cancelRun(ctx, { runId: raced })),
        cancelRun(ctx, { runId: raced }),
      ]);
      const run = await runOf(ctx, raced);
      expect(run.counts.queued + run.counts.running).toBe(0);
      expect(["done", "cancelled"]).toContain(run.status);
      expect(await assetsOf(ctx, raced)).toHaveLength(run.counts.done);
      expect(run.capturedCredits + run.returnedCredits).toBe(45);
    }
    const { held } = await balance(ctx);
    expect(held).toBe(PRICE);
  });

  test("an item that waits for a busy engine is cancelled at once", async () => {
    await bench.double.plan({ itemId }, "overloaded");
    await generateItem(() => ctx)(payloadOf(itemId), control(ctx));
    expect(await cancelRun(ctx, { runId })).toMatchObject({ cancelledItems: 1, returnedCredits: 15 });
    await work(ctx, itemId);
    expect((await firstItem(ctx, runId)).failure?.message).toBe(
      "Cancelled before it was made; 15 credits are back in your balance. Generate the product again whenever you want it.",
    );
    expect((await bench.double.state()).items[itemId]).toMatchObject({ submits: 1, paid: 0 });
  });

  test("a worker that is told to stop leaves the item to the next one, who asks instead of paying again", async () => {
    await bench.double.plan({}, "hold-reply");
    const stop = new AbortController();
    const working = generateItem(() => ctx)(payloadOf(itemId), control(ctx, stop.signal));
    await until(async () => (await bench.double.state()).items[itemId]?.paid === 1);
    stop.abort(new Error("the worker is stopping"));
    await expect(working).rejects.toThrow("the worker is stopping");
    expect(await settlements()).toEqual({});
    await work(ctx, itemId);
    expect(await settlements()).toEqual({ captured: 1 });
    expect((await bench.double.state()).items[itemId]).toMatchObject({ submits: 1, paid: 1 });
  });
});

describe("a worker that was silent for too long", () => {
  const REFUSED = { code: "content_review" as const, isFinal: true as const };

  /** An engine whose next answer the test gives. */
  function scripted() {
    const asked: {
      call: string;
      resolve: (answer: EngineAnswer) => void;
      reject: (failure: EngineFailure) => void;
    }[] = [];
    const ask = (call: string) =>
      new Promise<EngineAnswer>((resolve, reject) => void asked.push({ call, resolve, reject }));
    const cancelled: string[] = [];
    const engine: Engine = {
      name: "double",
      capabilities: {
        recipes: ["white"],
        qualities: ["standard"],
        ratios: ["1:1"],
        variations: 1,
        paintsProduct: true,
      },
      submit: ({ attempt }) => ask(`submit ${attempt}`),
      poll: (ref) => ask(`poll ${ref}`),
      find: (_itemId, attempt) => ask(`find ${attempt}`),
      cancel: async (ref) => void cancelled.push(ref),
      classify: (error) => error as EngineFailure,
      close: async () => {},
    };
    const next = async (call: string) => {
      await until(async () => asked.some((one) => one.call === call));
      return asked.splice(
        asked.findIndex((one) => one.call === call),
        1,
      )[0]!;
    };
    return { engine, next, cancelled };
  }
  const script = scripted();
  let ctx: GenerationCtx;
  let runId: string;
  let itemId: string;
  const step = () => generateItem(() => ctx)(payloadOf(itemId), control(ctx));
  beforeEach(async () => {
    ctx = ctxWith(PRODUCTS, { engines: [script.engine] });
    await buy(ctx, 100);
    runId = await started(ctx, { selection: { productGids: [PRODUCTS[0]!.productGid] } });
    ({ itemId } = await firstItem(ctx, runId));
  });

  test("does not undo what the one that took over has begun", async () => {
    const silent = step();
    const late = await script.next("submit 1");
    const takenOver = step();
    (await script.next("find 1")).reject({ code: "provider_overloaded", isFinal: true });
    await takenOver;
    const again = step();
    const second = await script.next("submit 2");
    late.reject({ code: "provider_overloaded", isFinal: true });
    await silent;
    second.resolve({ state: "pending", ref: "two", pollAfterMs: 100 });
    expect(await again).toEqual({ again: { afterMs: 100 } });
    expect(script.cancelled).toEqual([]);
    expect((await firstItem(ctx, runId)).status).toBe("running");
  });

  test("does not end the item with its own failure", async () => {
    const silent = step();
    const late = await script.next("submit 1");
    const takenOver = step();
    (await script.next("find 1")).reject({ code: "provider_overloaded", isFinal: true });
    await takenOver;
    late.reject(REFUSED);
    await silent;
    expect((await firstItem(ctx, runId)).status).toBe("queued");
    expect(await settlements()).toEqual({});
  });

  test("a refusal that the engine gave meanwhile is told as a refusal", async () => {
    void step().catch(() => {}); // never answered
    await script.next("submit 1");
    const takenOver = step();
    (await script.next("find 1")).reject(REFUSED);
    await takenOver;
    expect((await firstItem(ctx, runId)).failure).toMatchObject({
      code: "content_review",
      creditsReturned: 15,
    });
  });
});

describe("jobs and holds that came to their end", () => {
  let ctx: GenerationCtx;
  let runId: string;
  let itemId: string;
  beforeEach(async () => {
    ctx = ctxWith();
    await buy(ctx, 100);
    runId = await started(ctx, { selection: { productGids: [PRODUCTS[0]!.productGid] } });
    ({ itemId } = await firstItem(ctx, runId));
  });
  const interrupted = async (behaviour: Behaviour) => {
    await bench.double.plan({}, behaviour);
    const stop = new AbortController();
    const working = generateItem(() => ctx)(payloadOf(itemId), control(ctx, stop.signal)).catch(() => {});
    await until(async () => {
      const seen = (await bench.double.state()).items[itemId];
      return seen !== undefined && seen.submits + seen.paid === (behaviour === "never" ? 1 : 2);
    });
    stop.abort(new Error("the worker is stopping"));
    await working;
  };

  test("a dead job whose picture is ready at the engine is still delivered and charged", async () => {
    await interrupted("hold-reply");
    await settleDeadItem(() => ctx)(payloadOf(itemId), control(ctx));
    expect(await runOf(ctx, runId)).toMatchObject({ status: "done", capturedCredits: 15 });
  });

  test("a dead job that the engine never saw is released", async () => {
    await interrupted("never");
    await settleDeadItem(() => ctx)(payloadOf(itemId), control(ctx));
    expect(await runOf(ctx, runId)).toMatchObject({
      status: "done",
      returnedCredits: 15,
      counts: { failed: 1 },
    });
  });

  test("a due hold asks the engine first, then releases; ids of nobody are handed back", async () => {
    await bench.double.plan({}, "silent");
    await generateItem(() => ctx)(payloadOf(itemId), control(ctx));
    const stranger = crypto.randomUUID();
    expect(await settleOverdue(ctx, { runId, itemIds: [itemId, stranger] })).toEqual([stranger]);
    expect((await bench.double.state()).items[itemId]).toMatchObject({ paid: 1, cancelled: 1 });
    expect((await firstItem(ctx, runId)).failure).toMatchObject({
      code: "provider_timeout",
      creditsReturned: 15,
    });
    expect(await settleOverdue(ctx, { runId, itemIds: [itemId] })).toEqual([]);
    expect(await settlements()).toEqual({ released: 1 });
  });
});

describe("a shop that leaves", () => {
  test("uninstall: what waits is returned, what is being made is finished", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const runId = await started(ctx);
    const { itemId } = await firstItem(ctx, runId);
    await bench.double.plan({ itemId }, "late");
    await generateItem(() => ctx)(payloadOf(itemId), control(ctx));
    await onUninstall(ctx);
    expect(await balance(ctx)).toEqual({ available: 85, held: 15 });
    await work(ctx, itemId);
    expect(await runOf(ctx, runId)).toMatchObject({ status: "cancelled", counts: { done: 1, cancelled: 2 } });
  });

  test("redaction mid-run: every hold is closed, the rows go, and a late picture leaves no file", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const runId = await started(ctx);
    const { itemId } = await firstItem(ctx, runId);
    await bench.double.plan({ itemId }, "hold-reply");
    const working = work(ctx, itemId);
    await until(async () => (await bench.double.state()).items[itemId]?.paid === 1);
    await onRedact(ctx);
    await bench.double.release();
    await working;
    expect(await balance(ctx)).toEqual({ available: 100, held: 0 });
    expect(await onDataRequest(ctx)).toEqual({ orders: [], drafts: [], outlines: [], styles: [] });
    const left = await readdir(bench.filesFolder, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
    await onRedact(ctx);
  });

  test("no shop reads or cancels another one's run", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const runId = await started(ctx);
    const stranger = { ...ctx, shopId: await bench.database.newShop() };
    expect(await readRun(stranger, { runId })).toEqual({ ok: false, reason: "not-found" });
    expect(await cancelRun(stranger, { runId })).toEqual({ ok: false, reason: "not-found" });
    expect(await readRun(ctx, { runId: "'; DROP TABLE shop" })).toEqual({ ok: false, reason: "not-found" });
    expect((await runOf(ctx, runId)).counts.queued).toBe(3);
  });
});
