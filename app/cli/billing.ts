import { listUnexplained } from "#app/domain/billing/index.server.ts";
import { findShopsWithCredits } from "#app/domain/credits/index.server.ts";
import type { BookCommand } from "./command.ts";

/** Lists what Shopify says was paid and we can't explain, for all shops. */
export const unexplained: BookCommand = {
  name: "billing unexplained",
  operands: [],
  options: {},
  help: "List paid charges that were not ordered here, or for another price. They gave nothing; ends with 4 if any.",
  async run(studio) {
    const charges = [];
    for (const shopId of await findShopsWithCredits(studio)) {
      for (const charge of await listUnexplained(studio.ctxFor(shopId))) charges.push({ shopId, ...charge });
    }
    return {
      ending: charges.length > 0 ? "personNeeded" : "done",
      lines: [
        ...charges.map(
          ({ shopId, chargeGid, name, priceCents, currency }) =>
            `${shopId}: ${chargeGid} (${name}), ${(priceCents / 100).toFixed(2)} ${currency}`,
        ),
        `${charges.length} charges are unexplained`,
      ],
      result: { charges },
    };
  },
};
