/** What the account room needs from outside, and what it asks of every room. */
import type { Ctx } from "#app/platform/ctx.ts";
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { FailureCause } from "./schemas.ts";

/** What a room does when a shop leaves. Every function is safe to run twice. */
export interface RoomHooks {
  /** The room's name, for logs and for the answer to a data request. */
  readonly room: string;
  /** Stops work for the shop; deletes nothing that a reinstall should find again. */
  onUninstall(ctx: Ctx): Promise<void>;
  /** Deletes what says anything about the shop. */
  onRedact(ctx: Ctx): Promise<void>;
  /** Everything that the room stores about the shop. */
  onDataRequest(ctx: Ctx): Promise<object>;
}

/** What Shopify tells of a shop; texts as the merchant wrote them. */
export interface ShopFacts {
  readonly name: string;
  readonly ownerName: string;
  readonly email: string;
  /** By its IANA name. */
  readonly timeZone: string;
  readonly currencyCode: string;
  /** The shop's Shopify plan. */
  readonly planName: string;
}

/** One e-mail, as plain text. */
export interface Mail {
  /** The same id is the same message, however often it is sent. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /**
   * Hands a message to the mail server.
   * @returns a refusal when the server will never take it, without the address in it
   * @throws Error when it may take it later, or when its answer was lost
   */
  send(mail: Mail): Promise<{ readonly ok: true } | { readonly ok: false; readonly detail: string }>;
}

export interface AccountPorts {
  /** Why something couldn't be made, as a clause without its full stop, in the language at hand; null: no such cause. */
  readonly failureClause: (cause: FailureCause) => string | null;
  /** Null: no e-mail is sent from here. */
  readonly mailer: Mailer | null;
  /** Where a page of the app stands in Shopify admin; throws when the shop's address isn't known. */
  readonly adminUrl: (path: string) => Promise<string>;
  /** @throws AdminUnavailableError, ShopAccessError like every question to Shopify */
  readonly readShopFacts: () => Promise<ShopFacts>;
}

export interface WebhookPorts {
  /**
   * Every room, in the order in which they let go of a shop. This room comes last: its `onRedact` forgets by which name
   * the shop is found, and an interrupted redaction must find it again.
   */
  readonly rooms: readonly RoomHooks[];
  /** A ctx for background work of one shop. */
  ctxFor(shopId: ShopId): Ctx;
  /** When Shopify last gave out an access token for the shop, which it does only while the app is installed; or null. */
  lastTokenAt(shopDomain: string): Promise<Date | null>;
  /** Deletes the shop's access tokens. */
  forgetSessions(shopDomain: string): Promise<void>;
  /** Makes billing look at the shop's charges soon. */
  wakeBilling(ctx: Ctx): Promise<void>;
  /** Makes the catalog look at what Shopify has written down for the shop. */
  wakeReadings(ctx: Ctx): Promise<void>;
}

/** Does what belongs to an installation in the same transaction: either both happen or neither. */
export type OnInstalled = (tx: Tx, shopId: ShopId) => Promise<void>;
