/** What can be bought, in one place; browser-safe. Prices in US cents before tax. Source: product truth. */

interface Offer {
  readonly offerId: string;
  readonly credits: number;
  readonly priceCents: number;
  readonly currency: "USD";
}

/** Paid once; it is called by its credits. */
export type Pack = Offer;
/** Paid every period; `credits` come with each. */
export interface Plan extends Offer {
  /** The same in every language, one word: here, on Shopify's charge and in the statement. */
  readonly name: string;
}

const plan = (offerId: string, name: string, credits: number, priceCents: number): Plan => ({
  offerId,
  name,
  credits,
  priceCents,
  currency: "USD",
});

/** Plans, from the smallest to the largest in price and credits. */
export const PLANS: readonly Plan[] = [
  plan("plan-starter", "Starter", 1_000, 9_00),
  plan("plan-growth", "Growth", 4_000, 29_00),
  plan("plan-scale", "Scale", 16_000, 99_00),
  plan("plan-catalogue", "Catalogue", 80_000, 399_00),
];

/** Credit packs, from the smallest to the largest. */
export const PACKS: readonly Pack[] = [
  { offerId: "pack-500", credits: 500, priceCents: 6_00, currency: "USD" },
  { offerId: "pack-2000", credits: 2_000, priceCents: 20_00, currency: "USD" },
  { offerId: "pack-10000", credits: 10_000, priceCents: 85_00, currency: "USD" },
  { offerId: "pack-150000", credits: 150_000, priceCents: 900_00, currency: "USD" },
];

/** Length of a plan's period. Its credits last until the end of the period after it. */
export const PERIOD_DAYS = 30;

/** The one trial that a shop may have, ever. */
export const TRIAL = { days: 7, credits: 100 } as const;
