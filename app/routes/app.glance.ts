/** What Home shows of the shop as soon as Shopify tells it. */
import { readGlance } from "#app/glance.server.ts";
import { merchantDoor } from "#app/merchant-door.server.ts";

export const loader = merchantDoor(({ ctx }) => readGlance(ctx));
