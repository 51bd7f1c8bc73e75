/** Left-out pictures as pages show them. */
import type { SkippedProducts } from "./components/SkippedList.tsx";
import type { SkippedGroup } from "./domain/generation/index.server.ts";

const TITLES_PER_GROUP = 20;

/** Left-out pictures by reason, the most frequent first, with some of their products. A product that is gone has no title. */
export function presentSkipped(
  groups: readonly (SkippedGroup & { readonly message: string })[],
): SkippedProducts[] {
  return groups.map(({ reason, message, count, products }) => ({
    reason,
    message,
    count,
    titles: [...new Set(products.map(({ productTitle }) => productTitle))]
      .filter((title) => title !== "")
      .slice(0, TITLES_PER_GROUP),
  }));
}
