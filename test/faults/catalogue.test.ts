/** A catalogue run loses nothing, whatever is killed under it or taken away from it while it goes on. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Balance } from "#app/domain/credits/schemas.ts";
import type { Run, RunPreview } from "#app/domain/generation/index.server.ts";
import { type AppClient, createAppClient } from "../demo/app-client.ts";
import { type House, clearHouse, startHouse } from "../demo/house.ts";
import { type EngineDouble, startEngineDouble } from "../engine-double/client.ts";
import { runCatalogue } from "./catalogue/run-catalogue.ts";

test("workers, web process and connections killed, replies of Shopify lost, the disk full: nothing lost, doubled or miscounted", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "productstudio-faults-"));
  try {
    const result = await runCatalogue({
      items: 60,
      kills: 6,
      seed: 5,
      workers: 2,
      engine: "noop",
      dataDir,
      say: () => {},
    });
    expect(result.problems).toEqual([]);
    expect(result).toMatchObject({ done: 60, lost: 0, doubled: 0, miscounted: 0 });
    expect(Object.values(result.kills).every((count) => count > 0)).toBe(true);
  } finally {
    clearHouse(join(dataDir, "house"));
    rmSync(dataDir, { recursive: true, force: true });
  }
});

describe("what is taken away while a run goes on", () => {
  let house: House;
  let dataDir: string;
  let engine: EngineDouble;
  let app: AppClient;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "productstudio-faults-"));
    engine = await startEngineDouble();
    house = await startHouse({ dataDir, env: { ENGINES: `double=${engine.url}` } });
    app = createAppClient(house.webUrl, house.double, house.shop);
  });
  afterAll(async () => {
    await house?.stop();
    await engine?.stop();
    clearHouse(dataDir);
  });

  const balance = async () => (await app.get<{ balance: Balance }>("/api/credits")).body.balance;
  const runOf = async (runId: string) => (await app.get<{ run: Run }>(`/api/runs/${runId}`)).body.run;

  /** A run of one product whose picture the engine holds back. */
  async function startedWithOneHeldBack(product: number): Promise<{ runId: string; productGid: string }> {
    await engine.plan({}, "hold-reply");
    const { products } = await house.double.state(house.shop);
    const productGid = products[product]?.id ?? "";
    const { body: draft } = await app.post<{ draftId: string }>("/api/drafts", {
      selection: { productGids: [productGid] },
    });
    const settings = { draftId: draft.draftId, quality: "standard" };
    await expect
      .poll(async () => (await app.post<RunPreview>("/api/previews", settings)).body.state, {
        timeout: 60_000,
      })
      .toBe("ready");
    const { status, body } = await app.post<{ runId: string }>("/api/runs", settings);
    expect(status).toBe(200);
    await expect.poll(async () => (await runOf(body.runId)).counts.running, { timeout: 60_000 }).toBe(1);
    const [item] = (await runOf(body.runId)).items;
    const paid = async () => (await engine.state()).items[item?.itemId ?? ""]?.paid;
    await expect.poll(paid, { timeout: 60_000 }).toBe(1);
    return { runId: body.runId, productGid };
  }
  const ended = async (runId: string) => {
    await engine.release();
    await expect.poll(async () => (await runOf(runId)).finishedAt, { timeout: 60_000 }).not.toBeNull();
    return runOf(runId);
  };

  test("a product that is deleted: its picture is finished, charged and kept for download", async () => {
    const before = await balance();
    const { runId, productGid } = await startedWithOneHeldBack(0);
    await house.double.removeProducts(house.shop, [productGid]);
    expect(await ended(runId)).toMatchObject({ status: "done", counts: { done: 1 }, capturedCredits: 15 });
    const { body } = await app.get<{ assets: { assetId: string }[] }>(`/api/assets?runId=${runId}`);
    const [asset] = body.assets;
    const bytes = await app.bytes(`/api/assets/${asset?.assetId}/file`);
    expect(bytes.length).toBeGreaterThan(1000);
    expect((await balance()).availableCredits).toBe(before.availableCredits - 15);
  });

  test("the app's permission to read products: the run that has begun is finished", async () => {
    const { runId } = await startedWithOneHeldBack(1);
    await house.double.setScopes(house.shop, "write_files");
    expect(await ended(runId)).toMatchObject({ status: "done", counts: { done: 1 } });
    await house.double.setScopes(house.shop, "write_products,write_files");
  });

  test("every access token: a new one is made, and the run is finished", async () => {
    const { runId } = await startedWithOneHeldBack(2);
    await house.double.expireTokens(house.shop);
    expect(await ended(runId)).toMatchObject({ status: "done", counts: { done: 1 } });
  });
});
