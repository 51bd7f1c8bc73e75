import type { GraphQLSchema } from "graphql";
import type { Blobs } from "./blobs.ts";
import type { MovableClock } from "./clock.ts";
import type { Database, ShopRow } from "./database.ts";
import type { Webhooks } from "./webhook-queue.ts";

/** What every part of the double needs; made once in double.ts. */
export interface DoubleContext {
  db: Database;
  blobs: Blobs;
  /** Where the results of bulk operations lie. */
  bulkDir: string;
  clock: MovableClock;
  /** The Admin API's real schema. */
  schema: GraphQLSchema;
  apiKey: string;
  apiSecret: string;
  /** Where the app's web process listens, e.g. http://127.0.0.1:3000; may change while the double runs. */
  appUrl: string;
  webhooks: Webhooks;
  /** Tells the background work (files, jobs, webhooks, charges) that there is something new. */
  wake: () => void;
  /** Does the background work that is due now and waits for it. */
  settle: () => Promise<void>;
}

/** Requests that belong to no shop (egress refusals) are counted under this shop id. */
export const NO_SHOP = 0;

/** op: served root fields. points: what operations were charged. throttled: operations that found too few points. deprecated: deprecated fields asked for. unexpected: valid requests that the double does not serve. egress: refused hosts. uninstall: how often the app was. */
export type CounterKind =
  "op" | "points" | "throttled" | "deprecated" | "unexpected" | "egress" | "uninstall";

export function count(db: Database, shopId: number, kind: CounterKind, name: string, by = 1): void {
  db.run(
    `INSERT INTO counter (shop_id, kind, name, count) VALUES (?, ?, ?, ?)
     ON CONFLICT (shop_id, kind, name) DO UPDATE SET count = count + excluded.count`,
    shopId,
    kind,
    name,
    by,
  );
}

const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]{0,59}\.myshopify\.com$/;

export function findShop(db: Database, domain: string): ShopRow | undefined {
  return db.get<ShopRow>("SELECT * FROM shop WHERE domain = ?", domain);
}

/** The shop of that domain, made when it is new; null when the text is not a myshopify domain. */
export function openShop(context: DoubleContext, domain: string): ShopRow | null {
  if (!SHOP_DOMAIN.test(domain)) return null;
  const existing = findShop(context.db, domain);
  if (existing) return existing;
  const handle = domain.slice(0, domain.indexOf("."));
  const name = handle
    .split("-")
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
  context.db.run(
    "INSERT INTO shop (domain, name, currency, created_at) VALUES (?, ?, 'EUR', ?)",
    domain,
    name,
    context.clock.now(),
  );
  return findShop(context.db, domain) ?? null;
}
