/** What can be bought, in one place; browser-safe. Prices in US cents before tax. Source: product truth. */

export interface Pack {
  readonly offerId: string;
  /** What the merchant reads, here, on Shopify's charge and in the statement. */
  readonly name: string;
  readonly credits: number;
  readonly priceCents: number;
  readonly currency: "USD";
}

/** Credit packs: paid once, from the smallest to the largest. */
export const PACKS: readonly Pack[] = [
  { offerId: "pack-500", name: "500 credits", credits: 500, priceCents: 6_00, currency: "USD" },
  { offerId: "pack-2000", name: "2,000 credits", credits: 2_000, priceCents: 20_00, currency: "USD" },
  { offerId: "pack-10000", name: "10,000 credits", credits: 10_000, priceCents: 85_00, currency: "USD" },
  { offerId: "pack-150000", name: "150,000 credits", credits: 150_000, priceCents: 900_00, currency: "USD" },
];
