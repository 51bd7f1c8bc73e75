/** Credits: what there is and until when, what can be bought, and a line for every change. */
import { type OfferNow, cheapestCovering, offersNow } from "#app/components/offers-now.ts";
import type { ShopCtx } from "#app/composition.server.ts";
import { statementFilter } from "#app/components/statement-filter.ts";
import { readPlans } from "#app/domain/billing/index.server.ts";
import { type PlansView, returnToSchema } from "#app/domain/billing/schemas.ts";
import { readBalance, readStatement } from "#app/domain/credits/index.server.ts";
import type { Balance, StatementLine } from "#app/domain/credits/schemas.ts";
import { ledgerWords, readTitles } from "#app/domain/generation/index.server.ts";

const PAGE_SIZE = 25;
const HOME = "/app/credits";

export interface StatementLineView extends StatementLine {
  /** The product of a line about one picture, as long as it is known. */
  readonly productTitle: string | null;
}

export interface CreditsView {
  readonly balance: Balance;
  readonly plans: PlansView;
  readonly lines: readonly StatementLineView[];
  readonly next: string | null;
  /** Where a purchase leads: the page that the merchant came from, or this one. */
  readonly returnTo: string;
  /** How many credits the merchant still misses for what they were about to do; 0 when they came for no such thing. */
  readonly shortCredits: number;
  /** The offer that covers them for the least money today. */
  readonly covering: OfferNow | null;
  /** One for each opening of the page, so that a repeated click is the same purchase. */
  readonly purchaseKey: string;
}

export async function presentCredits(ctx: ShopCtx, query: URLSearchParams): Promise<CreditsView> {
  const before = wholeNumber(query.get("before"));
  const statement = await readStatement(ctx, { before, limit: PAGE_SIZE, filter: statementFilter(query) });
  const titles = await readTitles(ctx, { itemIds: statement.lines.flatMap(({ itemId }) => itemId ?? []) });
  const returnTo = returnToSchema.safeParse(query.get("returnTo"));
  const balance = await readBalance(ctx);
  const plans = await readPlans(ctx);
  const neededCredits = wholeNumber(query.get("needed")) ?? 0;
  const shortCredits = Math.max(neededCredits - balance.availableCredits, 0);
  return {
    balance,
    plans,
    lines: statement.lines.map((line) => ({
      ...line,
      reason: ledgerWords(line.reason),
      productTitle: line.itemId === null ? null : (titles.get(line.itemId) ?? null),
    })),
    next: statement.next === null ? null : String(statement.next),
    returnTo: returnTo.success ? returnTo.data : HOME,
    shortCredits,
    covering: shortCredits > 0 ? cheapestCovering(shortCredits, offersNow(plans)) : null,
    purchaseKey: ctx.ids.next(),
  };
}

const wholeNumber = (text: string | null): number | undefined =>
  text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
