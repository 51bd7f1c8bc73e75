import type { CollectionRow, FileRow, ProductRow, ShopRow, VariantRow } from "../../database.ts";
import { productMedia } from "../../product-media.ts";
import { emptyPage, type ListSource, page, type PageArguments } from "../connection.ts";
import { NotServed, refuseArguments } from "../errors.ts";
import { gid, idOf } from "../ids.ts";
import type { GraphqlContext, Resolvers } from "../resolver.ts";
import { idKey, searchToSql, textKey, wordKey, type SearchKey } from "../search.ts";
import { searchProducts } from "../product-search.ts";
import { collectionNode, mediaNode, productNode, variantNode } from "../nodes.ts";

type CountArguments = ListArguments & { limit?: number | null };
type ListArguments = PageArguments & { query?: string | null; sortKey?: string | null };

const PRODUCT_SORTS: Record<string, string> = {
  ID: "p.id",
  TITLE: "p.title",
  VENDOR: "p.vendor",
  PRODUCT_TYPE: "p.product_type",
  CREATED_AT: "p.created_at",
  PUBLISHED_AT: "p.created_at",
  UPDATED_AT: "p.updated_at",
};

const COLLECTION_SORTS: Record<string, string> = { ID: "c.id", TITLE: "c.title", UPDATED_AT: "c.updated_at" };
export const COLLECTION_SEARCH: Record<string, SearchKey> = {
  id: idKey("c.id"),
  title: wordKey("c.title"),
  handle: textKey("c.handle"),
  default: wordKey("c.title"),
};

const VARIANT_SORTS: Record<string, string> = {
  ID: "v.id",
  POSITION: "v.position",
  SKU: "v.sku",
  TITLE: "v.title",
};
const VARIANT_SEARCH: Record<string, SearchKey> = {
  id: idKey("v.id"),
  product_id: idKey("v.product_id"),
  sku: textKey("v.sku"),
  title: wordKey("v.title"),
  default: wordKey("v.sku"),
};

function sortBy(field: string, sorts: Record<string, string>, key: string): string {
  const sort = sorts[key];
  if (!sort) throw new NotServed(`${field}(sortKey: ${key})`);
  return sort;
}

function addSearch(source: ListSource, query: string | null | undefined, keys: Record<string, SearchKey>) {
  if (!query?.trim()) return source;
  const { sql, params } = searchToSql(query, keys);
  return { ...source, where: [...source.where, sql], params: [...source.params, ...params] };
}

function productList(context: GraphqlContext, field: string, args: ListArguments): ListSource {
  refuseArguments(field, args as Record<string, unknown>, ["savedSearchId"]);
  const source: ListSource = {
    columns: "p.*",
    from: "product p",
    where: ["p.shop_id = ?"],
    params: [context.shop.id],
    sort: sortBy("products", PRODUCT_SORTS, args.sortKey ?? "ID"),
    id: "p.id",
  };
  if (!args.query?.trim()) return source;
  const { sql, params } = searchProducts(context, field, args.query);
  return { ...source, where: [...source.where, sql], params: [...source.params, ...params] };
}

function collectionList(shop: ShopRow, args: ListArguments): ListSource {
  refuseArguments("collections", args as Record<string, unknown>, ["savedSearchId"]);
  const source: ListSource = {
    columns: "c.*",
    from: "collection c",
    where: ["c.shop_id = ?"],
    params: [shop.id],
    sort: sortBy("collections", COLLECTION_SORTS, args.sortKey ?? "ID"),
    id: "c.id",
  };
  return addSearch(source, args.query, COLLECTION_SEARCH);
}

/** Counts up to the limit; beyond it the count is a lower bound. */
function total(context: GraphqlContext, source: ListSource, limit: number | null | undefined) {
  const most = limit ?? Number.MAX_SAFE_INTEGER - 1;
  const found = context.double.db.get<{ count: number }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM ${source.from} WHERE ${source.where.join(" AND ")} LIMIT ?)`,
    ...source.params,
    most + 1,
  )!.count;
  return found > most ? countNode(most, "AT_LEAST") : countNode(found);
}

function countNode(count: number, precision: "EXACT" | "AT_LEAST" = "EXACT") {
  return { __typename: "Count", count, precision };
}

type ProductSource = ReturnType<typeof productNode>;
type CollectionSource = ReturnType<typeof collectionNode>;
type VariantSource = ReturnType<typeof variantNode>;

function productById(context: GraphqlContext, id: string) {
  const productId = idOf("Product", id);
  const row = context.double.db.get<ProductRow>(
    "SELECT * FROM product WHERE id = ? AND shop_id = ?",
    productId,
    context.shop.id,
  );
  return row ? productNode(row) : null;
}

function collectionById(context: GraphqlContext, id: string) {
  const row = context.double.db.get<CollectionRow>(
    "SELECT * FROM collection WHERE id = ? AND shop_id = ?",
    idOf("Collection", id),
    context.shop.id,
  );
  return row ? collectionNode(row) : null;
}

function variantById(context: GraphqlContext, id: string) {
  const row = context.double.db.get<VariantRow>(
    "SELECT * FROM variant WHERE id = ? AND shop_id = ?",
    idOf("ProductVariant", id),
    context.shop.id,
  );
  return row ? variantNode(row) : null;
}

/** node(id:) for the types of this file. */
export const catalogueById: Record<string, (context: GraphqlContext, id: string) => object | null> = {
  Product: productById,
  ProductVariant: variantById,
  Collection: collectionById,
};

function variantsOf(context: GraphqlContext, productId: number): VariantRow[] {
  return context.double.db.all<VariantRow>(
    "SELECT * FROM variant WHERE product_id = ? ORDER BY position",
    productId,
  );
}

interface OptionRow {
  name: string;
  values: string[];
}

/** Options and their values have no rows of their own: their ids derive from the product's. */
function optionNodes(product: ProductRow) {
  return (JSON.parse(product.options) as OptionRow[]).map((option, index) => ({
    __typename: "ProductOption",
    id: gid("ProductOption", product.id * 10 + index),
    name: option.name,
    position: index + 1,
    values: option.values,
    optionValues: option.values.map((name, valueIndex) => ({
      __typename: "ProductOptionValue",
      id: gid("ProductOptionValue", (product.id * 10 + index) * 100 + valueIndex),
      name,
      hasVariants: true,
    })),
  }));
}

export const catalogueResolvers: Resolvers = {
  QueryRoot: {
    product: (_source: unknown, { id }: { id: string }, context) => productById(context, id),
    products: (_source: unknown, args: ListArguments, context) =>
      page<ProductRow, object>(context.double.db, productList(context, "products", args), args, productNode),
    productsCount: (_source: unknown, args: CountArguments, context) =>
      total(context, productList(context, "productsCount", args), args.limit),
    productVariant: (_source: unknown, { id }: { id: string }, context) => variantById(context, id),
    productVariants: (_source: unknown, args: ListArguments, { double, shop }) => {
      refuseArguments("productVariants", args as Record<string, unknown>, ["savedSearchId"]);
      const source: ListSource = {
        columns: "v.*",
        from: "variant v",
        where: ["v.shop_id = ?"],
        params: [shop.id],
        sort: sortBy("productVariants", VARIANT_SORTS, args.sortKey ?? "ID"),
        id: "v.id",
      };
      return page<VariantRow, object>(
        double.db,
        addSearch(source, args.query, VARIANT_SEARCH),
        args,
        variantNode,
      );
    },
    collection: (_source: unknown, { id }: { id: string }, context) => collectionById(context, id),
    collections: (_source: unknown, args: ListArguments, { double, shop }) =>
      page<CollectionRow, object>(double.db, collectionList(shop, args), args, collectionNode),
    collectionsCount: (_source: unknown, args: CountArguments, context) =>
      total(context, collectionList(context.shop, args), args.limit),
  },

  Collection: {
    products: ({ row }: CollectionSource, args: ListArguments, { double }) => {
      const sorts: Record<string, string> = {
        COLLECTION_DEFAULT: "cp.position",
        MANUAL: "cp.position",
        ID: "p.id",
        TITLE: "p.title",
        CREATED: "p.created_at",
      };
      const source: ListSource = {
        columns: "p.*",
        from: "collection_product cp JOIN product p ON p.id = cp.product_id",
        where: ["cp.collection_id = ?"],
        params: [row.id],
        sort: sortBy("Collection.products", sorts, args.sortKey ?? "COLLECTION_DEFAULT"),
        id: "p.id",
      };
      return page<ProductRow, object>(double.db, source, args, productNode);
    },
    productsCount: ({ row }: CollectionSource, _args, { double }) =>
      countNode(
        double.db.get<{ count: number }>(
          "SELECT count(*) AS count FROM collection_product WHERE collection_id = ?",
          row.id,
        )?.count ?? 0,
      ),
    hasProduct: ({ row }: CollectionSource, { id }: { id: string }, { double }) =>
      double.db.get(
        "SELECT 1 FROM collection_product WHERE collection_id = ? AND product_id = ?",
        row.id,
        idOf("Product", id),
      ) !== undefined,
  },

  Product: {
    hasOnlyDefaultVariant: ({ row }: ProductSource, _args, context) => {
      const variants = variantsOf(context, row.id);
      return variants.length === 1 && variants[0]?.title === "Default Title";
    },
    options: ({ row }: ProductSource, { first }: { first?: number | null }) =>
      optionNodes(row).slice(0, first ?? undefined),
    variants: ({ row }: ProductSource, args: ListArguments, { double }) =>
      page<VariantRow, object>(
        double.db,
        {
          columns: "v.*",
          from: "variant v",
          where: ["v.product_id = ?"],
          params: [row.id],
          sort: sortBy("Product.variants", VARIANT_SORTS, args.sortKey ?? "POSITION"),
          id: "v.id",
        },
        args,
        variantNode,
      ),
    variantsCount: ({ row }: ProductSource, _args, context) => countNode(variantsOf(context, row.id).length),
    priceRangeV2: ({ row }: ProductSource, _args, context) => {
      const prices = variantsOf(context, row.id)
        .map((variant) => variant.price)
        .toSorted((left, right) => Number(left) - Number(right));
      const money = (amount: string | undefined) => ({
        __typename: "MoneyV2",
        amount: amount ?? "0.00",
        currencyCode: context.shop.currency,
      });
      return {
        __typename: "ProductPriceRangeV2",
        minVariantPrice: money(prices[0]),
        maxVariantPrice: money(prices.at(-1)),
      };
    },
    media: ({ row }: ProductSource, args: ListArguments, { double }) => {
      refuseArguments("Product.media", args as Record<string, unknown>, ["query"]);
      return page<FileRow, object>(
        double.db,
        {
          columns: "f.*",
          from: "product_media pm JOIN file f ON f.id = pm.file_id",
          where: ["pm.product_id = ?"],
          params: [row.id],
          sort: sortBy("Product.media", { POSITION: "pm.position", ID: "f.id" }, args.sortKey ?? "POSITION"),
          id: "f.id",
        },
        args,
        mediaNode,
      );
    },
    mediaCount: ({ row }: ProductSource, _args, { double }) => countNode(productMedia(double, row.id).length),
    featuredMedia: ({ row }: ProductSource, _args, { double }) => {
      const first = productMedia(double, row.id)[0];
      return first ? mediaNode(first) : null;
    },
    collections: ({ row }: ProductSource, args: ListArguments, { double }) => {
      const source: ListSource = {
        columns: "c.*",
        from: "collection_product cp JOIN collection c ON c.id = cp.collection_id",
        where: ["cp.product_id = ?"],
        params: [row.id],
        sort: sortBy("Product.collections", COLLECTION_SORTS, args.sortKey ?? "ID"),
        id: "c.id",
      };
      return page<CollectionRow, object>(
        double.db,
        addSearch(source, args.query, COLLECTION_SEARCH),
        args,
        collectionNode,
      );
    },
    inCollection: ({ row }: ProductSource, { id }: { id: string }, { double }) =>
      double.db.get(
        "SELECT 1 FROM collection_product WHERE collection_id = ? AND product_id = ?",
        idOf("Collection", id),
        row.id,
      ) !== undefined,
    metafields: (_source, args: PageArguments) => emptyPage(args),
  },

  ProductVariant: {
    displayName: ({ row }: VariantSource, _args, { double }) =>
      `${double.db.get<ProductRow>("SELECT * FROM product WHERE id = ?", row.product_id)?.title} - ${row.title}`,
    product: ({ row }: VariantSource, _args, { double }) =>
      productNode(double.db.get<ProductRow>("SELECT * FROM product WHERE id = ?", row.product_id)!),
    media: ({ row }: VariantSource, args: PageArguments, { double }) =>
      page<FileRow, object>(
        double.db,
        {
          columns: "f.*",
          from: "variant_media vm JOIN file f ON f.id = vm.file_id",
          where: ["vm.variant_id = ?"],
          params: [row.id],
          sort: "f.id",
          id: "f.id",
        },
        args,
        mediaNode,
      ),
  },
};
