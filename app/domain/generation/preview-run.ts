import type { Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { type CatalogPorts, type CatalogProduct, readSelection } from "../catalog/index.server.ts";
import type { Selection } from "../catalog/schemas.ts";
import { skipSentence } from "./failures.ts";
import { type PlannedItem, type SkippedProduct, planRun } from "./plan.ts";
import { MAX_RUN_ITEMS, namesTooMany } from "./schemas.ts";

export interface RunPreview {
  readonly ok: true;
  readonly itemCount: number;
  /** The first items, in the run's order. */
  readonly items: readonly PlannedItem[];
  readonly skipped: readonly (SkippedProduct & { readonly message: string })[];
}

/**
 * What a start with this selection would make now: the same plan, nothing held, nothing written.
 * Refuses with `too-many-items`. Reads the whole selection from the catalogue.
 *
 * @param input `examples`: how many items are returned with their picture
 */
export async function previewRun(
  ctx: Ctx<CatalogPorts>,
  { selection, examples }: { readonly selection: Selection; readonly examples: number },
): Promise<RunPreview | Refusal<"too-many-items", { limit: number }>> {
  if (namesTooMany(selection)) return refuse("too-many-items", { limit: MAX_RUN_ITEMS });
  const products: CatalogProduct[] = [];
  for await (const page of readSelection(ctx, selection)) {
    products.push(...page);
    if (products.length > MAX_RUN_ITEMS && planRun(products).items.length > MAX_RUN_ITEMS)
      return refuse("too-many-items", { limit: MAX_RUN_ITEMS });
  }
  const plan = planRun(products, "productGids" in selection ? selection.productGids : []);
  return {
    ok: true,
    itemCount: plan.items.length,
    items: plan.items.slice(0, examples),
    skipped: plan.skipped.map((skipped) => ({ ...skipped, message: skipSentence(skipped.reason) })),
  };
}
