/** What can be bought, in one place; browser-safe. Prices in US cents before tax. Source: product truth. */

interface Offer {
  readonly offerId: string;
  /** What the merchant reads, here, on Shopify's charge and in the statement. */
  readonly name: string;
  readonly credits: number;
  readonly priceCents: number;
  readonly currency: "USD";
}

/** Paid once. */
export type Pack = Offer;
/** Paid every period; `credits` come with each. */
export type Plan = Offer;

/** Plans, from the smallest to the largest in price and credits. */
export const PLANS: readonly Plan[] = [
  { offerId: "plan-starter", name: "Starter", credits: 1_000, priceCents: 9_00, currency: "USD" },
  { offerId: "plan-growth", name: "Growth", credits: 4_000, priceCents: 29_00, currency: "USD" },
  { offerId: "plan-scale", name: "Scale", credits: 16_000, priceCents: 99_00, currency: "USD" },
  { offerId: "plan-catalogue", name: "Catalogue", credits: 80_000, priceCents: 399_00, currency: "USD" },
];

/** Credit packs, from the smallest to the largest. */
export const PACKS: readonly Pack[] = [
  { offerId: "pack-500", name: "500 credits", credits: 500, priceCents: 6_00, currency: "USD" },
  { offerId: "pack-2000", name: "2,000 credits", credits: 2_000, priceCents: 20_00, currency: "USD" },
  { offerId: "pack-10000", name: "10,000 credits", credits: 10_000, priceCents: 85_00, currency: "USD" },
  { offerId: "pack-150000", name: "150,000 credits", credits: 150_000, priceCents: 900_00, currency: "USD" },
];

/** Length of a plan's period. Its credits last until the end of the period after it. */
export const PERIOD_DAYS = 30;

/** The one trial that a shop may have, ever. */
export const TRIAL = { days: 7, credits: 100 } as const;
