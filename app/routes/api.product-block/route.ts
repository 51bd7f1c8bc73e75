/** What the block on a product's page in Shopify admin shows (extensions/product-results). */
import { extensionDoor } from "#app/extension-door.server.ts";
import { productGidSchema } from "#app/domain/catalog/schemas.ts";
import { refuse } from "#app/platform/errors.ts";
import { presentProductBlock } from "./presenter.server.ts";

export const loader = extensionDoor(async ({ ctx, query }) => {
  const productGid = productGidSchema.safeParse(query.get("product"));
  if (!productGid.success) return refuse("invalid-input", { problem: "product: is no product of Shopify" });
  return presentProductBlock(ctx, productGid.data);
});
