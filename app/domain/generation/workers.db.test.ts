import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import {
  PRODUCTS,
  assetsOf,
  buy,
  ctxWith,
  firstItem,
  runOf,
  settlements,
  started,
  until,
  useGenerationBench,
} from "#test/support/generation-bench.ts";
import { generateItemJob } from "./jobs/generate-item.ts";

const bench = useGenerationBench();

describe("real worker processes", () => {
  const workers: ChildProcess[] = [];
  afterEach(() => {
    for (const worker of workers.splice(0)) worker.kill("SIGKILL");
  });
  const startWorker = () => {
    const worker = spawn(process.execPath, ["test/support/generation-worker/main.ts"], {
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        DATABASE_URL: bench.database.appUrl,
        STORAGE_URL: pathToFileURL(bench.filesFolder).href,
        ENGINE_URL: bench.double.url,
        PHOTO_FOLDER: bench.photos,
      },
    });
    workers.push(worker);
    return worker;
  };

  test("a worker killed after the engine took the item and before its ref was saved: paid once, charged once, taken over long before its job's time is up", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    await bench.double.plan({}, "hold-reply");
    const runId = await started(ctx, { selection: { productGids: [PRODUCTS[0]!.productGid] } });
    const { itemId } = await firstItem(ctx, runId);
    const first = startWorker();
    await until(async () => (await bench.double.state()).items[itemId]?.paid === 1);
    startWorker();
    first.kill("SIGKILL");
    await once(first, "exit");
    expect(
      await bench.database.asApp(
        "SELECT state, ref FROM generation_attempt WHERE item_id = $1",
        [itemId],
        bench.shopId,
      ),
    ).toEqual([{ state: "submitting", ref: null }]);
    await until(async () => (await runOf(ctx, runId)).status === "done", generateItemJob.timeoutMs / 2);
    expect((await bench.double.state()).items[itemId]).toMatchObject({ submits: 1, paid: 1 });
    expect(await settlements()).toEqual({ captured: 1 });
    expect(await assetsOf(ctx, runId)).toHaveLength(1);
  });
});
