import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openFileStore } from "#app/adapters/storage/index.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { savePreference } from "../account/index.server.ts";
import {
  type FileStore,
  type NewAsset,
  assetKey,
  listAssets,
  onDataRequest,
  onRedact,
  readAsset,
  readAssetFile,
  recordAsset,
} from "./index.server.ts";

let database: TestDatabase;
let folder: string;
let files: FileStore;
let shopId: ShopId;
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "assets-"));
  files = openFileStore(pathToFileURL(folder).href);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  shopId = await database.newShop();
});

const ctx = () => database.ctx(shopId, { files });
const bytes = new TextEncoder().encode("the picture's bytes");
const RUN = "01930000-0000-7000-8000-000000000001";
const SHA256 = "c".repeat(64);

const asset = (overrides: Partial<NewAsset> = {}): NewAsset => ({
  itemId: crypto.randomUUID(),
  runId: RUN,
  productGid: "gid://shopify/Product/1",
  productTitle: "<b>Mug</b>",
  sku: "MUG-1",
  fileKey: assetKey(shopId, RUN, SHA256, "image/jpeg"),
  sha256: SHA256,
  sizeBytes: bytes.length,
  mimeType: "image/jpeg",
  widthPx: 1024,
  heightPx: 1024,
  quality: "standard",
  recipe: { name: "white", version: 1 },
  engine: "local",
  sourceGid: "gid://shopify/MediaImage/1",
  sourceSha256: "d".repeat(64),
  optionName: null,
  optionValue: null,
  ratio: "1:1",
  variation: 1,
  evidence: { fillRatio: 0.87, cutoutNeedsLook: false, engineVersion: "1" },
  ...overrides,
});
const stored = async (overrides: Partial<NewAsset> = {}): Promise<string> => {
  const wanted = asset(overrides);
  await files.put(wanted.fileKey, bytes, { contentType: wanted.mimeType });
  return (await recordAsset(ctx(), wanted)).assetId;
};

test("what was recorded is read back with its bytes, and without its place in storage", async () => {
  const assetId = await stored();
  const read = await readAssetFile(ctx(), { assetId });
  if (!read.ok) throw new Error(read.reason);
  expect(Buffer.from(read.bytes).equals(bytes)).toBe(true);
  const { fileKey: _, ...expected } = asset();
  expect(read.asset).toMatchObject({ ...expected, itemId: read.asset.itemId, assetId });
  expect(read.asset).not.toHaveProperty("fileKey");
  expect(await readAsset(ctx(), { assetId })).toEqual({ ok: true, asset: read.asset });
});

describe("file names", () => {
  const nameOf = async (overrides: Partial<NewAsset> = {}) =>
    (await recordAsset(ctx(), asset(overrides))).fileName;

  test("a file is named by the usual template, until the shop has one of its own", async () => {
    expect(await nameOf()).toMatch(/^MUG-1_white_\d{8}_[0-9a-f]{10}\.jpg$/);
    await savePreference(ctx(), { key: "fileNames", value: { template: "{product}-{option}_{n}" } });
    expect(await nameOf({ optionName: "Colour", optionValue: "Red/Blue" })).toMatch(
      /^b-Mug-b-Red-Blue_[0-9a-f]{10}\.jpg$/,
    );
  });

  test("a template that can't keep pictures apart counts as none chosen", async () => {
    await savePreference(ctx(), { key: "fileNames", value: { template: "{sku}" } });
    expect(await nameOf()).toMatch(/^MUG-1_white_/);
  });

  test("two ids that end alike get two names, also when only the SKU's case differs", async () => {
    const ids = [1, 2, 3].map((first) => `0193000${first}-0000-7000-8000-000000000001`);
    const within = { ...ctx(), ids: { next: () => ids.shift() ?? crypto.randomUUID() } };
    const first = await recordAsset(within, asset({ sku: "MUG" }));
    const second = await recordAsset(within, asset({ sku: "mug" }));
    expect(first.fileName).toMatch(/0000000001\.jpg$/);
    expect(second.fileName.toLowerCase()).not.toBe(first.fileName.toLowerCase());
  });

  test("the database refuses a name that is taken in another case, and one that isn't safe", async () => {
    const { assetId, fileName } = await recordAsset(ctx(), asset());
    const copy = (name: string) =>
      database.asOwner(
        `INSERT INTO asset SELECT (jsonb_populate_record(a, jsonb_build_object('asset_id', gen_random_uuid(),
           'item_id', gen_random_uuid(), 'file_name', $2::text))).* FROM asset a WHERE asset_id = $1`,
        [assetId, name],
      );
    await expect(copy(fileName.toLowerCase())).rejects.toThrow(/asset_shop_id_file_name_key/);
    for (const name of ["../x.jpg", "a b.jpg", "", "x..jpg", ".x.jpg", `${"x".repeat(170)}.jpg`])
      await expect(copy(name)).rejects.toThrow(/asset_file_name_is_safe/);
    await copy(`other-${fileName}`);
  });

  test("another shop may use the same name", async () => {
    const { assetId } = await recordAsset(ctx(), asset());
    const other = await database.newShop();
    const id = { next: () => assetId.replace(/^./, "f") };
    const same = await recordAsset({ ...database.ctx(other, { files }), ids: id }, asset());
    expect(same.fileName.slice(-14, -4)).toBe(assetId.replaceAll("-", "").slice(-10));
  });
});

test("an item becomes one asset: a second one for it is refused by the database", async () => {
  const itemId = crypto.randomUUID();
  await stored({ itemId });
  await expect(stored({ itemId })).rejects.toThrow();
  const listed = await listAssets(ctx(), { runId: RUN });
  expect(listed.ok && listed.assets).toHaveLength(1);
});

test("pages of a run join without a gap or a repeat, also when more is recorded meanwhile", async () => {
  const ids = [];
  for (let count = 0; count < 7; count++) ids.push(await stored());
  await stored({ runId: "01930000-0000-7000-8000-000000000002" });
  const seen: string[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await listAssets(ctx(), { runId: RUN, limit: 3, ...(after !== undefined && { after }) });
    if (!page.ok) throw new Error(page.reason);
    seen.push(...page.assets.map(({ assetId }) => assetId));
    if (seen.length === 3) ids.push(await stored());
    if (page.next === null) break;
    after = page.next;
  }
  expect(seen).toEqual(ids);
});

test("a row whose file is gone, an unknown id and an id that is none are not found", async () => {
  const assetId = await stored();
  await files.delete(assetKey(shopId, RUN, SHA256, "image/jpeg"));
  expect(await readAssetFile(ctx(), { assetId })).toEqual({ ok: false, reason: "not-found" });
  expect(await readAsset(ctx(), { assetId: crypto.randomUUID() })).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await readAsset(ctx(), { assetId: "../x" })).toEqual({ ok: false, reason: "not-found" });
  expect(await listAssets(ctx(), { runId: "../x" })).toMatchObject({ ok: false, reason: "invalid-input" });
  expect(await listAssets(ctx(), { runId: RUN, limit: 100_000 })).toMatchObject({ reason: "invalid-input" });
});

test("another shop sees nothing of it, and its redaction deletes only its own", async () => {
  const assetId = await stored();
  const owner = shopId;
  shopId = await database.newShop();
  await stored();
  expect(await readAssetFile(ctx(), { assetId })).toEqual({ ok: false, reason: "not-found" });
  await onRedact(ctx());
  expect(await onDataRequest(ctx())).toEqual({ assets: [], downloads: [] });
  shopId = owner;
  expect(await readAssetFile(ctx(), { assetId })).toMatchObject({ ok: true });
});

test("redaction deletes rows and files, also files that a crash left without a row, and may run twice", async () => {
  await stored();
  await files.put(`shops/${shopId}/assets/orphan.jpg`, bytes, { contentType: "image/jpeg" });
  await onRedact(ctx());
  await onRedact(ctx());
  expect(await onDataRequest(ctx())).toEqual({ assets: [], downloads: [] });
  expect(await readdir(join(folder, "shops"))).not.toContain(shopId);
});
