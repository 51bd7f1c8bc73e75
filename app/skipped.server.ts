/** Left-out products as pages show them. */
import type { SkippedProducts } from "./components/SkippedList.tsx";
import type { SkippedProduct } from "./domain/generation/index.server.ts";

const TITLES_PER_GROUP = 20;

/** Left-out products by reason, the most frequent first. A product that is gone has no title. */
export function groupSkipped(
  skipped: readonly (Pick<SkippedProduct, "reason" | "productTitle"> & { readonly message: string })[],
): SkippedProducts[] {
  const groups = Map.groupBy(skipped, ({ reason }) => reason);
  return [...groups]
    .map(([reason, products]) => ({
      reason,
      message: products[0]?.message ?? "",
      count: products.length,
      titles: products
        .map(({ productTitle }) => productTitle)
        .filter((title) => title !== "")
        .slice(0, TITLES_PER_GROUP),
    }))
    .toSorted((one, other) => other.count - one.count);
}
