import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { createHttpEngine } from "#app/adapters/providers/http-engine.ts";
import {
  PRODUCTS,
  buy,
  control,
  ctxWith,
  payloadOf,
  runOf,
  started,
  until,
  useGenerationBench,
  work,
} from "#test/support/generation-bench.ts";
import { folderCatalog } from "#test/support/folder-catalog.ts";
import { freeSlot, takeSlot } from "./engine-slots.ts";
import { type GenerationCtx, cancelRun } from "./index.server.ts";
import { generateItem } from "./jobs/generate-item.handler.ts";

const bench = useGenerationBench();
const MINUTE = 60_000;
let ctx: GenerationCtx;

const limited = (maxConcurrent: number): GenerationCtx =>
  ctxWith(PRODUCTS, {
    engines: [createHttpEngine({ name: "double", url: bench.double.url, log: ctx.log, maxConcurrent })],
  });
const held = async () =>
  (await bench.database.asApp("SELECT holder FROM engine_slot ORDER BY slot")).map(({ holder }) => holder);
const take = (itemId: string, limit: number, { engine = "double", leaseMs = MINUTE } = {}) =>
  takeSlot(ctx, { engine, limit, itemId, leaseMs });
const free = (itemId: string) => ctx.db.tenant(ctx.shopId, (tx) => freeSlot(tx, { itemId }));
const itemsOf = async (runId: string) => (await runOf(ctx, runId)).items.map(({ itemId }) => itemId);
const step = (within: GenerationCtx, itemId: string) =>
  generateItem(() => within)(payloadOf(itemId), control(within));

beforeEach(async () => {
  // What earlier tests left waiting would take the places of this one's items.
  await bench.database.asOwner("DELETE FROM engine_slot");
  await bench.database.asOwner("DELETE FROM pgboss.job");
  ctx = ctxWith();
  await buy(ctx, 1000);
});

describe("places", () => {
  test("there are as many as the limit says, and one that was given back is given out again", async () => {
    const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
    expect(await take(a, 2)).toBe(true);
    expect(await take(b, 2)).toBe(true);
    expect(await take(c, 2)).toBe(false);
    await free(a);
    await free(a);
    expect(await take(c, 2)).toBe(true);
    expect((await held()).toSorted()).toEqual([b, c].toSorted());
  });

  test("an item that has one keeps it and takes no second", async () => {
    const item = randomUUID();
    const all = await Promise.all(Array.from({ length: 10 }, () => take(item, 1)));
    expect(all).toEqual(all.map(() => true));
    expect(await held()).toEqual([item]);
  });

  test("fifty that ask at the same moment get five", async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => take(randomUUID(), 5)));
    expect(all.filter(Boolean)).toHaveLength(5);
    expect(await held()).toHaveLength(5);
  });

  test("one whose lease has passed is free, and its holder has to queue like the others", async () => {
    const [silent, other] = [randomUUID(), randomUUID()];
    await take(silent, 1, { leaseMs: 1 });
    await vi.waitFor(async () => expect(await take(other, 1)).toBe(true), 10_000);
    expect(await take(silent, 1)).toBe(false);
    expect(await held()).toEqual([other]);
  });

  test("a lease that is renewed counts from then", async () => {
    const item = randomUUID();
    await take(item, 1, { leaseMs: 1 });
    await take(item, 1);
    expect(await take(randomUUID(), 1)).toBe(false);
  });

  test("each engine has its own", async () => {
    expect(await take(randomUUID(), 1, { engine: "one" })).toBe(true);
    expect(await take(randomUUID(), 1, { engine: "two" })).toBe(true);
  });

  test("a limit that was lowered holds for whoever asks next, whichever places are taken", async () => {
    const items = [randomUUID(), randomUUID(), randomUUID()];
    for (const item of items) await take(item, 3);
    await free(items[0]!);
    expect(await take(randomUUID(), 2)).toBe(false);
    await free(items[1]!);
    expect(await take(randomUUID(), 2)).toBe(true);
  });

  test.each([
    ["place 0", "INSERT INTO engine_slot VALUES ('double', 0, gen_random_uuid(), now())"],
    ["an engine without a name", "INSERT INTO engine_slot VALUES ('', 1, gen_random_uuid(), now())"],
    ["a place without a holder", "INSERT INTO engine_slot VALUES ('double', 1, NULL, now())"],
    [
      "a place that is taken twice",
      "INSERT INTO engine_slot SELECT 'double', 1, gen_random_uuid(), now() FROM generate_series(1, 2)",
    ],
    [
      "two places for one item",
      "INSERT INTO engine_slot SELECT 'double', n, '00000000-0000-0000-0000-000000000001', now() FROM generate_series(1, 2) n",
    ],
  ])("the database refuses %s", async (_what, statement) => {
    await expect(bench.database.asApp(statement)).rejects.toThrow("violates");
  });
});

describe("making items", () => {
  test("three workers never have more open at the engine than it takes, and everything is made", async () => {
    const within = limited(2);
    await bench.double.plan({}, "late");
    const runs = await Promise.all([1, 2].map(() => started(within)));
    const items = (await Promise.all(runs.map(itemsOf))).flat();
    const worker = async () => {
      for (let itemId = items.pop(); itemId; itemId = items.pop()) await work(within, itemId);
    };
    await Promise.all([worker(), worker(), worker()]);
    expect((await bench.double.state()).mostOpen).toBe(2);
    for (const runId of runs) expect((await runOf(within, runId)).status).toBe("done");
    expect(await held()).toEqual([]);
  });

  test("an engine without a limit is given what the workers have slots for", async () => {
    await bench.double.plan({}, "silent");
    const items = await itemsOf(await started(ctx));
    await Promise.all(items.map((itemId) => step(ctx, itemId)));
    expect((await bench.double.state()).mostOpen).toBe(items.length);
    expect(await held()).toEqual([]);
  });

  test("an item for which there is no place waits, not begun", async () => {
    const within = limited(1);
    await bench.double.plan({}, "silent");
    const [first, second] = await itemsOf(await started(within));
    await step(within, first!);
    expect(await step(within, second!)).toEqual({ again: { afterMs: 0 } });
    expect(Object.keys((await bench.double.state()).items)).toEqual([first]);
    expect(await bench.database.asApp("SELECT item_id FROM generation_attempt", [], bench.shopId)).toEqual([
      { item_id: first },
    ]);
    expect(
      await bench.database.asApp(
        "SELECT status FROM generation_item WHERE item_id = $1",
        [second],
        bench.shopId,
      ),
    ).toEqual([{ status: "queued" }]);
    expect(await held()).toEqual([first]);
  });

  test("each poll renews the place of work that the engine has", async () => {
    const within = limited(1);
    await bench.double.plan({}, "silent");
    const [first] = await itemsOf(await started(within));
    await step(within, first!);
    await bench.database.asOwner("UPDATE engine_slot SET leased_until = now() + interval '1 second'");
    await step(within, first!);
    expect(
      await bench.database.asOwner(
        "SELECT leased_until > now() + interval '1 minute' AS renewed FROM engine_slot",
      ),
    ).toEqual([{ renewed: true }]);
  });

  test("an engine that never answers loses its hold on the place when its work is given up", async () => {
    const within = limited(1);
    await bench.double.plan({}, "silent");
    const [first, second] = await itemsOf(await started(within));
    await step(within, first!);
    await bench.database.asApp(
      "UPDATE generation_attempt SET started_at = now() - interval '601 seconds' WHERE item_id = $1",
      [first],
      bench.shopId,
    );
    expect(await step(within, first!)).toBeUndefined();
    expect(await held()).toEqual([]);
    await step(within, second!);
    expect(await held()).toEqual([second]);
  });

  test.each([
    "done",
    "url",
    "refused",
    "unsupported",
    "quota",
    "late-refused",
    "broken",
    "garbage",
    "error",
  ] as const)("no place is left behind by an engine that answers: %s", async (behaviour) => {
    const within = limited(1);
    await bench.double.plan({}, behaviour);
    const [first] = await itemsOf(await started(within));
    await work(within, first!);
    expect(await held()).toEqual([]);
  });

  test("while an attempt waits for the next one, others have its place", async () => {
    const within = limited(1);
    await bench.double.plan({}, "overloaded");
    const [first] = await itemsOf(await started(within));
    expect((await step(within, first!))?.again.afterMs).toBeGreaterThan(0);
    expect(await held()).toEqual([]);
  });

  test("a photo that can't be read now holds no place until it is tried again", async () => {
    const unreachable = {
      ...folderCatalog(bench.photos, PRODUCTS),
      readPicture: async () => ({
        ok: false as const,
        reason: "picture-unreachable" as const,
        detail: "away",
      }),
    };
    const within = limited(1);
    const [first] = await itemsOf(await started(within));
    const cutOff = { ...within, ports: { ...within.ports, catalog: unreachable } };
    await expect(step(cutOff, first!)).rejects.toThrow("could not be read");
    expect(await held()).toEqual([]);
  });

  test("a run that is cancelled gives its places back", async () => {
    const within = limited(2);
    await bench.double.plan({}, "late");
    const runId = await started(within);
    const items = await itemsOf(runId);
    await step(within, items[0]!);
    await cancelRun(within, { runId });
    for (const itemId of items) await work(within, itemId);
    expect(await held()).toEqual([]);
  });

  test("a killed worker's place is kept for its item, and comes back when the lease has passed", async () => {
    const within = limited(1);
    await bench.double.plan({}, "hold-reply");
    const [first] = await itemsOf(
      await started(within, { selection: { productGids: [PRODUCTS[0]!.productGid] } }),
    );
    const worker = spawn(process.execPath, ["test/support/generation-worker/main.ts"], {
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        DATABASE_URL: bench.database.appUrl,
        STORAGE_URL: pathToFileURL(bench.filesFolder).href,
        ENGINE_URL: bench.double.url,
        ENGINE_MAX: "1",
        PHOTO_FOLDER: bench.photos,
      },
    });
    try {
      await until(async () => (await bench.double.state()).items[first!]?.paid === 1);
    } finally {
      worker.kill("SIGKILL");
      await once(worker, "exit");
    }
    expect(await held()).toEqual([first]);
    const [second] = await itemsOf(
      await started(within, {
        selection: { productGids: [PRODUCTS[1]!.productGid] },
      }),
    );
    await step(within, second!);
    expect(await held()).toEqual([first]);
    await bench.database.asOwner("UPDATE engine_slot SET leased_until = now()");
    await bench.double.plan({}, "silent");
    await step(within, second!);
    expect(await held()).toEqual([second]);
  });
});
