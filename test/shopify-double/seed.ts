import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { z } from "zod";
import { type DoubleContext, openShop } from "./context.ts";
import type { FileStatus, ShopRow } from "./database.ts";
import { mimeOf, pictureHeader, planEdition, type Recipe } from "./pictures.ts";

export const MAX_PRODUCTS = 10_000;
const ODD_COLLECTION = "Odd pictures";

const photoSchema = z.object({
  /** A path relative to the catalogue file; or `plain` for a picture of one colour that is made when asked for. */
  file: z.string().optional(),
  plain: z
    .object({ width: z.number().int().positive(), height: z.number().int().positive(), name: z.string() })
    .optional(),
  alt: z.string().default(""),
  width: z.number().int().nullable().optional(),
  height: z.number().int().nullable().optional(),
  status: z.enum(["READY", "PROCESSING", "FAILED"]).default("READY"),
});

const productSchema = z.object({
  title: z.string(),
  productType: z.string().default(""),
  vendor: z.string().default(""),
  tags: z.array(z.string()).default([]),
  status: z.enum(["ACTIVE", "DRAFT", "ARCHIVED"]).default("ACTIVE"),
  variants: z
    .array(
      z.object({
        sku: z.string(),
        title: z.string(),
        optionValues: z.record(z.string(), z.string()),
        price: z.string(),
        /** Which of the product's photos the variant shows, counted from 0; none when left out. */
        photo: z.number().int().min(0).optional(),
      }),
    )
    .min(1),
  photos: z.array(photoSchema),
});

const catalogueSchema = z.object({ currency: z.string(), products: z.array(productSchema) });

export const seedSchema = z.strictObject({
  shop: z.string(),
  /** Path of products.json. */
  catalogue: z.string(),
  /** How many products in all; beyond the catalogue's length it is repeated in altered editions. */
  products: z.number().int().min(0).max(MAX_PRODUCTS).optional(),
  /** Adds the products whose main picture is a file of `bad/` beside the catalogue. */
  badInputs: z.boolean().default(false),
  /** More products of the caller's own, in the catalogue's form. */
  extra: z.array(productSchema).default([]),
});

export type SeedInput = z.input<typeof seedSchema>;
type SeedProduct = z.infer<typeof productSchema>;
type SeedPhoto = z.infer<typeof photoSchema>;

interface StoredPicture {
  filename: string;
  mime: string;
  widthPx: number | null;
  heightPx: number | null;
  bytes: number | null;
  sha256: string | null;
  recipe: Recipe | null;
}

/**
 * Fills a shop. Products whose first SKU is there already are left alone, so that seeding twice changes nothing.
 *
 * @returns how many products were added, or null when the shop's domain is not a myshopify one
 */
export async function seedShop(
  context: DoubleContext,
  input: z.infer<typeof seedSchema>,
): Promise<{ added: number } | null> {
  const shop = openShop(context, input.shop);
  if (!shop) return null;
  const folder = dirname(input.catalogue);
  const catalogue = catalogueSchema.parse(JSON.parse(readFileSync(input.catalogue, "utf8")));
  const wanted = input.products ?? catalogue.products.length;
  const odd = input.badInputs ? oddProducts(folder) : [];

  const originals = new Map<SeedPhoto, StoredPicture>();
  for (const product of [...catalogue.products, ...odd, ...input.extra]) {
    for (const photo of product.photos) originals.set(photo, await storeOriginal(context, folder, photo));
  }

  return context.db.transaction(() => {
    context.db.run("UPDATE shop SET currency = ? WHERE id = ?", catalogue.currency, shop.id);
    const writer = productWriter(context, shop);
    for (let index = 0; index < wanted; index += 1) {
      const product = catalogue.products[index % catalogue.products.length];
      if (!product) break;
      const edition = Math.floor(index / catalogue.products.length) + 1;
      writer.add(
        edition === 1 ? product : editionOf(product, edition),
        product.photos.map((photo) => editionPicture(originals.get(photo)!, edition)),
        ["Demo collection", product.productType],
      );
    }
    for (const product of odd) {
      writer.add(
        product,
        product.photos.map((photo) => originals.get(photo)!),
        [ODD_COLLECTION],
      );
    }
    for (const product of input.extra) {
      writer.add(
        product,
        product.photos.map((photo) => originals.get(photo)!),
        [product.productType],
      );
    }
    return { added: writer.added() };
  });
}

function editionOf(product: SeedProduct, edition: number): SeedProduct {
  return {
    ...product,
    title: `${product.title} – edition ${edition}`,
    variants: product.variants.map((variant) => ({ ...variant, sku: `${variant.sku}-E${edition}` })),
  };
}

function editionPicture(original: StoredPicture, edition: number): StoredPicture {
  const { sha256, widthPx, heightPx, filename } = original;
  if (edition === 1 || sha256 === null || widthPx === null || heightPx === null) return original;
  const recipe = planEdition(sha256, widthPx, heightPx, edition);
  const stem = basename(filename, extname(filename));
  return {
    filename: `${stem}-e${edition}.jpg`,
    mime: "image/jpeg",
    widthPx: recipe.width,
    heightPx: recipe.height,
    bytes: null,
    sha256: null,
    recipe,
  };
}

async function storeOriginal(
  context: DoubleContext,
  folder: string,
  photo: SeedPhoto,
): Promise<StoredPicture> {
  if (photo.plain) {
    const { width, height, name } = photo.plain;
    const recipe: Recipe = { kind: "plain", width, height };
    return {
      filename: name,
      mime: "image/jpeg",
      widthPx: width,
      heightPx: height,
      bytes: null,
      sha256: null,
      recipe,
    };
  }
  if (!photo.file) throw new Error("A photo of the seed has neither file nor plain");
  const filename = basename(photo.file);
  const bytes = readFileSync(join(folder, photo.file));
  const known = photo.width !== undefined && photo.height !== undefined;
  const header = known
    ? { mime: mimeOf(filename) ?? "application/octet-stream", widthPx: photo.width!, heightPx: photo.height! }
    : await pictureHeader(bytes, filename);
  return { filename, ...header, bytes: bytes.length, sha256: context.blobs.put(bytes), recipe: null };
}

function productWriter(context: DoubleContext, shop: ShopRow) {
  const { db } = context;
  const now = context.clock.now();
  const collections = new Map<string, { id: number; next: number }>();
  let added = 0;

  const collection = (title: string) => {
    let known = collections.get(title);
    if (!known) {
      const handle = handleOf(title);
      db.run(
        "INSERT INTO collection (shop_id, title, handle, updated_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        shop.id,
        title,
        handle,
        now,
      );
      const row = db.get<{ id: number; last: number | null }>(
        `SELECT c.id, (SELECT max(position) FROM collection_product WHERE collection_id = c.id) AS last
         FROM collection c WHERE c.shop_id = ? AND c.handle = ?`,
        shop.id,
        handle,
      )!;
      known = { id: row.id, next: (row.last ?? 0) + 1 };
      collections.set(title, known);
    }
    return known;
  };

  return {
    added: () => added,
    add(product: SeedProduct, pictures: StoredPicture[], collectionTitles: string[]) {
      const firstSku = product.variants[0]!.sku;
      if (db.get("SELECT 1 FROM variant WHERE shop_id = ? AND sku = ?", shop.id, firstSku)) return;
      added += 1;
      const { id: productId } = db.run(
        `INSERT INTO product (shop_id, title, handle, product_type, vendor, tags, options, status, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        shop.id,
        product.title,
        `${handleOf(product.title)}-${firstSku.toLowerCase()}`,
        product.productType,
        product.vendor,
        JSON.stringify(product.tags),
        JSON.stringify(optionsOf(product)),
        product.status,
        now,
        now,
      );
      const variantIds = product.variants.map(
        (variant, index) =>
          db.run(
            `INSERT INTO variant (product_id, shop_id, position, title, sku, price, option_values)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
            productId,
            shop.id,
            index + 1,
            variant.title,
            variant.sku,
            variant.price,
            JSON.stringify(variant.optionValues),
          ).id,
      );
      pictures.forEach((picture, index) => {
        const photo = product.photos[index]!;
        const fileId = addFile(picture, photo.alt, photo.status, firstSku);
        db.run(
          "INSERT INTO product_media (product_id, file_id, position) VALUES (?, ?, ?)",
          productId,
          fileId,
          index + 1,
        );
        product.variants.forEach((variant, variantIndex) => {
          if (variant.photo === index)
            db.run(
              "INSERT INTO variant_media (variant_id, file_id) VALUES (?, ?)",
              variantIds[variantIndex]!,
              fileId,
            );
        });
      });
      for (const title of collectionTitles.filter(Boolean)) {
        const target = collection(title);
        db.run(
          "INSERT INTO collection_product (collection_id, product_id, position) VALUES (?, ?, ?)",
          target.id,
          productId,
          target.next,
        );
        target.next += 1;
      }
    },
  };

  /** The picture's own name; when several products show it, the later ones add their SKU and a number. */
  function freeName(filename: string, sku: string): string {
    let name = filename;
    for (
      let copy = 1;
      db.get("SELECT 1 FROM file WHERE shop_id = ? AND filename = ?", shop.id, name);
      copy += 1
    ) {
      name = `${sku.toLowerCase()}-${copy}-${filename}`;
    }
    return name;
  }

  function addFile(picture: StoredPicture, alt: string, status: FileStatus, sku: string): number {
    const filename = freeName(picture.filename, sku);
    const ready = status === "READY";
    return db.run(
      `INSERT INTO file (shop_id, alt, filename, mime, status, error_code, error_message, width, height, bytes, sha256,
         recipe, origin, created_at, updated_at, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'seed', ?, ?, NULL)`,
      shop.id,
      alt,
      filename,
      picture.mime,
      status,
      status === "FAILED" ? "IMAGE_PROCESSING_FAILURE" : null,
      status === "FAILED" ? "The image could not be processed" : null,
      ready ? picture.widthPx : null,
      ready ? picture.heightPx : null,
      picture.bytes,
      picture.sha256,
      picture.recipe && JSON.stringify(picture.recipe),
      now,
      now,
    ).id;
  }
}

function optionsOf(product: SeedProduct): { name: string; values: string[] }[] {
  const names = [...new Set(product.variants.flatMap((variant) => Object.keys(variant.optionValues)))];
  return names.map((name) => ({
    name,
    values: [...new Set(product.variants.flatMap((variant) => variant.optionValues[name] ?? []))],
  }));
}

function handleOf(title: string): string {
  return title
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** Short SKUs for the known bad files; any other file is named by itself. */
const ODD_SKUS: Record<string, string> = {
  "too-small-200x200.jpg": "ODD-TOO-SMALL",
  "strongly-blurred.jpg": "ODD-BLURRED",
  "bomb-12000x12000.png": "ODD-BOMB",
  "vector.svg": "ODD-SVG",
  "png-16bit.png": "ODD-16BIT",
  "exif-orientation-6.jpg": "ODD-EXIF",
  "phone-photo.heic": "ODD-HEIC",
  "text-renamed.jpg": "ODD-TEXT",
  "watermark-sample.jpg": "ODD-WATERMARK",
};

/** Products that a merchant's shop may well hold and that cannot be worked on as they are. */
function oddProducts(folder: string): SeedProduct[] {
  const ofFiles = readdirSync(join(folder, "bad"))
    .toSorted()
    .map((file) => {
      const sku = ODD_SKUS[file] ?? `ODD-${basename(file, extname(file)).toUpperCase()}`;
      return oddProduct(sku, [oddPhoto({ file: join("bad", file) })]);
    });
  return [
    ...ofFiles,
    oddProduct("ODD-60MP", [
      oddPhoto({ plain: { width: 10_000, height: 6_000, name: "sixty-megapixels.jpg" } }),
    ]),
    oddProduct("ODD-NO-PICTURE", []),
    oddProduct("ODD-PROCESSING", [
      oddPhoto({
        plain: { width: 1_600, height: 1_600, name: "still-processing.jpg" },
        status: "PROCESSING",
      }),
    ]),
    oddProduct("ODD-FEW-PIXELS", [oddPhoto({ plain: { width: 400, height: 300, name: "few-pixels.jpg" } })]),
  ];
}

function oddPhoto(photo: Partial<SeedPhoto>): SeedPhoto {
  return { alt: "", status: "READY", ...photo };
}

function oddProduct(sku: string, photos: SeedPhoto[]): SeedProduct {
  const what = sku.slice("ODD-".length).toLowerCase().replaceAll("-", " ");
  return {
    title: `Odd picture: ${what}`,
    productType: ODD_COLLECTION,
    vendor: "Oddments",
    tags: ["odd"],
    status: "ACTIVE",
    variants: [{ sku, title: "Default Title", optionValues: { Title: "Default Title" }, price: "10.00" }],
    photos,
  };
}
