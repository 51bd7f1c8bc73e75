/** How many products a search finds, asked while it is typed. */
import { countProducts } from "#app/domain/catalog/index.server.ts";
import { merchantDoor, orThrow } from "#app/merchant-door.server.ts";

export const loader = merchantDoor(async ({ ctx, query }) =>
  orThrow(await countProducts(ctx, { query: query.get("query") ?? "" })),
);
