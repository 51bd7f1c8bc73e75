import type { Api } from "@shopify/ui-extensions/admin.product-details.block.render";

/** What the block needs of Shopify. */
export type BlockApi = Pick<Api, "data" | "i18n" | "navigation">;
