/** A plan's results saved as one file, over HTTP as a browser does it: asked for by a merchant, then read from the signed address. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAppClient, type AppClient } from "../demo/app-client.ts";
import { clearHouse } from "../demo/house.ts";
import { openPublishingHouse, type PublishingHouse } from "../support/publishing-house.ts";
import { readZip } from "../support/read-zip.ts";

let dataDir: string;
let scene: PublishingHouse;
let app: AppClient;
let changesetId: string;
const PRODUCTS = 12;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-export-"));
  scene = await openPublishingHouse({ dataDir, products: PRODUCTS, workers: 1, say: () => {} });
  app = createAppClient(scene.house.webUrl, scene.house.double, scene.house.shop);
  changesetId = await scene.publish(await scene.makeResults(scene.products));
});
afterAll(async () => {
  await scene?.stop();
  clearHouse(join(dataDir, "house"));
  rmSync(dataDir, { recursive: true, force: true });
});

const routeOf = (id: string) =>
  `/app/publications/${id}/export?_data=routes%2Fapp.publications.%24changesetId.export`;
const ask = (id = changesetId) => app.post<{ path: string }>(routeOf(id), {});
const save = async (path?: string, init: RequestInit = {}) =>
  fetch(`${scene.house.webUrl}${path ?? (await ask()).body.path}`, init);

test("a merchant saves a publication as a ZIP with a table of SKU, file and alt text", async () => {
  const response = await save();
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/zip",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-disposition": expect.stringMatching(/^attachment; filename="results-[\d-]+\.zip"$/),
  });
  const files = readZip(Buffer.from(await response.arrayBuffer()));
  expect(files).toHaveLength(PRODUCTS + 1);
  const rows = files.at(-1)!.bytes.toString("utf8").trimEnd().split("\r\n");
  expect(rows).toHaveLength(PRODUCTS + 1);
  expect(rows[1]).toContain(files[0]!.name);
});

test("the address opens nothing for another publication or without its signature", async () => {
  const { path } = (await ask()).body;
  const other = "0190a000-0000-7000-8000-000000000001";
  expect((await save(path.replace(changesetId, other))).status).toBe(404);
  expect((await save(path.replace(/signature=[^&]+/, "signature=x"))).status).toBe(404);
  expect((await save(path.split("?")[0])).status).toBe(404);
});

test("nobody asks for it without a token, and nothing that isn't the shop's is promised", async () => {
  const anonymous = await fetch(`${scene.house.webUrl}${routeOf(changesetId)}`, { method: "POST" });
  expect(anonymous.ok).toBe(false);
  expect((await ask("0190a000-0000-7000-8000-000000000001")).status).toBe(404);
});

test("a reader who goes away in the middle ends it, and two more can be saved", async () => {
  for (let i = 0; i < 3; i++) {
    const gone = new AbortController();
    const response = await save(undefined, { signal: gone.signal });
    await response.body!.getReader().read();
    gone.abort();
  }
  await expect.poll(async () => (await ask()).status, { timeout: 20_000 }).toBe(200);
  const response = await save();
  expect(readZip(Buffer.from(await response.arrayBuffer()))).toHaveLength(PRODUCTS + 1);
});
