import type { DoubleContext } from "../context.ts";
import type { ShopRow } from "../database.ts";
import type { Bucket } from "../cost.ts";
import type { SearchReport } from "./search.ts";

/** What a resolver may use: the double, the shop that asks, and the scopes it granted. */
export interface GraphqlContext {
  double: DoubleContext;
  shop: ShopRow;
  scopes: ReadonlySet<string>;
  bucket: Bucket;
  /** Set when the request asks how its searches are understood. */
  searches?: SearchReport[];
  /** Set while a bulk operation runs: the root connection comes by pages, those below it whole. */
  bulk?: { pageSize: number; after: string | null; hasNextPage: boolean };
}

/**
 * A source is a row with `__typename`; a field without a resolver is read from it. The schema has coerced the
 * arguments, so each resolver states the shapes that its field has there (`never` accepts them all).
 */
export type Resolver = (source: never, args: never, context: GraphqlContext) => unknown;

export type Resolvers = Record<string, Record<string, Resolver>>;
