import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DoubleState } from "./client.ts";
import { CATALOGUE, openBench, PHOTOS, SHOP, type TestBench } from "./testing/harness.ts";

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

describe("the demo shop", () => {
  test("holds the invented catalogue: plain picture first, collections, and the pictures byte for byte", async () => {
    expect(await bench.double.seed({ shop: SHOP, catalogue: CATALOGUE })).toEqual({ added: 12 });
    const state = await bench.double.state(SHOP);
    expect(state.products).toHaveLength(12);
    const bottle = state.products[0]!;
    expect(bottle.variants.map((variant) => variant.sku)).toEqual(["FJO-WB01-06", "FJO-WB01-09"]);
    expect(bottle.media.map((medium) => medium.filename)).toEqual([
      "water-bottle-plain.jpg",
      "water-bottle-room.jpg",
    ]);
    expect(state.collections[0]).toMatchObject({ title: "Demo collection" });
    expect(state.collections[0]?.productIds).toEqual(state.products.map((product) => product.id));
    const served = await bench.app.fetch(bottle.media[0]!.url);
    expect(served.bytes.equals(readFileSync(join(PHOTOS, "catalogue/water-bottle-plain.jpg")))).toBe(true);
  });

  test("is not changed by a second seeding, only completed by a larger one", async () => {
    expect(await bench.double.seed({ shop: SHOP, catalogue: CATALOGUE })).toEqual({ added: 0 });
    expect(await bench.double.seed({ shop: SHOP, catalogue: CATALOGUE, products: 20 })).toEqual({ added: 8 });
  });
});

describe("a shop of the test's own", () => {
  const shop = "own-shop.myshopify.com";
  const variant = (sku: string, photo?: number) => ({
    sku,
    title: sku,
    optionValues: { Colour: sku },
    price: "1.00",
    ...(photo !== undefined && { photo }),
  });
  const photo = (name: string) => ({ plain: { width: 900, height: 600, name } });

  test("has variants that show a picture of their own, and loses products that its merchant deletes", async () => {
    const shirt = {
      title: "Shirt",
      productType: "Shirts",
      variants: [variant("RED", 1), variant("BLUE")],
      photos: [photo("front.jpg"), photo("red.jpg")],
    };
    const mug = { title: "Mug", productType: "Mugs", variants: [variant("MUG")], photos: [] };
    await bench.double.seed({ shop, catalogue: CATALOGUE, products: 0, extra: [shirt, mug] });
    const [first, second] = (await bench.double.state(shop)).products;
    expect(first?.variants.map(({ sku, mediaIds }) => [sku, mediaIds])).toEqual([
      ["RED", [first?.media[1]?.id]],
      ["BLUE", []],
    ]);
    expect(await bench.double.removeProducts(shop, [first!.id, "gid://shopify/Product/1"])).toBe(1);
    const left = await bench.double.state(shop);
    expect(left.products.map(({ id }) => id)).toEqual([second!.id]);
    expect(left.collections.map(({ title, productIds }) => [title, productIds])).toEqual([
      ["Shirts", []],
      ["Mugs", [second!.id]],
    ]);
  });
});

describe("ten thousand products", () => {
  let state: DoubleState;
  const shop = "big-shop.myshopify.com";

  test("have each its own title, SKUs and file names", async () => {
    expect(await bench.double.seed({ shop, catalogue: CATALOGUE, products: 10_000 })).toEqual({
      added: 10_000,
    });
    state = await bench.double.state(shop);
    const unique = (values: string[]) => expect(new Set(values).size).toBe(values.length);
    unique(state.products.map((product) => product.title));
    unique(state.products.flatMap((product) => product.variants.map((variant) => variant.sku)));
    unique(state.products.flatMap((product) => product.media.map((medium) => medium.filename)));
    expect(state.products[12 * 13]?.title).toBe("Ridgeline Aluminium Bottle – edition 14");
  });

  test("show different pictures, made when asked for, of exactly the size that was announced", async () => {
    const copies = [0, 1, 2].map((edition) => state.products[edition * 12]!.media[0]!);
    expect(copies[1]?.sha256).toBeNull();
    const hashes = new Set<string>();
    for (const medium of copies) {
      const { bytes } = await bench.app.fetch(medium.url);
      const { width, height } = await sharp(bytes).metadata();
      expect([width, height]).toEqual([medium.widthPx, medium.heightPx]);
      hashes.add(createHash("sha256").update(bytes).digest("hex"));
    }
    expect(hashes.size).toBe(3);
  });

  test("show the same picture each time, on every double", async () => {
    const medium = state.products[12]!.media[0]!;
    const first = await bench.app.fetch(medium.url);
    await bench.double.seed({ shop: "twin-shop.myshopify.com", catalogue: CATALOGUE, products: 13 });
    const twin = (await bench.double.state("twin-shop.myshopify.com")).products[12]!.media[0]!;
    const second = await bench.app.fetch(twin.url);
    expect(first.bytes.equals(second.bytes)).toBe(true);
  });
});

describe("the odd pictures", () => {
  const shop = "odd-shop.myshopify.com";

  test("stand in their own collection, served byte for byte, with what their header says", async () => {
    await bench.double.seed({ shop, catalogue: CATALOGUE, products: 0, badInputs: true });
    const state = await bench.double.state(shop);
    expect(state.collections.map((collection) => collection.title)).toEqual(["Odd pictures"]);
    const bySku = Object.fromEntries(
      state.products.map((product) => [product.variants[0]!.sku, product.media[0]]),
    );
    const size = (sku: string) => [bySku[sku]?.status, bySku[sku]?.widthPx, bySku[sku]?.heightPx];
    expect(size("ODD-TRUNCATED")).toEqual(["READY", 1200, 1200]);
    expect(size("ODD-BOMB")).toEqual(["READY", 12_000, 12_000]);
    expect(size("ODD-60MP")).toEqual(["READY", 10_000, 6_000]);
    expect(size("ODD-FEW-PIXELS")).toEqual(["READY", 400, 300]);
    expect(size("ODD-TEXT")).toEqual(["READY", null, null]);
    expect(size("ODD-PROCESSING")).toEqual(["PROCESSING", null, null]);
    expect(bySku["ODD-NO-PICTURE"]).toBeUndefined();

    const bad = await bench.app.fetch(bySku["ODD-TRUNCATED"]!.url);
    expect(bad.bytes.equals(readFileSync(join(PHOTOS, "bad/truncated.jpg")))).toBe(true);
    const empty = await bench.app.fetch(bySku["ODD-EMPTY"]!.url);
    expect([empty.status, empty.headers["content-length"]]).toEqual([200, "0"]);
    expect((await bench.app.fetch(bySku["ODD-PROCESSING"]!.url)).status).toBe(404);
    const huge = await bench.app.fetch(bySku["ODD-60MP"]!.url);
    expect(await sharp(huge.bytes).metadata()).toMatchObject({
      width: 10_000,
      height: 6_000,
      format: "jpeg",
    });
  });
});
