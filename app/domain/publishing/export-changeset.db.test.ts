/** A plan's results as one ZIP: what is in it, who gets it, and that it is made while it is read. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { type Scene, asset, newScene, plan } from "#test/support/publishing-scene.ts";
import { readZip } from "#test/support/read-zip.ts";
import { changeLines } from "./change-lines.ts";
import type { PublishingCtx } from "./ctx.ts";
import { exportChangeset, mayExport } from "./export-changeset.ts";
import { checkPlanJob } from "./jobs/check-plan.ts";
import { publishProductsJob } from "./jobs/publish-products.ts";
import { leaveOut } from "./leave-out.ts";
import { planChangeset } from "./plan-changeset.ts";

let database: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  database = await testDatabase({ jobs: [checkPlanJob, publishProductsJob] });
});
afterAll(() => database.close());
beforeEach(async () => {
  scene = await newScene(database);
});

const going = new AbortController().signal;
async function exported(changesetId: string, { ctx = scene.ctx, signal = going } = {}) {
  const file = await exportChangeset(ctx, { changesetId }, { signal });
  if (!file.ok) throw new Error(file.reason);
  return file;
}
const bytesOf = async (body: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(body).arrayBuffer());
const filesOf = async (changesetId: string) => readZip(await bytesOf((await exported(changesetId)).body));
const rowsOf = (files: Awaited<ReturnType<typeof filesOf>>) =>
  files.at(-1)!.bytes.toString("utf8").split("\r\n").slice(1, -1);
const results = async (count: number) => {
  const assetIds: string[] = [];
  for (let i = 0; i < count; i++) assetIds.push(await asset(scene));
  return assetIds;
};
async function planned(assetIds: string[]): Promise<string> {
  const key = scene.ctx.ids.next();
  const made = await planChangeset(scene.ctx, { assetIds, target: "shopify", idempotencyKey: key });
  if (!made.ok) throw new Error(made.reason);
  return made.changesetId;
}
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

test("holds every file byte for byte under the name that was planned, and a table of SKU, file and alt text", async () => {
  const first = await asset(scene, { bytes: Buffer.from("first"), colour: "Blue" });
  const second = await asset(scene, { bytes: Buffer.from("second") });
  const changesetId = await planned([first, second]);
  const lines = [{ assetId: second, altText: 'A "mug", as it is', fileName: "sea-mug.jpg" }];
  expect(await changeLines(scene.ctx, { changesetId, lines })).toEqual({ ok: true });
  expect((await exported(changesetId)).fileName).toMatch(/^results-\d{4}-\d\d-\d\d\.zip$/);
  const files = await filesOf(changesetId);
  const [row] = await database.asOwner("SELECT file_name FROM asset WHERE asset_id = $1", [first]);
  const firstName = String(row?.["file_name"]);
  expect(files.map(({ name, bytes }) => [name, bytes.toString()]).slice(0, 2)).toEqual([
    [firstName, "first"],
    ["sea-mug.jpg", "second"],
  ]);
  expect(files[2]!.bytes.toString("utf8")).toBe(
    `\uFEFFSKU,File,Alt text\r\nMUG-01,${firstName},"Stoneware mug, Blue, on a white background"\r\n` +
      'MUG-01,sea-mug.jpg,"A ""mug"", as it is"\r\n',
  );
});

test("two files that were given one name, in whatever case, are both there", async () => {
  const [first, second] = (await results(2)) as [string, string];
  const changesetId = await planned([first, second]);
  const lines = [
    { assetId: first, fileName: "Mug.jpg" },
    { assetId: second, fileName: "mug.jpg" },
  ];
  expect(await changeLines(scene.ctx, { changesetId, lines })).toEqual({ ok: true });
  const names = (await filesOf(changesetId)).map(({ name }) => name);
  expect(names).toEqual(["Mug.jpg", expect.stringMatching(/^mug-[0-9a-f]{6}\.jpg$/), "alt-texts.csv"]);
});

test("what was left out of the plan isn't in it; of what was published, everything is", async () => {
  const [left, kept] = (await results(2)) as [string, string];
  const changesetId = await planned([left, kept]);
  expect(await leaveOut(scene.ctx, { changesetId, assetIds: [left] })).toMatchObject({ leftOutCount: 1 });
  expect(await filesOf(changesetId)).toHaveLength(2);
  expect(await filesOf(await plan(scene, [left]))).toHaveLength(2);
});

test("hundreds are there once each, in the plan's order", async () => {
  const assetIds = await results(260);
  const files = await filesOf(await planned(assetIds));
  expect(files).toHaveLength(261);
  const rows = await database.asOwner(
    "SELECT file_name FROM asset WHERE shop_id = $1 ORDER BY array_position($2::uuid[], asset_id)",
    [scene.shopId, assetIds],
  );
  expect(files.slice(0, -1).map(({ name }) => name)).toEqual(rows.map((row) => row["file_name"]));
});

test("no cell of the table runs as a formula", async () => {
  const [assetId] = (await results(1)) as [string];
  await database.asOwner("UPDATE asset SET sku = '@SUM(A1)' WHERE asset_id = $1", [assetId]);
  const changesetId = await planned([assetId]);
  const lines = [{ assetId, altText: '=HYPERLINK("http://evil.example")', fileName: "mug.jpg" }];
  await changeLines(scene.ctx, { changesetId, lines });
  expect(rowsOf(await filesOf(changesetId))).toEqual([
    `'@SUM(A1),mug.jpg,"'=HYPERLINK(""http://evil.example"")"`,
  ]);
});

test.each(["../../etc/passwd.jpg", "a/b.jpg", "C:\\windows\\x.jpg", "a..jpg", ".jpg"])(
  "no name leaves its folder: the database takes none such as %s",
  async (name) => {
    await planned(await results(1));
    const rename = database.asOwner("UPDATE changeset_step SET file_name = $1", [name]);
    await expect(rename).rejects.toThrow(/changeset_step_file_name_is_safe/);
  },
);

test("a result whose file is gone stands in the table without one", async () => {
  const [gone, there] = (await results(2)) as [string, string];
  const [row] = await database.asOwner("SELECT file_key FROM asset WHERE asset_id = $1", [gone]);
  await scene.files.delete(String(row?.["file_key"]));
  const files = await filesOf(await planned([gone, there]));
  expect(files).toHaveLength(2);
  expect(rowsOf(files)).toEqual([
    'MUG-01,,"Stoneware mug, on a white background"',
    `MUG-01,${files[0]!.name},"Stoneware mug, on a white background"`,
  ]);
});

test("one file is in memory at a time: none is read before the one before it was taken", async () => {
  const changesetId = await planned(await results(30));
  const { ctx, gets } = countingFiles();
  const reader = (await exported(changesetId, { ctx })).body.getReader();
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
    const changesetId = await planned(await results(20));
    const { ctx, gets } = countingFiles();
    const gone = new AbortController();
    const reader = (await exported(changesetId, { ctx, signal: gone.signal })).body.getReader();
    await exported(changesetId, { signal: gone.signal });
    expect(await mayExport(ctx, { changesetId })).toMatchObject({ reason: "export-in-progress" });
    await reader.read();
    const readSoFar = gets.length;
    if (isPolite) await reader.cancel();
    gone.abort();
    expect((await reader.read()).done).toBe(true);
    expect(gets).toHaveLength(readSoFar);
    expect(readSoFar).toBeLessThan(5);
    expect(await mayExport(ctx, { changesetId })).toEqual({ ok: true });
  },
);

test("a file that can't be read now breaks the archive off, and makes room", async () => {
  const changesetId = await planned(await results(4));
  for (let i = 0; i < 3; i++) {
    const { ctx } = countingFiles("the disk is away");
    await expect(bytesOf((await exported(changesetId, { ctx })).body)).rejects.toThrow("the disk is away");
  }
});

test("another shop's plan, an empty one, an unknown one and nonsense are refused", async () => {
  const assetIds = await results(1);
  const changesetId = await planned(assetIds);
  const other = await newScene(database);
  const missing = { ok: false, reason: "not-found" };
  expect(await mayExport(other.ctx, { changesetId })).toEqual(missing);
  expect(await exportChangeset(other.ctx, { changesetId }, { signal: going })).toEqual(missing);
  for (const nonsense of ["", "x", scene.ctx.ids.next()])
    expect(await mayExport(scene.ctx, { changesetId: nonsense })).toEqual(missing);
  await leaveOut(scene.ctx, { changesetId, assetIds });
  expect(await mayExport(scene.ctx, { changesetId })).toEqual(missing);
});
