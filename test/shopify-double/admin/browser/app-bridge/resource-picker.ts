import { ask } from "./link.ts";

interface PickerOptions {
  type: string;
  action?: "add" | "select";
  multiple?: boolean | number;
  query?: string;
  filter?: { query?: string; variants?: boolean; draft?: boolean; archived?: boolean };
  selectionIds?: { id: string; variants?: { id: string }[] }[];
}

function statuses({ draft = true, archived = true }: { draft?: boolean; archived?: boolean }): string {
  if (draft && archived) return "";
  return ["ACTIVE", ...(draft ? ["DRAFT"] : []), ...(archived ? ["ARCHIVED"] : [])].join(",");
}

/** Lets the merchant choose products or collections; undefined when they cancel. */
export async function resourcePicker(options: PickerOptions): Promise<unknown> {
  const { type, action = "add", multiple = false, query = "", filter = {}, selectionIds = [] } = options;
  if (type !== "product" && type !== "collection") {
    throw new Error(`resourcePicker: the double does not serve the type "${type}"`);
  }
  const picked = await ask("resource-picker", {
    type,
    action,
    limit: multiple === true ? null : Number(multiple || 1),
    query,
    filter: filter.query ?? "",
    status: statuses(filter),
    showVariants: type === "product" && filter.variants !== false,
    selection: selectionIds.map(({ id, variants = [] }) => ({
      id,
      variants: variants.map((variant) => variant.id),
    })),
  });
  // Shopify's array has itself as `selection`, which no message can carry.
  return picked === null ? undefined : Object.assign(picked, { selection: picked });
}
