import type { DoubleContext } from "./context.ts";
import type { ShopRow } from "./database.ts";
import { idOf } from "./graphql/ids.ts";

/** Every table with rows of a product, those that refer to others first. */
const ROWS_OF_A_PRODUCT = [
  "DELETE FROM variant_media WHERE variant_id IN (SELECT id FROM variant WHERE product_id = ?)",
  "DELETE FROM variant WHERE product_id = ?",
  "DELETE FROM product_media WHERE product_id = ?",
  "DELETE FROM collection_product WHERE product_id = ?",
  "DELETE FROM product WHERE id = ?",
];

/** The merchant deletes products: they leave their collections, their files stay. Returns how many there were. */
export function removeProducts({ db }: DoubleContext, shop: ShopRow, gids: readonly string[]): number {
  return db.transaction(() => {
    let removed = 0;
    for (const gid of gids) {
      const id = idOf("Product", gid);
      if (!db.get("SELECT 1 FROM product WHERE id = ? AND shop_id = ?", id, shop.id)) continue;
      for (const statement of ROWS_OF_A_PRODUCT) db.run(statement, id);
      removed += 1;
    }
    return removed;
  });
}
