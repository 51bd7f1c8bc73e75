import { findShopsWithCredits, findStuckHolds, reconcileCredits } from "#app/domain/credits/index.server.ts";
import type { BookCommand, Ending } from "./command.ts";
import { findShopNamed, noSuchShop } from "./shops.ts";

/** Compares the books of one shop, or of all, as the hourly job does. */
export const reconcile: BookCommand = {
  name: "reconcile",
  operands: [],
  options: { shop: false },
  help: "Compare the credit books of one SHOP or of all. A difference freezes that shop's spending; ends with 2 then.",
  async run(studio, { options }) {
    const named = options.shop === undefined ? undefined : await findShopNamed(studio, options.shop);
    if (named === null) return noSuchShop(options.shop ?? "");
    const shops = [];
    for (const shopId of named ? [named] : await findShopsWithCredits(studio)) {
      const ctx = studio.ctxFor(shopId);
      const { differences } = await reconcileCredits(ctx);
      const { stuckHolds } = await findStuckHolds(ctx);
      shops.push({
        shopId,
        differences: differences.map(({ rowName, expected, found }) => ({
          rowName,
          expected: Number(expected),
          found: Number(found),
        })),
        stuckHolds,
      });
    }
    const disagreeing = shops.filter((shop) => shop.differences.length > 0).length;
    const isStuck = shops.some((shop) => shop.stuckHolds.length > 0);
    const ending: Ending = disagreeing > 0 ? "blocked" : isStuck ? "personNeeded" : "done";
    return {
      ending,
      lines: [
        ...shops.flatMap(({ shopId, differences, stuckHolds }) => [
          `${shopId}: ${differences.length === 0 ? "the books agree" : "the books DISAGREE, spending is frozen"}`,
          ...differences.map((d) => `  ${d.rowName}: expected ${d.expected}, found ${d.found}`),
          ...stuckHolds.map(
            (hold) =>
              `  run ${hold.runId} still holds ${hold.openItems} items, due ${hold.deadlineAt.toISOString()}`,
          ),
        ]),
        `${shops.length} shops compared, ${disagreeing} disagree`,
      ],
      result: { shops },
    };
  },
};
