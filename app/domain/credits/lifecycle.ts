/** What happens to a shop's credits when the shop leaves, is forgotten, or asks what is stored about it. */
import type { Ctx } from "#app/platform/ctx.ts";
import type { Balance, StatementLine } from "./schemas.ts";
import { foldSettlements } from "./fold-settlements.ts";
import { readBalance } from "./read-balance.ts";
import { readWholeStatement } from "./read-statement.ts";

/** Nothing is lost by uninstalling: the balance waits for the shop's return. The books are closed up to here. */
export async function onUninstall(ctx: Ctx): Promise<void> {
  await foldSettlements(ctx);
}

/** The ledger stays: its rows know the shop by its opaque id alone, and a reinstall finds its balance again. */
export async function onRedact(ctx: Ctx): Promise<void> {
  await foldSettlements(ctx);
}

/** Everything that this room stores about the shop. */
export async function onDataRequest(
  ctx: Ctx,
): Promise<{ readonly balance: Balance; readonly statement: readonly StatementLine[] }> {
  const balance = await readBalance(ctx);
  const statement: StatementLine[] = [];
  for await (const lines of readWholeStatement(ctx)) statement.push(...lines);
  return { balance, statement };
}
