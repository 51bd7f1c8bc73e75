/** One shop's credits in a test: the verbs with the inputs that the test doesn't care about filled in. */
import { expect } from "vitest";
import {
  captureItem,
  grantPack,
  grantPlan,
  holdCredits,
  readBalance,
  readStatement,
  reconcileCredits,
  releaseItem,
} from "#app/domain/credits/index.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { TestDatabase } from "./database.ts";

/** A date that is near or past, in milliseconds from now. */
export const inMs = (ms: number) => new Date(Date.now() + ms);
export const inDays = (days: number) => inMs(days * 86_400_000);

export function ledgerOf(database: TestDatabase, ctx: Ctx) {
  return {
    /** A pack whose charge is `purchaseGid`. */
    async pack(credits: number, purchaseGid = `gid://shopify/AppPurchaseOneTime/${ctx.ids.next()}`) {
      const offerName = `${credits} credits`;
      expect(await grantPack(ctx, { purchaseGid, credits, offerName, test: false })).toMatchObject({
        ok: true,
      });
      return purchaseGid;
    },
    async plan(credits: number, expiresAt: Date, sourceKey = `plan:${ctx.ids.next()}`) {
      const grant = { sourceKey, credits, expiresAt, label: "Growth", chargeGid: null, test: false };
      expect(await grantPlan(ctx, { ...grant, reason: "Growth, a month" })).toMatchObject({ ok: true });
      return sourceKey;
    },
    /** Holds for new items; the hold must succeed. */
    async held(count: number, priceCredits: number) {
      const runId = ctx.ids.next();
      const itemIds = Array.from({ length: count }, () => ctx.ids.next());
      const items = itemIds.map((itemId) => ({ itemId, priceCredits }));
      expect(await holdCredits(ctx, { runId, items, reason: "Run started" })).toMatchObject({ ok: true });
      return { runId, itemIds };
    },
    capture: (runId: string, itemId = "") => captureItem(ctx, { runId, itemId, reason: "Picture stored" }),
    release: (runId: string, itemId = "") => releaseItem(ctx, { runId, itemId, reason: "No picture" }),
    async balance() {
      const { availableCredits, heldCredits } = await readBalance(ctx);
      return { available: availableCredits, held: heldCredits };
    },
    /** What is left: label, available, held. */
    sources: async () =>
      (await readBalance(ctx)).sources.map((s) => [s.label, s.availableCredits, s.heldCredits]),
    /** The statement, oldest first: kind, amount, balance. */
    async lines() {
      const { lines } = await readStatement(ctx, { limit: 500 });
      return lines.map((line) => [line.kind, line.amount, line.balance]).toReversed();
    },
    /** Waits until the database's clock has passed the dates that are near. */
    waitForExpiry: () =>
      database.asApp(
        `SELECT pg_sleep(greatest(0.001, extract(epoch FROM max(expires_at) - clock_timestamp()) + 0.002))
         FROM credit_grant WHERE expires_at < clock_timestamp() + interval '1 minute'`,
        [],
        ctx.shopId,
      ),
    booksAgree: async () => expect(await reconcileCredits(ctx)).toEqual({ ok: true, differences: [] }),
  };
}
