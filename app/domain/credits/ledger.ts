/** Pure rules of the ledger: what a request is, so that a repeated one is told from another one. No clock, no IO. */
import { createHash } from "node:crypto";

export interface PricedItem {
  readonly itemId: string;
  readonly priceCredits: number;
}

/** Fingerprint of a request's contents. The same key with another fingerprint is refused, never carried out. */
export function requestHash(contents: readonly (string | number | boolean | null)[]): string {
  return createHash("sha256").update(JSON.stringify(contents)).digest("hex");
}

/** Fingerprint of a hold: its items in order, each with its price. */
export function holdRequestHash(items: readonly PricedItem[]): string {
  return requestHash(items.flatMap((item) => [item.itemId, item.priceCredits]));
}

/**
 * Makes sure that a hold can be written at all.
 * @throws RangeError for no items, a price that is not a positive whole number, or an item that comes twice: bugs.
 */
export function assertPriceable(items: readonly PricedItem[]): void {
  if (items.length === 0) throw new RangeError("a hold needs items");
  for (const { itemId, priceCredits } of items) {
    if (!Number.isSafeInteger(priceCredits) || priceCredits <= 0) {
      throw new RangeError(`item ${itemId} has no price: ${priceCredits}`);
    }
  }
  if (new Set(items.map((item) => item.itemId)).size !== items.length) {
    throw new RangeError("an item comes twice");
  }
}
