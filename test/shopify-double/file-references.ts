import type { DoubleContext } from "./context.ts";
import type { FileRow, ShopRow } from "./database.ts";
import { parseGid } from "./graphql/ids.ts";

const MAX_MEDIA_PER_PRODUCT = 250;

/** Notes a user error on a field of the file. */
export type Refuse = (field: string, code: string, message: string) => void;

/** Appends a file to the media of products that do not have it yet. */
export function addReferences(
  context: DoubleContext,
  shop: ShopRow,
  file: FileRow,
  targets: string[],
  refuse: Refuse,
): void {
  const { db } = context;
  for (const target of targets) {
    const productId = referenceTarget(context, shop, target, "referencesToAdd", refuse);
    if (productId === null) continue;
    const attached = db.get(
      "SELECT 1 FROM product_media WHERE product_id = ? AND file_id = ?",
      productId,
      file.id,
    );
    if (attached) continue;
    const media = db.get<{ count: number; last: number | null }>(
      "SELECT count(*) AS count, max(position) AS last FROM product_media WHERE product_id = ?",
      productId,
    )!;
    if (media.count >= MAX_MEDIA_PER_PRODUCT) {
      refuse(
        "referencesToAdd",
        "PRODUCT_MEDIA_LIMIT_EXCEEDED",
        `Exceeded the limit of ${MAX_MEDIA_PER_PRODUCT} media per product.`,
      );
      continue;
    }
    db.run(
      "INSERT INTO product_media (product_id, file_id, position) VALUES (?, ?, ?)",
      productId,
      file.id,
      (media.last ?? 0) + 1,
    );
    db.run("UPDATE product SET updated_at = ? WHERE id = ?", context.clock.now(), productId);
  }
}

/** Takes a file out of the media of products and of their variants. */
export function removeReferences(
  context: DoubleContext,
  shop: ShopRow,
  file: FileRow,
  targets: string[],
  refuse: Refuse,
): void {
  const { db } = context;
  for (const target of targets) {
    const productId = referenceTarget(context, shop, target, "referencesToRemove", refuse);
    if (productId === null) continue;
    db.run("DELETE FROM product_media WHERE product_id = ? AND file_id = ?", productId, file.id);
    db.run(
      "DELETE FROM variant_media WHERE file_id = ? AND variant_id IN (SELECT id FROM variant WHERE product_id = ?)",
      file.id,
      productId,
    );
    db.run("UPDATE product SET updated_at = ? WHERE id = ?", context.clock.now(), productId);
  }
}

function referenceTarget(
  context: DoubleContext,
  shop: ShopRow,
  target: string,
  field: string,
  refuse: Refuse,
): number | null {
  const { type, id } = parseGid(target);
  if (type !== "Product") {
    refuse(field, "UNSUPPORTED_FILE_REFERENCE", "The file reference type is not supported.");
    return null;
  }
  const product = context.db.get("SELECT 1 FROM product WHERE id = ? AND shop_id = ?", id, shop.id);
  if (!product) {
    refuse(field, "REFERENCE_TARGET_DOES_NOT_EXIST", "The reference target does not exist.");
    return null;
  }
  return id;
}
