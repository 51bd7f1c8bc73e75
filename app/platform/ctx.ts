/** What every verb is given: who acts for which shop, and the outside world as ports. */
import type { Clock } from "./clock.ts";
import type { Db, Tx } from "./db/db.ts";
import type { Ids, ShopId } from "./ids.ts";
import type { Jobs } from "./jobs/jobs.ts";
import type { Log } from "./log.ts";

/** Who acts: a person in Shopify admin, a job or webhook, or an operator at the command line. Stored as `kind:id`. */
export interface Actor {
  readonly kind: "merchant" | "system" | "operator";
  readonly id: string;
}

export interface Ctx<Ports extends object = object> {
  readonly shopId: ShopId;
  readonly actor: Actor;
  readonly db: Db;
  /** The open transaction, when a verb is called inside another verb's transaction. */
  readonly tx?: Tx;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly ports: Ports;
}

/** The actor in the form that rows keep. */
export const actorText = (actor: Actor): string => `${actor.kind}:${actor.id}`;

/**
 * Runs `work` in the ctx's open transaction, or in a new one for its shop that commits when `work` returns.
 * A new one is retried after serialization failures and deadlocks, so `work` must be free of outside effects.
 */
export function inTransaction<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  return ctx.tx ? work(ctx.tx) : ctx.db.tenant(ctx.shopId, work);
}

/**
 * Asks several verbs one after the other in one transaction: opening one costs as much as a small question. Their ctx is
 * the one that `work` gets.
 */
export const inOneTransaction = <Given extends Ctx, T>(
  ctx: Given,
  work: (ctx: Given) => Promise<T>,
): Promise<T> => inTransaction(ctx, (tx) => work({ ...ctx, tx }));
