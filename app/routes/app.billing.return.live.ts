/** The charge once more, for the page that waits for Shopify's decision. */
import { merchantDoor } from "#app/merchant-door.server.ts";
import { presentReturn } from "./app.billing.return/presenter.server.ts";

export const loader = merchantDoor(({ ctx, query }) => presentReturn(ctx, query));
