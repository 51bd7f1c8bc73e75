import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ProductState } from "./client.ts";
import {
  CATALOGUE,
  FILE,
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

const photo = readFileSync(join(PHOTOS, "catalogue/toy-car-plain.jpg"));

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.double.reset({ shop: SHOP, catalogue: CATALOGUE });
  await bench.double.configure({ processingDelayMs: 20, jobDelayMs: 10 });
  await bench.app.exchange();
});

async function firstProduct(): Promise<ProductState> {
  return (await bench.double.state(SHOP)).products[0]!;
}

async function attach(fileId: string, productId: string) {
  const { body } = await bench.app.graphql(FILE_UPDATE, {
    files: [{ id: fileId, referencesToAdd: [productId] }],
  });
  return body.data.fileUpdate.userErrors as { code: string }[];
}

describe("a staged upload", () => {
  test("becomes a file that is UPLOADED, then PROCESSING, then READY, and its bytes are on the CDN", async () => {
    await bench.double.configure({ processingDelayMs: 3_000 });
    const originalSource = await bench.app.upload("car-hero.jpg", photo);
    const created = await bench.app.graphql(FILE_CREATE, {
      files: [{ originalSource, contentType: "IMAGE", alt: "A car", filename: "car-hero.jpg" }],
    });
    const [file] = created.body.data.fileCreate.files;
    expect(created.body.data.fileCreate.userErrors).toEqual([]);
    expect(file).toMatchObject({ alt: "A car", fileStatus: "UPLOADED", fileErrors: [], image: null });

    const seen = new Set<string>();
    const ready = await waitUntil(async () => {
      const { body } = await bench.app.graphql(FILE, { id: file.id });
      seen.add(body.data.node.fileStatus);
      return body.data.node.fileStatus === "READY" ? body.data.node : undefined;
    });
    expect([...seen]).toEqual(["UPLOADED", "PROCESSING", "READY"]);
    expect(ready).toMatchObject({ mimeType: "image/jpeg", image: { width: 1600, height: 1600 } });
    expect(ready.image.url).toMatch(
      /^https:\/\/cdn\.shopify\.com\/s\/files\/1\/.+\/files\/car-hero\.jpg\?v=\d+$/,
    );
    const served = await bench.app.fetch(ready.image.url);
    expect(served.headers["content-type"]).toBe("image/jpeg");
    expect(served.bytes.equals(photo)).toBe(true);
    const again = await bench.app.fetch(ready.image.url, {
      headers: { "if-none-match": served.headers.etag! },
    });
    expect(again.status).toBe(304);
  });

  test("by PUT works like one by POST", async () => {
    const { body } = await bench.app.graphql(STAGE, {
      input: [{ filename: "put.jpg", mimeType: "image/jpeg", resource: "IMAGE", httpMethod: "PUT" }],
    });
    const [target] = body.data.stagedUploadsCreate.stagedTargets;
    const put = (contentType: string, url = target.url) =>
      bench.app.fetch(url, { method: "PUT", headers: { "content-type": contentType }, body: photo });
    expect((await put("image/png")).status).toBe(403);
    expect((await put("image/jpeg", target.resourceUrl)).status).toBe(403);
    expect((await put("image/jpeg")).status).toBe(200);
    const created = await bench.app.graphql(FILE_CREATE, { files: [{ originalSource: target.resourceUrl }] });
    expect(created.body.data.fileCreate.userErrors).toEqual([]);
  });

  test("is refused with another size, another type or a changed signature, and after its time", async () => {
    const stage = async (fileSize: number) => {
      const { body } = await bench.app.graphql(STAGE, {
        input: [
          {
            filename: "a.jpg",
            mimeType: "image/jpeg",
            resource: "IMAGE",
            httpMethod: "POST",
            fileSize: String(fileSize),
          },
        ],
      });
      return body.data.stagedUploadsCreate.stagedTargets[0];
    };
    const target = await stage(photo.length + 1);
    const short = await bench.app.fetch(target.url, await multipart(target.parameters, photo, "image/jpeg"));
    expect([short.status, short.text]).toEqual([400, expect.stringContaining("EntityTooSmall")]);

    const change = (name: string, value: string) =>
      target.parameters.map((parameter: { name: string; value: string }) =>
        parameter.name === name ? { name, value } : parameter,
      );
    for (const parameters of [
      change("Content-Type", "text/html"),
      change("x-goog-signature", "0".repeat(64)),
    ]) {
      const refused = await bench.app.fetch(target.url, await multipart(parameters, photo, "image/jpeg"));
      expect([refused.status, refused.text]).toEqual([403, expect.stringContaining("SignatureDoesNotMatch")]);
    }

    await bench.double.configure({ stagedUploadTtlMs: 1 });
    const late = await stage(photo.length);
    const expired = await bench.app.fetch(late.url, await multipart(late.parameters, photo, "image/jpeg"));
    expect([expired.status, expired.text]).toEqual([400, expect.stringContaining("ExpiredToken")]);
  });
});

describe("processing fails with Shopify's code for", () => {
  test.each([
    ["a text that is called .jpg", "UNSUPPORTED_IMAGE_FILE_TYPE", () => Buffer.from("not a picture at all")],
    [
      "a truncated picture",
      "IMAGE_PROCESSING_FAILURE",
      () => readFileSync(join(PHOTOS, "bad/truncated.jpg")),
    ],
    [
      "more than 20 megapixels",
      "INVALID_IMAGE_RESOLUTION",
      () =>
        sharp({ create: { width: 4800, height: 4400, channels: 3, background: "#fff" } })
          .jpeg()
          .toBuffer(),
    ],
    ["more than 20 MB", "INVALID_IMAGE_FILE_SIZE", () => Buffer.alloc(20 * 1024 * 1024 + 1)],
  ])("%s", async (_what, code, bytes) => {
    const file = await bench.app.createFile("odd.jpg", await bytes());
    expect(file).toMatchObject({ fileStatus: "FAILED", image: null, fileErrors: [{ code }] });
    const [error] = await attach(file.id, (await firstProduct()).id);
    expect(error?.code).toBe("NON_READY_STATE");
  });

  test("an address where nothing was uploaded", async () => {
    const { body } = await bench.app.graphql(FILE_CREATE, {
      files: [{ originalSource: "https://shopify-staged-uploads.storage.googleapis.com/tmp/1/nothing.jpg" }],
    });
    const [file] = body.data.fileCreate.files;
    const failed = await waitUntil(async () => {
      const node = (await bench.app.graphql(FILE, { id: file.id })).body.data.node;
      return node.fileStatus === "FAILED" ? node : undefined;
    });
    expect(failed.fileErrors[0].code).toBe("IMAGE_DOWNLOAD_FAILURE");
  });
});

describe("fileCreate", () => {
  test("with RAISE_ERROR refuses a name that is taken, and creates none of the files", async () => {
    await bench.app.createFile("hero.jpg", photo);
    const sources = await Promise.all([
      bench.app.upload("new.jpg", photo),
      bench.app.upload("HERO.jpg", photo),
    ]);
    const { body } = await bench.app.graphql(FILE_CREATE, {
      files: sources.map((originalSource) => ({ originalSource, duplicateResolutionMode: "RAISE_ERROR" })),
    });
    expect(body.data.fileCreate.userErrors).toMatchObject([
      { field: ["files", "1", "filename"], code: "FILENAME_ALREADY_EXISTS" },
    ]);
    expect((await bench.double.state(SHOP)).files.map((file) => file.filename)).toEqual(["hero.jpg"]);
  });

  test("by default makes a duplicate under another name; REPLACE keeps the id", async () => {
    const first = await bench.app.createFile("hero.jpg", photo);
    const originalSource = await bench.app.upload(
      "hero.jpg",
      readFileSync(join(PHOTOS, "catalogue/white-mug-plain.jpg")),
    );
    await bench.app.graphql(FILE_CREATE, { files: [{ originalSource }] });
    const replaced = await bench.app.graphql(FILE_CREATE, {
      files: [{ originalSource, filename: "hero.jpg", duplicateResolutionMode: "REPLACE" }],
    });
    expect(replaced.body.data.fileCreate.files[0].id).toBe(first.id);
    const names = (await bench.double.state(SHOP)).files.map((file) => file.filename);
    expect(names).toEqual(["hero.jpg", expect.stringMatching(/^hero_[0-9a-f-]{36}\.jpg$/)]);
  });

  test("refuses an alt text beyond 512 characters, a foreign ending and a source that is no https address", async () => {
    const originalSource = await bench.app.upload("a.jpg", photo);
    const code = async (file: Record<string, unknown>) =>
      (await bench.app.graphql(FILE_CREATE, { files: [{ originalSource, ...file }] })).body.data.fileCreate
        .userErrors[0]?.code;
    expect(await code({ alt: "x".repeat(513) })).toBe("ALT_VALUE_LIMIT_EXCEEDED");
    expect(await code({ filename: "a.png" })).toBe("MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE");
    expect(await code({ filename: "../a.jpg" })).toBe("INVALID_FILENAME");
    expect(await code({ originalSource: "file:///etc/passwd" })).toBe("INVALID_IMAGE_SOURCE_URL");
    expect((await bench.double.state(SHOP)).files).toEqual([]);
  });

  test("is found again by its name, with and without the ending", async () => {
    const file = await bench.app.createFile("studio-white-7f3a.jpg", photo);
    for (const query of [
      "filename:studio-white-7f3a.jpg",
      "filename:studio-white-7f3a",
      `id:${file.id.split("/").at(-1)}`,
    ]) {
      const { body } = await bench.app.graphql(
        "query ($query: String!) { files(first: 5, query: $query) { nodes { id fileStatus } } }",
        { query },
      );
      expect({ query, nodes: body.data.files.nodes }).toEqual({
        query,
        nodes: [{ id: file.id, fileStatus: "READY" }],
      });
    }
  });
});

describe("attaching", () => {
  test("appends a READY file after the media that were there, once", async () => {
    const before = await firstProduct();
    const file = await bench.app.createFile("hero.jpg", photo);
    expect(await attach(file.id, before.id)).toEqual([]);
    expect(await attach(file.id, before.id)).toEqual([]);
    const after = await firstProduct();
    expect(after.media.map((medium) => medium.id)).toEqual([
      ...before.media.map((medium) => medium.id),
      file.id,
    ]);
    expect(after.media.map((medium) => medium.origin)).toEqual(["seed", "seed", "app"]);
  });

  test("refuses a file that is not READY yet", async () => {
    await bench.double.configure({ processingDelayMs: 60_000 });
    const originalSource = await bench.app.upload("slow.jpg", photo);
    const { body } = await bench.app.graphql(FILE_CREATE, { files: [{ originalSource }] });
    const product = await firstProduct();
    const [error] = await attach(body.data.fileCreate.files[0].id, product.id);
    expect(error?.code).toBe("NON_READY_STATE");
    expect((await firstProduct()).media).toEqual(product.media);
  });

  test("refuses an unknown file, an unknown product and what is no product, and then changes nothing", async () => {
    const file = await bench.app.createFile("hero.jpg", photo);
    const product = await firstProduct();
    const codes = async (input: object) =>
      (await bench.app.graphql(FILE_UPDATE, { files: [input] })).body.data.fileUpdate.userErrors.map(
        (error: { code: string }) => error.code,
      );
    expect(await codes({ id: "gid://shopify/MediaImage/1", alt: "x" })).toEqual(["FILE_DOES_NOT_EXIST"]);
    expect(
      await codes({ id: file.id, alt: "changed", referencesToAdd: [product.id, "gid://shopify/Product/1"] }),
    ).toEqual(["REFERENCE_TARGET_DOES_NOT_EXIST"]);
    expect(await codes({ id: file.id, referencesToAdd: ["gid://shopify/Collection/1"] })).toEqual([
      "UNSUPPORTED_FILE_REFERENCE",
    ]);
    expect(await firstProduct()).toEqual(product);
    expect((await bench.double.state(SHOP)).files[0]?.alt).toBe("");
  });

  test("refuses the 251st medium of a product", async () => {
    const photos = Array.from({ length: 250 }, () => ({
      file: "catalogue/toy-car-plain.jpg",
      width: 1600,
      height: 1600,
    }));
    await bench.double.seed({
      shop: SHOP,
      catalogue: CATALOGUE,
      extra: [
        {
          title: "Full",
          variants: [{ sku: "FULL", title: "Default Title", optionValues: {}, price: "1.00" }],
          photos,
        },
      ],
    });
    const full = (await bench.double.state(SHOP)).products.find((product) => product.title === "Full")!;
    expect(full.media).toHaveLength(250);
    const file = await bench.app.createFile("one-more.jpg", photo);
    const [error] = await attach(file.id, full.id);
    expect(error?.code).toBe("PRODUCT_MEDIA_LIMIT_EXCEEDED");
  });

  test("is undone by referencesToRemove, and fileDelete removes the file everywhere", async () => {
    const product = await firstProduct();
    const file = await bench.app.createFile("hero.jpg", photo);
    await attach(file.id, product.id);
    await bench.app.graphql(FILE_UPDATE, { files: [{ id: file.id, referencesToRemove: [product.id] }] });
    expect((await firstProduct()).media).toEqual(product.media);

    await attach(file.id, product.id);
    const remove =
      "mutation ($ids: [ID!]!) { fileDelete(fileIds: $ids) { deletedFileIds userErrors { code } } }";
    const deleted = await bench.app.graphql(remove, { ids: [file.id] });
    expect(deleted.body.data.fileDelete).toEqual({ deletedFileIds: [file.id], userErrors: [] });
    expect((await firstProduct()).media).toEqual(product.media);
    const again = await bench.app.graphql(remove, { ids: [file.id] });
    expect(again.body.data.fileDelete.userErrors[0].code).toBe("FILE_DOES_NOT_EXIST");
  });
});

describe("order and variants", () => {
  test("productReorderMedia is done when its job is", async () => {
    await bench.double.configure({ jobDelayMs: 200 });
    const product = await firstProduct();
    const [first, second] = product.media;
    const { body } = await bench.app.graphql(
      `mutation ($id: ID!, $moves: [MoveInput!]!) {
        productReorderMedia(id: $id, moves: $moves) { job { id done } mediaUserErrors { code } }
      }`,
      { id: product.id, moves: [{ id: second!.id, newPosition: "0" }] },
    );
    const { job, mediaUserErrors } = body.data.productReorderMedia;
    expect([job.done, mediaUserErrors]).toEqual([false, []]);
    expect((await firstProduct()).media[0]?.id).toBe(first!.id);
    await waitUntil(async () => {
      const answer = await bench.app.graphql("query ($id: ID!) { job(id: $id) { done } }", { id: job.id });
      return answer.body.data.job.done || undefined;
    });
    expect((await firstProduct()).media.map((medium) => medium.id)).toEqual([second!.id, first!.id]);
  });

  test("a variant takes one READY medium of its product, and must lose it before it takes another", async () => {
    const product = await firstProduct();
    const [variant] = product.variants;
    const change = async (
      mutation: "productVariantAppendMedia" | "productVariantDetachMedia",
      mediaId: string,
    ) => {
      const type =
        mutation === "productVariantAppendMedia"
          ? "ProductVariantAppendMediaInput"
          : "ProductVariantDetachMediaInput";
      const { body } = await bench.app.graphql(
        `mutation ($id: ID!, $media: [${type}!]!) {
          ${mutation}(productId: $id, variantMedia: $media) { userErrors { code } }
        }`,
        { id: product.id, media: [{ variantId: variant!.id, mediaIds: [mediaId] }] },
      );
      return body.data[mutation].userErrors.map((error: { code: string }) => error.code);
    };
    const [plain, room] = product.media.map((medium) => medium.id);
    expect(await change("productVariantAppendMedia", plain!)).toEqual([]);
    expect(await change("productVariantAppendMedia", room!)).toEqual(["PRODUCT_VARIANT_ALREADY_HAS_MEDIA"]);
    expect(await change("productVariantDetachMedia", room!)).toEqual(["MEDIA_IS_NOT_ATTACHED_TO_VARIANT"]);
    expect((await firstProduct()).variants[0]?.mediaIds).toEqual([plain]);
    expect(await change("productVariantDetachMedia", plain!)).toEqual([]);
    expect(await change("productVariantAppendMedia", room!)).toEqual([]);
    expect(await change("productVariantAppendMedia", "gid://shopify/MediaImage/1")).toEqual([
      "MEDIA_DOES_NOT_EXIST_ON_PRODUCT",
    ]);
  });
});
