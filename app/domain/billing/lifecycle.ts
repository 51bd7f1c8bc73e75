/** What happens to a shop's charges when the shop leaves, is forgotten, or asks what is stored about it. */
import type { Ctx } from "#app/platform/ctx.ts";
import { endPlans } from "./plan-store.ts";
import { forgetPages, readAll } from "./store.ts";

/**
 * Packs that were paid remain in the ledger, and what was not decided of them can be looked up again after a reinstall.
 * Plans end with the installation; the periods that were paid are remembered.
 */
export const onUninstall = (ctx: Ctx): Promise<void> => endPlans(ctx);

/** Keeps what was bought and for how much, under the opaque id; forgets pages and addresses. */
export const onRedact = (ctx: Ctx): Promise<void> => forgetPages(ctx);

/** Everything that this room stores about the shop. */
export const onDataRequest = (ctx: Ctx): Promise<object> => readAll(ctx);
