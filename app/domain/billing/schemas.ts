/** Browser-safe face of the billing room: inputs and constants. No database, no IO. */
import { z } from "zod";
import { gidSchema, storableText } from "#app/platform/schemas.ts";

export * from "./offers.ts";

/** The page of the app to which Shopify sends the merchant after a charge was approved or declined. */
export const CHARGE_RETURN_PATH = "/app/billing/return";

const ANY_ORIGIN = "https://app.invalid";

/** A page of the app: starts with /app, stays on this origin, holds nothing that a browser would read otherwise. */
export const returnToSchema = z
  .string()
  .max(1000)
  .regex(/^\/app([/?][\w\-.~%/?&=+:,]*)?$/, "returnTo must be a page of the app")
  .refine(
    (path) => new URL(path, ANY_ORIGIN).href === ANY_ORIGIN + path,
    "returnTo must be a page of the app, written plainly",
  );

export const buyPackSchema = z.object({
  offerId: z.string().max(100),
  /** Made by the page, once for each purchase that the merchant wants: a repeated click is the same purchase. */
  idempotencyKey: storableText().min(1).max(200),
  /** Where the merchant goes on after the purchase. */
  returnTo: returnToSchema,
});
export type BuyPackInput = z.infer<typeof buyPackSchema>;

export const chargeGidSchema = gidSchema("AppPurchaseOneTime");

export const confirmChargeSchema = z.object({ chargeGid: chargeGidSchema });
