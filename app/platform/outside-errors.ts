/** How calls to the outside world end when neither an answer nor a refusal came back. Ports name them, adapters throw them. */

/**
 * A request that changes something was sent and its answer never came: it may or may not have happened. Whoever catches
 * this looks for the effect before trying again; a blind second try could do it twice.
 */
export class ReplyLostError extends Error {
  override readonly name = "ReplyLostError";
}

/** Shopify couldn't be reached, or kept us waiting for too long. Nothing happened; later may work. */
export class AdminUnavailableError extends Error {
  override readonly name = "AdminUnavailableError";
}

/**
 * Why a shop gives no access: the app was uninstalled; the merchant has to open it again to renew its permission; a
 * permission that the request needs was withdrawn, which no new token brings back; or Shopify has paused the whole shop.
 */
export type NoAccess = "uninstalled" | "reauthorize" | "access-denied" | "shop-frozen";

/** The shop closed its door. */
export class ShopAccessError extends Error {
  override readonly name = "ShopAccessError";
  readonly reason: NoAccess;
  constructor(reason: NoAccess) {
    super(`The shop gives no access: ${reason}.`);
    this.reason = reason;
  }
}
