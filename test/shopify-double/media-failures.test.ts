import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  CATALOGUE,
  FILE_CREATE,
  FILE_UPDATE,
  multipart,
  openBench,
  PHOTOS,
  SHOP,
  STAGE,
  type TestBench,
  waitUntil,
} from "./testing/harness.ts";
import { mp4 } from "./testing/mp4.ts";

const photo = readFileSync(join(PHOTOS, "catalogue/toy-car-plain.jpg"));
const CODES = [
  ...readFileSync(new URL("./schema/admin-2026-10.graphql", import.meta.url), "utf8")
    .match(/^enum FileErrorCode \{([^}]+)\}/m)![1]!
    .matchAll(/[A-Z0-9_]+/g),
].map(([code]) => code);

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.double.reset({ shop: SHOP, catalogue: CATALOGUE, products: 1 });
  await bench.double.configure({ processingDelayMs: 2, jobDelayMs: 5 });
  await bench.app.exchange();
});

describe("a file that is told to fail", () => {
  test("ends with each code of the schema, and the one after it is well", async () => {
    expect(CODES.length).toBeGreaterThan(30);
    for (const code of CODES) await bench.double.failNextFile(SHOP, code);
    const originalSource = await bench.app.upload("same.jpg", photo);
    const { body } = await bench.app.graphql(FILE_CREATE, {
      files: [...CODES, "READY"].map(() => ({ originalSource })),
    });
    expect(body.data.fileCreate.userErrors).toEqual([]);
    const files = await waitUntil(async () => {
      const found = (await bench.double.state(SHOP)).files;
      return found.every(({ status }) => ["READY", "FAILED"].includes(status)) ? found : undefined;
    });
    expect(files.map(({ status, errorCode }) => errorCode ?? status)).toEqual([...CODES, "READY"]);
  });

  test("must be given a code of the schema", async () => {
    await expect(bench.double.failNextFile(SHOP, "BAD_LUCK")).rejects.toThrow("FileErrorCode");
  });
});

test("a picture of more than 5000 px a side fails although it has few pixels", async () => {
  const wide = await sharp({ create: { width: 5001, height: 60, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
  expect(await bench.app.createFile("wide.png", wide)).toMatchObject({
    fileStatus: "FAILED",
    fileErrors: [{ code: "INVALID_IMAGE_RESOLUTION" }],
  });
});

describe("a staged upload under a fault", () => {
  const upload = { match: { host: "shopify-staged-uploads.storage.googleapis.com" } };

  test("is rejected, found expired, or broken off; afterwards the same target still takes it", async () => {
    const { body } = await bench.app.graphql(STAGE, {
      input: [{ filename: "a.jpg", mimeType: "image/jpeg", resource: "IMAGE", httpMethod: "POST" }],
    });
    const [target] = body.data.stagedUploadsCreate.stagedTargets;
    const form = await multipart(target.parameters, photo, "image/jpeg");
    const send = async () => (await bench.app.fetch(target.url, form)).status;
    await bench.double.addFault({ ...upload, shop: SHOP, kind: "upload-rejected" });
    expect(await send()).toBe(403);
    await bench.double.addFault({ ...upload, shop: SHOP, kind: "upload-expired" });
    expect(await send()).toBe(400);
    await bench.double.addFault({ ...upload, shop: "other.myshopify.com", kind: "http-5xx" });
    await bench.double.addFault({ ...upload, shop: SHOP, kind: "drop-request" });
    await expect(send()).rejects.toThrow(/closed|socket|reset/i);
    expect(await send()).toBe(201);
  });

  test("is cut short in silence: the file then fails", async () => {
    await bench.double.addFault({ ...upload, kind: "upload-truncated" });
    expect(await bench.app.createFile("cut.jpg", photo)).toMatchObject({
      fileStatus: "FAILED",
      fileErrors: [{ code: "IMAGE_PROCESSING_FAILURE" }],
    });
  });
});

describe("a video", () => {
  const stage = async (input: object = {}) => {
    const { body } = await bench.app.graphql(STAGE, {
      input: [
        {
          filename: "spin.mp4",
          mimeType: "video/mp4",
          resource: "VIDEO",
          httpMethod: "POST",
          fileSize: String(mp4().length),
          ...input,
        },
      ],
    });
    return body;
  };
  const create = async (bytes: Buffer, file: object = {}) => {
    const { data } = await stage({ fileSize: String(bytes.length) });
    const [target] = data.stagedUploadsCreate.stagedTargets;
    const sent = await bench.app.fetch(target.url, await multipart(target.parameters, bytes, "video/mp4"));
    expect(sent.status).toBe(204);
    const { body } = await bench.app.graphql(FILE_CREATE, {
      files: [{ originalSource: target.resourceUrl, contentType: "VIDEO", ...file }],
    });
    return body.data.fileCreate;
  };
  const ready = (id: string) =>
    waitUntil(async () => {
      const { body } = await bench.app.graphql(
        `query ($id: ID!) { node(id: $id) { ... on Video {
          fileStatus fileErrors { code } duration filename mediaContentType
          originalSource { fileSize width height mimeType url } sources { url } preview { status }
        } } }`,
        { id },
      );
      return ["READY", "FAILED"].includes(body.data.node.fileStatus) ? body.data.node : undefined;
    });

  test("is uploaded under its own name, becomes READY, is served, and stands among a product's media", async () => {
    const { files, userErrors } = await create(mp4({ widthPx: 1080, heightPx: 1920, durationMs: 5_040 }));
    expect(userErrors).toEqual([]);
    expect(files[0].id).toMatch(/^gid:\/\/shopify\/Video\/\d+$/);
    const video = await ready(files[0].id);
    expect(video).toMatchObject({
      fileStatus: "READY",
      duration: 5_040,
      filename: "spin.mp4",
      originalSource: { width: 1080, height: 1920, mimeType: "video/mp4" },
    });
    const served = await bench.app.fetch(video.originalSource.url);
    expect(served.bytes.equals(mp4({ widthPx: 1080, heightPx: 1920, durationMs: 5_040 }))).toBe(true);

    const [product] = (await bench.double.state(SHOP)).products;
    await bench.app.graphql(FILE_UPDATE, { files: [{ id: files[0].id, referencesToAdd: [product!.id] }] });
    const { body } = await bench.app.graphql(
      "query ($id: ID!) { product(id: $id) { media(first: 9) { nodes { id mediaContentType } } } }",
      { id: product!.id },
    );
    expect(body.data.product.media.nodes.at(-1)).toEqual({ id: files[0].id, mediaContentType: "VIDEO" });
    const variant = await bench.app.graphql(
      `mutation ($id: ID!, $media: [ProductVariantAppendMediaInput!]!) {
        productVariantAppendMedia(productId: $id, variantMedia: $media) { userErrors { code } }
      }`,
      { id: product!.id, media: [{ variantId: product!.variants[0]!.id, mediaIds: [files[0].id] }] },
    );
    expect(variant.body.data.productVariantAppendMedia.userErrors).toEqual([{ code: "INVALID_MEDIA_TYPE" }]);
  });

  test("needs its size before it is uploaded, and a video's ending", async () => {
    const messages = async (input: object) =>
      (await stage(input)).data.stagedUploadsCreate.userErrors.map(
        ({ field }: { field: string[] }) => field[2],
      );
    expect(await messages({ fileSize: null })).toEqual(["fileSize"]);
    expect(await messages({ filename: "spin.jpg" })).toEqual(["filename"]);
    expect(await messages({ mimeType: "image/jpeg" })).toEqual(["mimeType"]);
  });

  test("refuses a name in fileCreate, replacing, and being renamed", async () => {
    const code = async (file: object) => (await create(mp4(), file)).userErrors[0]?.code;
    expect(await code({ filename: "other.mp4" })).toBe("MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE");
    expect(await code({ duplicateResolutionMode: "REPLACE" })).toBe("INVALID_DUPLICATE_MODE_FOR_TYPE");
    const { files } = await create(mp4());
    await ready(files[0].id);
    expect(await code({ duplicateResolutionMode: "RAISE_ERROR" })).toBe("FILENAME_ALREADY_EXISTS");
    const { body } = await bench.app.graphql(FILE_UPDATE, {
      files: [{ id: files[0].id, filename: "b.mp4" }],
    });
    expect(body.data.fileUpdate.userErrors[0].code).toBe("UNSUPPORTED_MEDIA_TYPE_FOR_FILENAME_UPDATE");
    const wrongType = await bench.app.graphql(FILE_UPDATE, {
      files: [{ id: files[0].id.replace("Video", "MediaImage"), alt: "x" }],
    });
    expect(wrongType.body.data.fileUpdate.userErrors[0].code).toBe("FILE_DOES_NOT_EXIST");
  });

  test("that is none fails in processing", async () => {
    const { files } = await create(Buffer.from("certainly not a video"));
    expect(await ready(files[0].id)).toMatchObject({
      fileStatus: "FAILED",
      fileErrors: [{ code: "VIDEO_INVALID_FILETYPE_ERROR" }],
      originalSource: null,
    });
  });

  test("is one too many when the store's plan says so", async () => {
    const { data } = await stage();
    const [target] = data.stagedUploadsCreate.stagedTargets;
    const file = { originalSource: target.resourceUrl, contentType: "VIDEO" };
    const { body } = await bench.app.graphql(FILE_CREATE, { files: Array.from({ length: 250 }, () => file) });
    expect(body.data.fileCreate.userErrors).toEqual([]);
    const over = await bench.app.graphql(FILE_CREATE, { files: [file] });
    expect(over.body.data.fileCreate.userErrors[0].code).toBe("NON_IMAGE_MEDIA_PER_SHOP_LIMIT_EXCEEDED");
  });
});
