import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type FileStore, StorageFullError } from "#app/domain/assets/ports.ts";
import { type S3Server, startS3Server } from "#test/support/s3-server.ts";
import { asStorageError, openDiskStore } from "./disk.ts";
import { openFileStore } from "./index.ts";

const JPEG = { contentType: "image/jpeg" };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const CREDENTIALS = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "only/for+tests",
  region: "eu-central-1",
  bucket: "pictures",
};

let folder: string;
let server: S3Server;
let s3Url: string;
beforeAll(async () => {
  server = await startS3Server(CREDENTIALS);
  s3Url = `s3://pictures/app/live?region=eu-central-1&endpoint=${encodeURIComponent(server.endpoint)}`;
});
afterAll(() => server.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "store-"));
  server.objects.clear();
  server.refusePuts(undefined);
  vi.stubEnv("AWS_ACCESS_KEY_ID", CREDENTIALS.accessKeyId);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", CREDENTIALS.secretAccessKey);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

describe.each([
  ["a folder", () => openFileStore(pathToFileURL(folder).href)],
  ["a bucket", () => openFileStore(s3Url)],
])("in %s", (_, open) => {
  let store: FileStore;
  beforeEach(() => {
    store = open();
  });

  test("what was put is read back byte by byte, and again after it was put again", async () => {
    const bytes = new Uint8Array(70_000).map((_byte, index) => index % 251);
    await store.put("shops/a/assets/1.jpg", bytes, JPEG);
    await store.put("shops/a/assets/1.jpg", bytes, JPEG);
    expect(Buffer.from((await store.get("shops/a/assets/1.jpg")) ?? []).equals(bytes)).toBe(true);
  });

  test("a file that was never put, or was deleted, is null; deleting twice is no error", async () => {
    expect(await store.get("shops/a/none.jpg")).toBeNull();
    await store.put("shops/a/1.jpg", bytesOf("one"), JPEG);
    await store.delete("shops/a/1.jpg");
    await store.delete("shops/a/1.jpg");
    expect(await store.get("shops/a/1.jpg")).toBeNull();
  });

  test("deleting a shop's folder leaves a shop whose name begins alike", async () => {
    for (const name of ["1", "2", "3", "4", "5"])
      await store.put(`shops/a/assets/${name}.jpg`, bytesOf(name), JPEG);
    await store.put("shops/ab/assets/1.jpg", bytesOf("other"), JPEG);
    await store.deleteFolder("shops/a");
    await store.deleteFolder("shops/a");
    expect(await store.get("shops/a/assets/1.jpg")).toBeNull();
    expect(await store.get("shops/a/assets/5.jpg")).toBeNull();
    expect(Buffer.from((await store.get("shops/ab/assets/1.jpg")) ?? []).toString()).toBe("other");
  });

  test("it says that it is ready and leaves nothing behind by that", async () => {
    await store.ready();
    expect([...server.objects.keys(), ...(await readdir(folder))]).toEqual([]);
  });

  test.each([
    "../outside",
    "shops/../../etc/passwd",
    "/etc/passwd",
    "shops//a",
    "",
    ".hidden",
    "a\\b",
    "a\0b",
    "shops/a/",
    "x".repeat(501),
  ])("a key that could leave the store is refused: %j", async (key) => {
    await expect((async () => store.put(key, bytesOf("x"), JPEG))()).rejects.toThrow("not a storage key");
    await expect((async () => store.get(key))()).rejects.toThrow("not a storage key");
    await expect((async () => store.deleteFolder(key))()).rejects.toThrow("not a storage key");
  });
});

describe("in a folder", () => {
  test("only whole files stand there under their names: two writers at once leave one of the two", async () => {
    const store = openDiskStore(folder);
    const large = (fill: number) => new Uint8Array(2_000_000).fill(fill);
    await Promise.all([1, 2, 3, 4].map((fill) => store.put("a/same.jpg", large(fill), JPEG)));
    const read = await store.get("a/same.jpg");
    expect(read?.length).toBe(2_000_000);
    expect(new Set(read).size).toBe(1);
    expect(await readdir(join(folder, "a"))).toEqual(["same.jpg"]);
  });

  test("a write that fails leaves no temporary file", async () => {
    const store = openDiskStore(folder);
    await store.put("a/name/inner.jpg", bytesOf("a folder stands where a file should"), JPEG);
    await expect(store.put("a/name", bytesOf("x"), JPEG)).rejects.toThrow();
    expect(await readdir(join(folder, "a"))).toEqual(["name"]);
  });

  test("a store whose folder is a file takes nothing and is not ready", async () => {
    await writeFile(join(folder, "file"), "");
    const store = openDiskStore(join(folder, "file"));
    await expect(store.ready()).rejects.toBeInstanceOf(StorageFullError);
    await expect(store.put("a/1.jpg", bytesOf("x"), JPEG)).rejects.toBeInstanceOf(StorageFullError);
  });

  const fault = (code: string) => Object.assign(new Error(code), { code });

  test.each(["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "ENOTDIR"])(
    "a disk that takes nothing until somebody acts says so, and why: %s",
    (code) => {
      expect(asStorageError(fault(code))).toBeInstanceOf(StorageFullError);
      expect((asStorageError(fault(code)) as Error).message).toMatch(new RegExp(`^(a|the) .*${code}`));
    },
  );

  test("other faults of a disk are told as they are: another try may go well", () => {
    const passing = fault("EIO");
    expect(asStorageError(passing)).toBe(passing);
    expect(asStorageError(null)).toBeNull();
  });
});

describe("in a bucket", () => {
  test("files lie under the prefix with their content type", async () => {
    await openFileStore(s3Url).put("shops/a/1.jpg", bytesOf("one"), JPEG);
    expect([...server.objects]).toMatchObject([["app/live/shops/a/1.jpg", { contentType: "image/jpeg" }]]);
  });

  test("a bucket whose quota is used up is full, and nothing is stored", async () => {
    server.refusePuts({ status: 507, code: "InsufficientStorage" });
    await expect(openFileStore(s3Url).put("a/1.jpg", bytesOf("x"), JPEG)).rejects.toBeInstanceOf(
      StorageFullError,
    );
    expect(server.objects.size).toBe(0);
  });

  test("wrong credentials are no missing file and no full disk: they are thrown", async () => {
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "wrong");
    const store = openFileStore(s3Url);
    await expect(store.get("a/1.jpg")).rejects.toThrow("SignatureDoesNotMatch");
    await expect(store.put("a/1.jpg", bytesOf("x"), JPEG)).rejects.not.toBeInstanceOf(StorageFullError);
    await expect(store.ready()).rejects.toThrow();
  });
});

test.each([
  "ftp://host/x",
  "pictures",
  "file://secret/pictures",
  "s3:///prefix",
  "s3://key:secret@bucket/prefix",
  "s3://bucket/%secret",
  "s3://bucket/prefix?endpoint=secret",
])("a storage address that can't be meant is refused without repeating it: %s", (url) => {
  expect(() => openFileStore(url)).toThrow(/^STORAGE_URL: /);
  expect(() => openFileStore(url)).not.toThrow(/secret/);
});
