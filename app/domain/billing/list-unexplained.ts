import type { Ctx } from "#app/platform/ctx.ts";
import { readUnexplainedPlans } from "./plan-store.ts";
import { readUnexplained } from "./store.ts";

export interface UnexplainedCharge {
  readonly chargeGid: string;
  readonly name: string;
  readonly priceCents: number;
  readonly currency: string;
}

/** Charges of a shop that are paid and were not ordered here, or for another price: never granted, kept for a person. */
export async function listUnexplained(ctx: Ctx): Promise<readonly UnexplainedCharge[]> {
  return [...(await readUnexplained(ctx)), ...(await readUnexplainedPlans(ctx))].map(
    ({ chargeGid, name, priceCents, currency }) => ({ chargeGid, name, priceCents, currency }),
  );
}
