import { describe, expect, test } from "vitest";
import { type ProductFacts, UnreadableResultError } from "#app/domain/catalog/ports.ts";
import { linesOfBytes, productsOfLines } from "./bulk-lines.ts";

const productGid = (number: number) => `gid://shopify/Product/${number}`;
const variantGid = (number: number) => `gid://shopify/ProductVariant/${number}`;
const product = (number: number, fields: object = {}) => ({
  id: productGid(number),
  title: `Product ${number}`,
  productType: "Mugs",
  mediaCount: { count: 2 },
  options: [{ name: "Colour" }],
  ...fields,
});
const image = (number: number, parent: number, fields: object = {}) => ({
  __typename: "MediaImage",
  id: `gid://shopify/MediaImage/${number}`,
  status: "READY",
  image: { url: `https://cdn.shopify.com/s/files/1/${number}.jpg`, width: 1200, height: 900 },
  __parentId: productGid(parent),
  ...fields,
});
const video = (number: number, parent: number) => ({
  __typename: "Video",
  id: `gid://shopify/Video/${number}`,
  status: "READY",
  __parentId: productGid(parent),
});
const variant = (number: number, parent: number, fields: object = {}) => ({
  id: variantGid(number),
  sku: `SKU-${number}`,
  selectedOptions: [{ name: "Colour", value: "Red" }],
  __parentId: productGid(parent),
  ...fields,
});
const variantMedium = (number: number, variantNumber: number) => ({
  id: `gid://shopify/MediaImage/${number}`,
  __parentId: variantGid(variantNumber),
});

async function* bytesOf(text: string, chunkSize = text.length): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += chunkSize)
    yield bytes.subarray(start, start + chunkSize);
}
async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
const textOf = (lines: readonly object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join("");
const read = (text: string, chunkSize?: number): Promise<ProductFacts[]> =>
  allOf(productsOfLines(linesOfBytes(bytesOf(text, chunkSize))));

describe("lines become products", () => {
  test("with their pictures and variants in order, whatever order what belongs to a product comes in", async () => {
    const children = [
      image(11, 1),
      video(12, 1),
      image(13, 1),
      variant(21, 1),
      variantMedium(13, 21),
      variant(22, 1),
    ];
    const inOrder = await read(textOf([product(1), ...children, product(2, { mediaCount: null })]));
    expect(inOrder).toEqual([
      {
        productGid: productGid(1),
        title: "Product 1",
        sku: "SKU-21",
        productType: "Mugs",
        mediaCount: 2,
        optionNames: ["Colour"],
        images: [11, 13].map((number) => ({
          mediaGid: `gid://shopify/MediaImage/${number}`,
          url: `https://cdn.shopify.com/s/files/1/${number}.jpg`,
          widthPx: 1200,
          heightPx: 900,
          status: "ready",
        })),
        variants: [
          {
            sku: "SKU-21",
            options: [{ name: "Colour", value: "Red" }],
            mediaGid: "gid://shopify/MediaImage/13",
          },
          { sku: "SKU-22", options: [{ name: "Colour", value: "Red" }], mediaGid: null },
        ],
      },
      expect.objectContaining({
        productGid: productGid(2),
        sku: "P2",
        mediaCount: 0,
        images: [],
        variants: [],
      }),
    ]);
    const shuffled = [
      variantMedium(13, 21),
      variant(21, 1),
      image(11, 1),
      variant(22, 1),
      video(12, 1),
      image(13, 1),
    ];
    expect(await read(textOf([product(1), ...shuffled, product(2, { mediaCount: null })]))).toEqual(inOrder);
  });

  test("wherever the chunks of bytes end, inside a character too", async () => {
    const text = textOf([product(1, { title: "Größe 😀" }), image(11, 1), product(2), variant(21, 2)]);
    const whole = await read(text);
    expect(whole[0]?.title).toBe("Größe 😀");
    for (const chunkSize of [1, 2, 3, 7, 64]) expect(await read(text, chunkSize)).toEqual(whole);
  });

  test("with or without a last line's end, and none from nothing", async () => {
    const text = textOf([product(1), image(11, 1)]);
    expect(await read(text.trimEnd())).toEqual(await read(`\n${text}\n\n`));
    expect(await read("")).toEqual([]);
  });

  test("with their texts cleaned, and pictures that aren't ready without an address", async () => {
    const [found] = await read(
      textOf([
        product(1, { title: "\u202eA\u0000\nB" }),
        image(11, 1, { status: "PROCESSING", image: null }),
        variant(21, 1, { sku: null, selectedOptions: [{ name: "Colour\u0000", value: "Re\u0007d" }] }),
      ]),
    );
    expect(found).toMatchObject({
      title: "A B",
      sku: "P1",
      images: [{ url: null, widthPx: null, status: "processing" }],
    });
    expect(found?.variants[0]).toMatchObject({ sku: null, options: [{ name: "Colour", value: "Re d" }] });
  });
});

describe("is no result:", () => {
  test.each<[string, string]>([
    ["a line cut off", textOf([product(1), product(2)]).slice(0, -20)],
    ["a line that is no JSON", `${textOf([product(1)])}<html>\n`],
    ["a line of another type", '"text"\n'],
    ["null", "null\n"],
    ["a product without a title", textOf([{ ...product(1), title: undefined }])],
    ["a product whose id is none", textOf([product(1, { id: "gid://shopify/Product/0x1" })])],
    ["something else in place of a product", textOf([product(1, { id: "gid://shopify/Order/1" })])],
    ["a part before any product", textOf([image(11, 1), product(1)])],
    ["a part of another product", textOf([product(1), product(2), image(11, 1)])],
    ["a medium of another product's variant", textOf([product(1), variant(21, 1), variantMedium(11, 22)])],
    ["a picture without a state", textOf([product(1), image(11, 1, { status: undefined })])],
    [
      "a picture of no size",
      textOf([product(1), image(11, 1, { image: { url: "https://x.y/z", width: 0 } })]),
    ],
    ["a picture without an address", textOf([product(1), image(11, 1, { image: { url: "javascript" } })])],
    [
      "a part that nobody asked for",
      textOf([product(1), { __typename: "Metafield", __parentId: productGid(1) }]),
    ],
    [
      "a product with no end",
      textOf([product(1), ...Array.from({ length: 10_001 }, (_, n) => video(n + 1, 1))]),
    ],
  ])("%s", async (_what, text) => {
    await expect(read(text)).rejects.toThrow(UnreadableResultError);
  });

  test("bytes that are no text", async () => {
    async function* chunks() {
      yield Uint8Array.of(0x7b, 0xff, 0xfe);
    }
    await expect(allOf(linesOfBytes(chunks()))).rejects.toThrow(UnreadableResultError);
    async function* cut() {
      yield Buffer.from("é").subarray(0, 1);
    }
    await expect(allOf(linesOfBytes(cut()))).rejects.toThrow(UnreadableResultError);
  });

  test("a line without an end; no more of it is read than a line may be long", async () => {
    let readBytes = 0;
    async function* endless() {
      for (;;) {
        readBytes += 65_536;
        yield Buffer.alloc(65_536, "x");
      }
    }
    await expect(allOf(linesOfBytes(endless()))).rejects.toThrow("too long");
    expect(readBytes).toBeLessThan(1_200_000);
  });
});

test("25,000 products pass through with never more than one of them held", async () => {
  const LINES_A_PRODUCT = 12;
  let linesIn = 0;
  let linesOut = 0;
  let mostHeld = 0;
  async function* lines(): AsyncGenerator<string> {
    for (let number = 1; number <= 25_000; number++) {
      const parts = [product(number)];
      const children = Array.from({ length: 5 }, (_, n) => image(number * 10 + n, number));
      const variants = Array.from({ length: 3 }, (_, n) => variant(number * 10 + n, number));
      const media = Array.from({ length: 3 }, (_, n) => variantMedium(number * 10 + n, number * 10 + n));
      for (const line of [...parts, ...children, ...variants, ...media]) {
        linesIn++;
        mostHeld = Math.max(mostHeld, linesIn - linesOut);
        yield JSON.stringify(line);
      }
    }
  }
  let products = 0;
  for await (const { images, variants } of productsOfLines(lines())) {
    products++;
    linesOut += 1 + images.length + variants.length * 2;
  }
  expect(products).toBe(25_000);
  expect(linesIn).toBe(25_000 * LINES_A_PRODUCT);
  expect(linesOut).toBe(linesIn);
  // The last line of a product is known to be its last when the next product's first is there.
  expect(mostHeld).toBe(LINES_A_PRODUCT + 1);
});
