/** Every room's answers to a shop that leaves, is to be forgotten, or asks what is stored about it. */
import type { ShopCtx } from "./composition.server.ts";
import * as account from "./domain/account/index.server.ts";
import * as assets from "./domain/assets/index.server.ts";
import * as billing from "./domain/billing/index.server.ts";
import * as catalog from "./domain/catalog/index.server.ts";
import * as credits from "./domain/credits/index.server.ts";
import * as generation from "./domain/generation/index.server.ts";
import * as publishing from "./domain/publishing/index.server.ts";
import * as review from "./domain/review/index.server.ts";
import type { ShopId } from "./platform/ids.ts";

/** The order in which rooms let go of a shop: work first, then what it made, then money, at last its name. */
const ROOMS = { publishing, generation, review, assets, catalog, billing, credits, account };

export const roomHooks = (ctxFor: (shopId: ShopId) => ShopCtx): account.RoomHooks[] =>
  Object.entries(ROOMS).map(([room, hooks]) => ({
    room,
    // Each room takes the ports it needs from the shop's ctx.
    onUninstall: (ctx) => hooks.onUninstall(ctxFor(ctx.shopId)),
    onRedact: (ctx) => hooks.onRedact(ctxFor(ctx.shopId)),
    onDataRequest: (ctx) => hooks.onDataRequest(ctxFor(ctx.shopId)),
  }));
