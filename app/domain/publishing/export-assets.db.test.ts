/** Results as one ZIP: what is in it, who gets it, and that it is made while it is read. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { type Scene, asset, newScene } from "#test/support/publishing-scene.ts";
import { readZip } from "#test/support/read-zip.ts";
import { exportAssets, mayExport } from "./export-assets.ts";
import type { PublishingCtx } from "./ctx.ts";

let database: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  scene = await newScene(database);
});

const going = new AbortController().signal;
async function exported(assetIds: string[], { ctx = scene.ctx, signal = going } = {}) {
  const file = await exportAssets(ctx, { assetIds }, { signal });
  if (!file.ok) throw new Error(file.reason);
  return file;
}
const bytesOf = async (body: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(body).arrayBuffer());
const results = async (count: number) => {
  const assetIds: string[] = [];
  for (let i = 0; i < count; i++) assetIds.push(await asset(scene));
  return assetIds;
};
const rename = (assetId: string, fileName: string, productTitle = "Mug", sku = "MUG-01") =>
  database.asOwner("UPDATE asset SET file_name = $2, product_title = $3, sku = $4 WHERE asset_id = $1", [
    assetId,
    fileName,
    productTitle,
    sku,
  ]);
/** The files of the shop, counting who is asked for. */
function countingFiles(fail?: string): { ctx: PublishingCtx; gets: string[] } {
  const gets: string[] = [];
  const files = {
    ...scene.files,
    get: async (key: string) => {
      gets.push(key);
      if (fail !== undefined && gets.length > 1) throw new Error(fail);
      return scene.files.get(key);
    },
  };
  return { ctx: { ...scene.ctx, ports: { ...scene.ctx.ports, files } }, gets };
}

test("holds every file byte for byte under its name, and a table of SKU, file and alt text", async () => {
  const [first, second] = (await results(2)) as [string, string];
  await rename(first, "mug-1.jpg", "Stoneware mug", "MUG-01");
  await rename(second, "mug-2.jpg", "Cup, blue", "CUP-02");
  const { fileName, body } = await exported([second, first, second]);
  expect(fileName).toMatch(/^results-\d{4}-\d\d-\d\d\.zip$/);
  const files = readZip(await bytesOf(body));
  expect(files.map(({ name }) => name)).toEqual(["mug-2.jpg", "mug-1.jpg", "alt-texts.csv"]);
  const rows = await database.asOwner("SELECT file_name, file_key FROM asset WHERE shop_id = $1", [
    scene.shopId,
  ]);
  for (const { file_name: name, file_key: key } of rows)
    expect(files.find((file) => file.name === name)?.bytes).toEqual(
      Buffer.from((await scene.files.get(String(key)))!),
    );
  expect(files.at(-1)!.bytes.toString("utf8")).toBe(
    '\uFEFFSKU,File,Alt text\r\nCUP-02,mug-2.jpg,"Cup, blue, on a white background"\r\n' +
      'MUG-01,mug-1.jpg,"Stoneware mug, on a white background"\r\n',
  );
});

test("no cell of the table runs as a formula", async () => {
  const [assetId] = (await results(1)) as [string];
  await rename(assetId, "mug.jpg", '=HYPERLINK("http://evil.example")', "@SUM(A1)");
  const files = readZip(await bytesOf((await exported([assetId])).body));
  expect(files.at(-1)!.bytes.toString("utf8").split("\r\n")[1]).toBe(
    `'@SUM(A1),mug.jpg,"'=HYPERLINK(""http://evil.example""), on a white background"`,
  );
});

test.each(["../../etc/passwd.jpg", "a/b.jpg", "C:\\windows\\x.jpg", "A.JPG", "a..jpg", ".jpg"])(
  "no name leaves its folder or hides another file: the database takes none such as %s",
  async (name) => {
    const [first, second] = (await results(2)) as [string, string];
    await rename(first, "a.jpg");
    await expect(rename(second, name)).rejects.toThrow(/asset_file_name_is_safe/);
    await expect(rename(second, "a.jpg")).rejects.toThrow(/asset_shop_id_file_name_key/);
  },
);

test("a result whose file is gone stands in the table without one", async () => {
  const [gone, there] = (await results(2)) as [string, string];
  await rename(gone, "gone.jpg");
  await rename(there, "there.jpg");
  const [row] = await database.asOwner("SELECT file_key FROM asset WHERE asset_id = $1", [gone]);
  await scene.files.delete(String(row?.["file_key"]));
  const files = readZip(await bytesOf((await exported([gone, there])).body));
  expect(files.map(({ name }) => name)).toEqual(["there.jpg", "alt-texts.csv"]);
  expect(files.at(-1)!.bytes.toString("utf8").split("\r\n").slice(1, 3)).toEqual([
    'MUG-01,,"Mug, on a white background"',
    'MUG-01,there.jpg,"Mug, on a white background"',
  ]);
});

test("one file is in memory at a time: none is read before the one before it was taken", async () => {
  const assetIds = await results(30);
  const { ctx, gets } = countingFiles();
  const reader = (await exported(assetIds, { ctx })).body.getReader();
  expect(gets).toHaveLength(0);
  let taken = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    // An entry is a header, a name, its bytes and their checksum.
    taken++;
    expect(gets.length).toBeLessThanOrEqual(taken / 4 + 2);
  }
  expect(gets).toHaveLength(30);
});

test.each([true, false])(
  "a reader who leaves ends the reading, and makes room (politely: %s)",
  async (isPolite) => {
    const assetIds = await results(20);
    const { ctx, gets } = countingFiles();
    const gone = new AbortController();
    const reader = (await exported(assetIds, { ctx, signal: gone.signal })).body.getReader();
    await exported(assetIds, { signal: gone.signal });
    expect(await mayExport(ctx, { assetIds })).toMatchObject({ reason: "export-in-progress" });
    await reader.read();
    const readSoFar = gets.length;
    if (isPolite) await reader.cancel();
    gone.abort();
    expect((await reader.read()).done).toBe(true);
    expect(gets).toHaveLength(readSoFar);
    expect(readSoFar).toBeLessThan(5);
    expect(await mayExport(ctx, { assetIds })).toEqual({ ok: true });
  },
);

test("a file that can't be read now breaks the archive off, and makes room", async () => {
  const assetIds = await results(4);
  for (let i = 0; i < 3; i++) {
    const { ctx } = countingFiles("the disk is away");
    await expect(bytesOf((await exported(assetIds, { ctx })).body)).rejects.toThrow("the disk is away");
  }
});

test("another shop's results, unknown ones and nonsense are refused", async () => {
  const assetIds = await results(1);
  const other = await newScene(database);
  expect(await mayExport(other.ctx, { assetIds })).toMatchObject({ reason: "not-found" });
  expect(await exportAssets(other.ctx, { assetIds }, { signal: going })).toMatchObject({
    reason: "not-found",
  });
  expect(await mayExport(scene.ctx, { assetIds: [...assetIds, scene.ctx.ids.next()] })).toMatchObject({
    reason: "not-found",
  });
  for (const nonsense of [[], ["x"], Array.from({ length: 10_001 }, () => assetIds[0]!)])
    expect(await mayExport(scene.ctx, { assetIds: nonsense })).toMatchObject({ reason: "invalid-input" });
});
