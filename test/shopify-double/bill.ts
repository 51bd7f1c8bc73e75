import type { DoubleContext } from "./context.ts";
import type { BillRow, ChargeRow } from "./database.ts";

export function centsOf(amount: string): number {
  return Math.round(Number(amount) * 100);
}

/** Writes a line on the merchant's bill, in the charge's currency; negative cents are a credit. */
export function addToBill(
  { db, clock }: DoubleContext,
  charge: ChargeRow,
  kind: BillRow["kind"],
  cents: number,
): void {
  db.run(
    "INSERT INTO bill (shop_id, charge_id, kind, amount, currency, at) VALUES (?, ?, ?, ?, ?, ?)",
    charge.shop_id,
    charge.id,
    kind,
    (cents / 100).toFixed(2),
    charge.currency,
    clock.now(),
  );
}

/** Whether the merchant has been billed for the charge: not while its trial lasts. */
export function wasBilled({ db }: DoubleContext, chargeId: number): boolean {
  return db.get("SELECT 1 FROM bill WHERE charge_id = ?", chargeId) !== undefined;
}
