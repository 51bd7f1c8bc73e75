/** How products are searched: the keys that are served, and what Shopify says about those that it does not know. */
import type { GraphqlContext } from "./resolver.ts";
import {
  type Condition,
  dateKey,
  idKey,
  likePattern,
  listKey,
  NOTHING,
  searchToSql,
  type SearchWarning,
  type SearchKey,
  textKey,
  UnreadableSearch,
  wordKey,
} from "./search.ts";

/** The search keys of products; the admin's lists and the resource picker search with them too. */
export function tagKey(negated: boolean): SearchKey {
  return (value) => ({
    sql: `${negated ? "NOT " : ""}EXISTS (SELECT 1 FROM json_each(p.tags) WHERE json_each.value LIKE ? ESCAPE '\\')`,
    params: [likePattern(value)],
  });
}

export const PRODUCT_SEARCH: Record<string, SearchKey> = {
  id: idKey("p.id"),
  title: wordKey("p.title"),
  handle: textKey("p.handle"),
  vendor: textKey("p.vendor"),
  product_type: textKey("p.product_type"),
  status: listKey("p.status"),
  created_at: dateKey("p.created_at"),
  updated_at: dateKey("p.updated_at"),
  tag: tagKey(false),
  tag_not: tagKey(true),
  sku: (value) => ({
    sql: "EXISTS (SELECT 1 FROM variant v WHERE v.product_id = p.id AND v.sku LIKE ? ESCAPE '\\')",
    params: [likePattern(value)],
  }),
  collection_id: (value) => ({
    sql: "EXISTS (SELECT 1 FROM collection_product c WHERE c.product_id = p.id AND c.collection_id = ?)",
    params: [Number(value)],
  }),
  default: (value) => ({
    sql: `(has_words(p.title || ' | ' || p.vendor || ' | ' || p.product_type || ' | ' || p.tags, ?)
      OR EXISTS (SELECT 1 FROM variant v WHERE v.product_id = p.id AND has_words(v.sku, ?)))`,
    params: [value, value],
  }),
};

/** Fields that Shopify knows and the double does not serve (shopify.dev, `QueryRoot.products`): looking fails loudly. */
const KNOWN_FIELDS = new Set(
  `barcode bundles category_id combined_listing_role delivery_profile_id error_feedback gift_card
  has_only_composites has_only_default_variant has_variant_with_components inventory_total is_price_reduced metafields
  out_of_stock_somewhere price product_configuration_owner product_publication_status publication_ids
  publishable_status published_at published_status variant_id variant_title`.split(/\s+/),
);

/**
 * A search of products. When the request asks how it is understood, a term whose field Shopify does not know is passed
 * over, and the answer says so in `extensions.search`; so it does of a search that can't be read, which finds nothing.
 * A request that does not ask would not notice, so it fails loudly.
 *
 * @param field - the root field that searches
 */
export function searchProducts({ searches }: GraphqlContext, field: string, query: string): Condition {
  if (!searches) return searchToSql(query, PRODUCT_SEARCH);
  const warnings: SearchWarning[] = [];
  const passOver = (name: string): boolean => {
    if (KNOWN_FIELDS.has(name)) return false;
    warnings.push({ field: name, message: "Invalid search field for this query.", code: "invalid_field" });
    return true;
  };
  try {
    return searchToSql(query, PRODUCT_SEARCH, passOver);
  } catch (fault) {
    if (!(fault instanceof UnreadableSearch)) throw fault;
    warnings.push({ field: null, message: "Invalid search syntax.", code: "invalid_syntax" });
    return NOTHING;
  } finally {
    searches.push({ path: [field], query, warnings });
  }
}
