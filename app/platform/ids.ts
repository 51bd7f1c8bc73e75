/** Identifiers. Branded so that a shop id is never mistaken for a run id; UUIDv7 so that they sort by time. */
import { uuidv7 } from "uuidv7";

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

/** The opaque tenant key: a UUID that says nothing about the shop. */
export type ShopId = Id<"shop">;

/** Source of new identifiers; tests hand in a predictable one. */
export interface Ids {
  next(): string;
}

export const systemIds: Ids = { next: () => uuidv7() };
