/** Results saved as one file, over HTTP as a browser does it: asked for by a merchant, then posted to the signed address. */
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
let assetIds: string[];
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-export-"));
  scene = await openPublishingHouse({ dataDir, products: 12, workers: 1, say: () => {} });
  app = createAppClient(scene.house.webUrl, scene.house.double, scene.house.shop);
  assetIds = await scene.makeResults(scene.products);
});
afterAll(async () => {
  await scene?.stop();
  clearHouse(join(dataDir, "house"));
  rmSync(dataDir, { recursive: true, force: true });
});

/** A form that a page posts: it carries no token. */
const post = (path: string, ids: readonly string[]) =>
  fetch(`${scene.house.webUrl}${path}`, {
    method: "POST",
    body: new URLSearchParams({ assetIds: ids.join(",") }),
  });
const pathFor = async (ids: readonly string[]): Promise<string> =>
  (await app.post<{ path: string }>("/api/exports", { assetIds: ids })).body.path;

test("a merchant saves results as a ZIP with a table of SKU, file and alt text", async () => {
  const response = await post(await pathFor(assetIds), assetIds);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/zip",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-disposition": expect.stringMatching(/^attachment; filename="results-[\d-]+\.zip"$/),
  });
  const files = readZip(Buffer.from(await response.arrayBuffer()));
  expect(files).toHaveLength(assetIds.length + 1);
  const rows = files.at(-1)!.bytes.toString("utf8").trimEnd().split("\r\n");
  expect(rows).toHaveLength(assetIds.length + 1);
  expect(rows[1]).toContain(files[0]!.name);
});

test("the address opens nothing for other results, without its signature, or by another method", async () => {
  const path = await pathFor(assetIds.slice(0, 2));
  expect((await post(path, assetIds)).status).toBe(404);
  expect((await post(path.replace(/signature=[^&]+/, "signature=x"), assetIds.slice(0, 2))).status).toBe(404);
  expect((await post(path.split("?")[0]!, assetIds.slice(0, 2))).status).toBe(404);
  expect((await fetch(`${scene.house.webUrl}${path}`)).status).toBe(405);
});

test("nobody asks for it without a token, and nothing that isn't the shop's is promised", async () => {
  const anonymous = await fetch(`${scene.house.webUrl}/api/exports`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ assetIds }),
  });
  expect(anonymous.ok).toBe(false);
  const foreign = "0190a000-0000-7000-8000-000000000001";
  expect((await app.post("/api/exports", { assetIds: [...assetIds, foreign] })).status).toBe(404);
  expect((await app.post("/api/exports", { assetIds: [] })).status).toBe(400);
});

test("a reader who goes away in the middle ends it, and two more can be saved", async () => {
  for (let i = 0; i < 3; i++) {
    const path = await pathFor(assetIds);
    const gone = new AbortController();
    const response = await fetch(`${scene.house.webUrl}${path}`, {
      method: "POST",
      body: new URLSearchParams({ assetIds: assetIds.join(",") }),
      signal: gone.signal,
    });
    await response.body!.getReader().read();
    gone.abort();
  }
  await expect
    .poll(async () => (await app.post("/api/exports", { assetIds })).status, { timeout: 20_000 })
    .toBe(200);
  const response = await post(await pathFor(assetIds), assetIds);
  expect(readZip(Buffer.from(await response.arrayBuffer()))).toHaveLength(assetIds.length + 1);
});
