/** A bulk operation's result: lines of JSON, each product followed by what belongs to it. Hostile until it is parsed. */
import { z } from "zod";
import { type ProductFacts, UnreadableResultError } from "#app/domain/catalog/ports.ts";
import type { CatalogPicture } from "#app/domain/catalog/schemas.ts";
import { factsOf, pictureOf } from "./catalog-shapes.ts";

/** A product's line holds its title and little else. */
const MAX_LINE_LENGTH = 1_000_000;
/** Lines below one product. Shopify allows 2,048 variants, each with its medium, and 250 media. */
const MAX_LINES_A_PRODUCT = 10_000;

const gid = (type: string) => z.string().regex(new RegExp(`^gid://shopify/${type}/[1-9]\\d{0,18}$`));
const productLine = z.object({
  id: gid("Product"),
  title: z.string(),
  productType: z.string(),
  mediaCount: z.object({ count: z.int().min(0) }).nullish(),
  options: z.array(z.object({ name: z.string() })),
});
const variantLine = z.object({
  id: gid("ProductVariant"),
  sku: z.string().nullish(),
  selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })),
  __parentId: gid("Product"),
});
const pixels = z.int().min(1).nullish();
const imageLine = z.object({
  __typename: z.literal("MediaImage"),
  id: gid("MediaImage"),
  status: z.enum(["READY", "PROCESSING", "UPLOADED", "FAILED"]),
  image: z.object({ url: z.url().max(4000), width: pixels, height: pixels }).nullish(),
  __parentId: gid("Product"),
});
/** A video or a 3D model of a product. */
const otherMediumLine = z.object({
  __typename: z.enum(["Video", "ExternalVideo", "Model3d"]),
  __parentId: gid("Product"),
});
const variantMediumLine = z.object({ id: gid("\\w+"), __parentId: gid("ProductVariant") });

const childLine = z.union([variantLine, imageLine, otherMediumLine, variantMediumLine]);

/** One product while its lines arrive. */
interface Gathered {
  readonly product: z.output<typeof productLine>;
  readonly images: CatalogPicture[];
  readonly variants: z.output<typeof variantLine>[];
  /** By variant, the first medium. */
  readonly mediaByVariant: Map<string, string>;
  lineCount: number;
}

/**
 * Products out of lines, each as soon as the next one begins: no more than one is ever held. What belongs to a product
 * follows it in any order.
 * @throws UnreadableResultError for a line that is no JSON, is no product or part of one, or belongs to another product
 */
export async function* productsOfLines(lines: AsyncIterable<string>): AsyncGenerator<ProductFacts> {
  let current: Gathered | null = null;
  for await (const line of lines) {
    const json = parseJson(line);
    if (json !== null && typeof json === "object" && "__parentId" in json) {
      addChild(current, parse(childLine, json));
      continue;
    }
    if (current) yield finished(current);
    const product = parse(productLine, json);
    current = { product, images: [], variants: [], mediaByVariant: new Map(), lineCount: 1 };
  }
  if (current) yield finished(current);
}

function addChild(current: Gathered | null, child: z.output<typeof childLine>): void {
  if (!current || (current.lineCount += 1) > MAX_LINES_A_PRODUCT)
    throw new UnreadableResultError("A line belongs to no product, or too many to one.");
  const { __parentId: parentGid } = child;
  if ("selectedOptions" in child) current.variants.push(child);
  else if ("status" in child) current.images.push(pictureOf(child));
  else if (!("__typename" in child)) {
    if (!current.mediaByVariant.has(parentGid)) current.mediaByVariant.set(parentGid, child.id);
    return; // its variant may still come
  }
  if (parentGid !== current.product.id)
    throw new UnreadableResultError("A line belongs to another product than the one before it.");
}

function finished({ product, images, variants, mediaByVariant }: Gathered): ProductFacts {
  const variantGids = new Set(variants.map(({ id }) => id));
  if (![...mediaByVariant.keys()].every((variantGid) => variantGids.has(variantGid)))
    throw new UnreadableResultError("A medium belongs to a variant of another product.");
  const withMedia = variants.map((variant) => ({
    ...variant,
    mediaGid: mediaByVariant.get(variant.id) ?? null,
  }));
  return factsOf(product, { images, variants: withMedia });
}

function parse<Output>(schema: z.ZodType<Output>, json: unknown): Output {
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new UnreadableResultError("A line is no part of a product.");
  return parsed.data;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new UnreadableResultError("A line is no JSON.");
  }
}

/**
 * Lines out of UTF-8 bytes; holds one line and one chunk. Empty lines are left out.
 * @throws UnreadableResultError when the bytes are no UTF-8, or a line is endless
 */
export async function* linesOfBytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decode(decoder, chunk)).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > MAX_LINE_LENGTH) throw new UnreadableResultError("A line is too long.");
    for (const line of lines) if (line !== "") yield line;
  }
  rest += decode(decoder);
  if (rest !== "") yield rest;
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new UnreadableResultError("The bytes are no text.");
  }
}
