/** The whole house does the main job: real database, real files, real HTTP, real pictures, real crashes. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type House, clearHouse, startHouse } from "../demo/house.ts";
import { runMainJob } from "../demo/main-job.ts";
import type { MainJobResult } from "../demo/result.ts";
import { creditTotals } from "../demo/audit.ts";

let house: House | undefined;
let dataDir: string;

afterEach(async () => {
  await house?.stop();
  house = undefined;
  clearHouse(dataDir);
});

function expectDone({ problems, items, assets, shopBefore, shopAfter, ...result }: MainJobResult) {
  expect(problems).toEqual([]);
  expect(items).toHaveLength(12);
  // A photo that our network cannot cut out safely is refused, never delivered; most of the catalogue it can.
  expect(assets.length).toBeGreaterThanOrEqual(10);

  const credits = creditTotals({ ...result, items, assets, shopBefore, shopAfter });
  expect(credits).toEqual({
    before: 50,
    bought: 500,
    captured: 15 * assets.length,
    after: 550 - 15 * assets.length,
    held: 0,
  });

  const publishable = assets.filter(({ verdict }) => verdict === "pass" || verdict === "warn");
  expect(publishable.length).toBeGreaterThan(0);
  const productOf = new Map(publishable.map((asset) => [asset.productGid, asset]));
  for (const before of shopBefore.products) {
    const after = shopAfter.products.find(({ id }) => id === before.id);
    const old = before.media.map(({ id, alt, filename }) => ({ id, alt, filename }));
    expect(after?.media.slice(0, old.length)).toMatchObject(old);
    const added = after?.media.slice(old.length) ?? [];
    expect(added).toHaveLength(productOf.has(before.id) ? 1 : 0);
    for (const medium of added)
      expect(medium).toMatchObject({ status: "READY", widthPx: 1024, heightPx: 1024, origin: "app" });
  }
}

test("from installation to published pictures every credit, picture and medium is accounted for, whenever a worker is killed; a second time too, also after an interruption", async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-e2e-"));
  const opened = (house = await startHouse({ dataDir }));
  const killAt = new Map([
    ["Second run", 2],
    ["Publishing", 2],
  ]);
  let kills = 0;
  const result = await runMainJob(opened, {
    async onProgress({ stage, begun, ended, total }) {
      if (begun < (killAt.get(stage) ?? Infinity) || ended === total) return;
      killAt.delete(stage);
      kills++;
      // Whoever watches over the processes starts another one.
      await opened
        .running()
        .find(({ name }) => name.startsWith("worker"))
        ?.kill();
    },
  });
  expect(kills).toBe(2);
  expectDone(result);

  const interrupted = runMainJob(opened, { onProgress: () => Promise.reject(new Error("interrupted")) });
  await expect(interrupted).rejects.toThrow("interrupted");
  const again = await runMainJob(opened, { collection: "Toys" });
  expect(again.problems).toEqual([]);
  expect(again.items).toHaveLength(1);
});
