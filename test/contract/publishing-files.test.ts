/** Files on their way to products through the real adapter, against the Shopify double over HTTP. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PublishingMedia } from "#app/domain/publishing/index.server.ts";
import { mp4 } from "#test/shopify-double/testing/mp4.ts";
import {
  type ContractScene,
  type PublishingHouse,
  VIDEO,
  changesetOf,
  killedAfter,
  openHouse,
  openShop,
  passedAsset,
  picture,
  published,
  shownOf,
  work,
} from "./publishing-shop.ts";

let house: PublishingHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function outcomeOf(s: ContractScene, changesetId: string) {
  const [product] = (await changesetOf(s, changesetId)).products;
  if (!product) throw new Error("no product");
  return product;
}

test("a picture is uploaded, created, processed, attached behind the others and read back", async () => {
  const s = await openShop(house);
  const { media: before } = await shownOf(s);
  const bytes = await picture();
  const changesetId = await published(s, [await passedAsset(s, { bytes })]);
  await work(s, changesetId);
  const { media: after, files } = await shownOf(s);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after).toHaveLength(before.length + 1);
  expect(files).toHaveLength(1);
  expect(after.at(-1)).toMatchObject({
    status: "READY",
    origin: "app",
    alt: "Mug, on a white background",
    sha256: createHash("sha256").update(bytes).digest("hex"),
    filename: expect.stringMatching(/^MUG-01-u_white_\d{8}_[0-9a-f]{10}-[0-9a-f]{6}\.jpg$/),
  });
  expect(await outcomeOf(s, changesetId)).toMatchObject({
    status: "done",
    steps: [{ state: "verified", mediaGid: after.at(-1)?.id }],
    before: before.map(({ id }) => expect.objectContaining({ mediaGid: id })),
  });
  const { counters } = await house.double.state(s.shop);
  expect(counters).toMatchObject({ deprecated: {}, unexpected: {}, egressRefused: {} });
});

test.each(["readProducts", "stageUploads", "sendFile", "createFiles", "readFiles", "linkFiles"] as const)(
  "killed right after %s, the next worker makes no second file and no second medium",
  async (call) => {
    const s = await openShop(house, { between: killedAfter(call) });
    const { media: before } = await shownOf(s);
    const changesetId = await published(s, [await passedAsset(s, { bytes: await picture() })]);
    await work(s, changesetId);
    const { media: after, files } = await shownOf(s);
    expect(files).toHaveLength(1);
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)).toMatchObject({ status: "READY", origin: "app" });
    expect(await outcomeOf(s, changesetId)).toMatchObject({ status: "done" });
  },
);

test("text that was renamed to .jpg fails with a sentence; the product is untouched", async () => {
  const s = await openShop(house);
  const { media: before } = await shownOf(s);
  const changesetId = await published(s, [
    await passedAsset(s, { bytes: Buffer.from("this is no picture") }),
  ]);
  await work(s, changesetId);
  expect(await outcomeOf(s, changesetId)).toMatchObject({
    status: "failed",
    failure: { code: "UNSUPPORTED_IMAGE_FILE_TYPE", text: expect.stringMatching(/doesn't recognise/) },
  });
  expect((await shownOf(s)).media).toEqual(before);
});

test("a product that is no longer there fails with a sentence and nothing is uploaded", async () => {
  const s = { ...(await openShop(house)), productGids: ["gid://shopify/Product/999999"] };
  const changesetId = await published(s, [await passedAsset(s, { bytes: await picture() })]);
  await work(s, changesetId);
  expect(await outcomeOf(s, changesetId)).toMatchObject({
    status: "failed",
    failure: { code: "product-deleted", text: expect.stringMatching(/deleted/) },
  });
  expect((await shownOf(s)).files).toEqual([]);
});

/** Puts bytes where Shopify wants them, and says what a file is made of. */
async function staged(
  media: PublishingMedia,
  file: { fileName: string; mimeType: string; bytes: Uint8Array },
) {
  const [target] = await media.stageUploads([{ ...file, sizeBytes: file.bytes.byteLength }]);
  if (!target?.ok) throw new Error("no place to upload to");
  expect(await media.sendFile(target, file)).toEqual({ ok: true });
  return { fileName: file.fileName, altText: "", resourceUrl: target.resourceUrl };
}

test("a name that is taken is refused by its code, and the file that has it is found", async () => {
  const s = await openShop(house);
  const { media } = s.ctx.ports;
  const file = { fileName: "MUG_white_20261122_abc.jpg", mimeType: "image/jpeg", bytes: await picture() };
  const wanted = await staged(media, file);
  const [first] = await media.createFiles([wanted]);
  if (first === undefined || first === "unknown" || !first.ok) throw new Error("not created");
  expect(await media.createFiles([wanted])).toMatchObject([{ ok: false, code: "FILENAME_ALREADY_EXISTS" }]);
  expect(await media.findFiles([file.fileName])).toEqual(new Map([[file.fileName, first.fileGid]]));
  expect(await media.findFiles(["MUG_white_20261122_ab.jpg"])).toEqual(new Map());
  expect(await media.readFiles(["gid://shopify/MediaImage/999999"])).toEqual(new Map());
});

test("of several files one is refused by its own code, and of the others nothing is claimed", async () => {
  const s = await openShop(house);
  const { media } = s.ctx.ports;
  const fileOf = async (fileName: string) =>
    staged(media, { fileName, mimeType: "image/jpeg", bytes: await picture() });
  const [taken, fresh] = [await fileOf("MUG_taken.jpg"), await fileOf("MUG_fresh.jpg")];
  await media.createFiles([taken]);
  expect(await media.createFiles([fresh, taken])).toEqual([
    "unknown",
    expect.objectContaining({ ok: false, code: "FILENAME_ALREADY_EXISTS" }),
  ]);
  const names = ["MUG_taken.jpg", "MUG_fresh.jpg"];
  expect([...(await media.findFiles(names)).keys()]).toEqual(["MUG_taken.jpg"]);
  const [made] = await media.createFiles([fresh]);
  expect(made).toMatchObject({ ok: true });
  // Names are told apart although neither has been processed yet.
  expect([...(await media.findFiles(names)).keys()].toSorted()).toEqual(names.toSorted());
});

test("a product that isn't there is refused beside one that is, whose medium is added by the next call", async () => {
  const s = await openShop(house);
  const { media } = s.ctx.ports;
  const [{ media: [shown] = [], id: productGid } = { id: "" }] = (await house.double.state(s.shop)).products;
  const [, other] = (await house.double.state(s.shop)).products;
  const link = { fileGid: shown?.id ?? "", productGid: other?.id ?? "", change: "attach" } as const;
  const lost = { ...link, productGid: "gid://shopify/Product/999999" };
  expect(await media.linkFiles([link, lost])).toEqual([
    "unknown",
    expect.objectContaining({ ok: false, code: "REFERENCE_TARGET_DOES_NOT_EXIST" }),
  ]);
  expect(await media.linkFiles([link])).toEqual([{ ok: true }]);
  const read = await media.readProducts([productGid, lost.productGid, link.productGid]);
  expect([...read.keys()]).toEqual([productGid, link.productGid]);
  expect(read.get(link.productGid)?.at(-1)?.mediaGid).toBe(link.fileGid);
});

const film = () => mp4({ durationMs: 5_000 });

test("a video is uploaded with its size, processed, attached behind the others and read back", async () => {
  const states: string[] = [];
  const s = await openShop(house, {
    between: (media) => ({
      ...media,
      readFiles: async (fileGids) => {
        const files = await media.readFiles(fileGids);
        states.push(files.get(fileGids[0] ?? "")?.state ?? "gone");
        return files;
      },
    }),
  });
  // Long enough to be seen in each of its states.
  const { processingDelayMs } = await house.double.configure({});
  await house.double.configure({ processingDelayMs: 2_000 });
  const { media: before } = await shownOf(s);
  const bytes = film();
  const changesetId = await published(s, [await passedAsset(s, { bytes: bytes, video: VIDEO })]);
  await work(s, changesetId);
  await house.double.configure({ processingDelayMs });
  const { media: after, files } = await shownOf(s);
  expect(files).toHaveLength(1);
  expect(after.slice(0, -1)).toEqual(before);
  expect(after.at(-1)).toMatchObject({
    kind: "VIDEO",
    status: "READY",
    origin: "app",
    alt: "Mug, on a white background",
    mime: "video/mp4",
    bytes: bytes.byteLength,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    filename: expect.stringMatching(/^MUG-01-u_white_\d{8}_[0-9a-f]{10}-[0-9a-f]{6}\.mp4$/),
  });
  expect(states).toContain("processing");
  expect(states.at(-1)).toBe("ready");
  expect(await outcomeOf(s, changesetId)).toMatchObject({
    status: "done",
    steps: [{ state: "verified", mediaGid: expect.stringMatching(/^gid:\/\/shopify\/Video\//) }],
  });
  const { counters } = await house.double.state(s.shop);
  expect(counters).toMatchObject({ deprecated: {}, unexpected: {}, egressRefused: {} });
});

test.each(["sendFile", "createFiles", "readFiles", "linkFiles"] as const)(
  "killed right after %s of a video, the next worker finds it by its name and makes no second one",
  async (call) => {
    const s = await openShop(house, { between: killedAfter(call) });
    const changesetId = await published(s, [await passedAsset(s, { bytes: film(), video: VIDEO })]);
    await work(s, changesetId);
    const { media, files } = await shownOf(s);
    expect(files).toHaveLength(1);
    expect(media.filter(({ kind }) => kind === "VIDEO")).toEqual([
      expect.objectContaining({ status: "READY", origin: "app" }),
    ]);
    expect(await outcomeOf(s, changesetId)).toMatchObject({ status: "done" });
  },
);

test.each([
  [
    "text",
    Buffer.from("this is no video at all"),
    "VIDEO_INVALID_FILETYPE_ERROR",
    /doesn't recognise the file/,
  ],
  ["half a video", film().subarray(0, 180), "VIDEO_METADATA_READ_ERROR", /couldn't process the video/],
] as const)(
  "%s that was named .mp4 fails with a sentence; the product is untouched",
  async (_, bytes, code, text) => {
    const s = await openShop(house);
    const { media: before } = await shownOf(s);
    const changesetId = await published(s, [await passedAsset(s, { bytes: bytes, video: VIDEO })]);
    await work(s, changesetId);
    expect(await outcomeOf(s, changesetId)).toMatchObject({
      status: "failed",
      failure: { code, text: expect.stringMatching(text) },
    });
    expect((await shownOf(s)).media).toEqual(before);
  },
);

test("a video whose name is taken is refused by its code, and found by no other name", async () => {
  const s = await openShop(house);
  const { media } = s.ctx.ports;
  const file = { fileName: "MUG_white_20261122_abc.mp4", mimeType: "video/mp4", bytes: film() };
  const [first] = await media.createFiles([await staged(media, file)]);
  if (first === undefined || first === "unknown" || !first.ok) throw new Error("not created");
  expect(await media.createFiles([await staged(media, file)])).toMatchObject([
    { ok: false, code: "FILENAME_ALREADY_EXISTS" },
  ]);
  expect(await media.findFiles([file.fileName])).toEqual(new Map([[file.fileName, first.fileGid]]));
  expect(await media.findFiles(["MUG_white_20261122_ab.mp4"])).toEqual(new Map());
});

/** Shopify's FileErrorCode for pictures and files; a full storage pauses the whole publication instead. */
const FILE_ERRORS = [
  "DUPLICATE_FILENAME_ERROR",
  "GENERIC_FILE_DOWNLOAD_FAILURE",
  "GENERIC_FILE_INVALID_SIZE",
  "IMAGE_DOWNLOAD_FAILURE",
  "IMAGE_PROCESSING_FAILURE",
  "INVALID_IMAGE_ASPECT_RATIO",
  "INVALID_IMAGE_FILE_SIZE",
  "INVALID_IMAGE_RESOLUTION",
  "INVALID_SIGNED_URL",
  "MEDIA_TIMEOUT_ERROR",
  "UNKNOWN",
  "UNSUPPORTED_IMAGE_FILE_TYPE",
];

test("whatever error a file's processing ends with, its product alone fails, with a sentence, and stays as it was", async () => {
  const s = await openShop(house, { products: FILE_ERRORS.length + 1 });
  const assetIds: string[] = [];
  for (const productGid of s.productGids)
    assetIds.push(await passedAsset(s, { bytes: await picture(), productGid }));
  for (const code of FILE_ERRORS) await house.double.failNextFile(s.shop, code);
  const before = await house.double.state(s.shop);
  const changesetId = await published(s, assetIds);
  await work(s, changesetId);
  const { counts, products } = await changesetOf(s, changesetId);
  expect(counts).toMatchObject({ done: 1, failed: FILE_ERRORS.length });
  const codes = products.flatMap(({ failure }) => failure?.code ?? []);
  expect(codes.toSorted()).toEqual(FILE_ERRORS);
  for (const text of products.flatMap(({ failure }) => failure?.text ?? []))
    expect(text).toMatch(/^[A-Z].*\. Publishing costs no credits\. [A-Z].*\.$/);
  const failedGids = new Set(
    products.filter(({ status }) => status === "failed").map(({ productGid }) => productGid),
  );
  const mediaOf = ({ products: all }: typeof before) =>
    all.filter(({ id }) => failedGids.has(id)).map(({ media }) => media);
  expect(mediaOf(await house.double.state(s.shop))).toEqual(mediaOf(before));
});

test("fault 22: an access token that ends between two calls is renewed, and nothing is done twice", async () => {
  const s = await openShop(house, {
    products: 3,
    between: (media) => ({
      ...media,
      linkFiles: async (links) => {
        await house.double.expireTokens(s.shop);
        return media.linkFiles(links);
      },
    }),
  });
  const assetIds: string[] = [];
  for (const productGid of s.productGids)
    assetIds.push(await passedAsset(s, { bytes: await picture(), productGid }));
  const changesetId = await published(s, assetIds);
  await work(s, changesetId);
  expect((await changesetOf(s, changesetId)).counts.done).toBe(3);
  expect((await house.double.state(s.shop)).files).toHaveLength(3);
});
