/** When Home says that credits run low. Pure. */

/** How many days of use a balance should last for. */
export const LOW_BALANCE_DAYS = 7;

export interface LowBalance {
  readonly availableCredits: number;
  /** Used within the last days. */
  readonly usedCredits: number;
}

/** The figures to say, or null: when the balance would last for as long again, or when the merchant has dismissed exactly these. */
export function lowBalance(now: LowBalance, dismissed: LowBalance | null): LowBalance | null {
  const isDismissed =
    dismissed?.availableCredits === now.availableCredits && dismissed.usedCredits === now.usedCredits;
  return now.availableCredits < now.usedCredits && !isDismissed ? now : null;
}
