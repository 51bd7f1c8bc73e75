/** What this room itself does when a shop leaves, is to be forgotten, or asks what is stored about it. */
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { findShop } from "./find-shop.ts";
import { selectNotifications } from "./notification-store.ts";
import { forgetShop, selectPreferences } from "./store.ts";

/** Nothing: `markUninstalled` said all there is before any room was asked. */
export async function onUninstall(_ctx: Ctx): Promise<void> {}

/**
 * Forgets who the shop is: its domain and its inbox. What is left, `shopId` and the hash of its gid, finds its balance
 * again when it comes back. Comes after every other room, because nobody finds the shop by its domain any more. An
 * installed shop is not forgotten. May be run again.
 */
export async function onRedact(ctx: Ctx): Promise<void> {
  const forgotten = await inTransaction(ctx, (tx) => forgetShop(tx, ctx.shopId));
  ctx.log.info({ shopId: ctx.shopId, forgotten }, "shop redacted");
}

/** The shop's row, what it has chosen, and what it was told. */
export async function onDataRequest(
  ctx: Ctx,
): Promise<{ shop: object | null; preferences: object[]; notifications: object[] }> {
  const preferences = await inTransaction(ctx, (tx) => selectPreferences(tx, ctx.shopId));
  return {
    shop: await findShop(ctx),
    preferences: preferences.map(({ key, value }) => ({ key, value })),
    notifications: await inTransaction(ctx, (tx) => selectNotifications(tx, ctx.shopId, { limit: null })),
  };
}
