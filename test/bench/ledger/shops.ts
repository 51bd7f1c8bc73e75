/** The shops that the ledger's benchmark works with, through the application's own role and verbs. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { grantPack, type HoldInput, holdCredits } from "../../../app/domain/credits/index.server.ts";
import { systemClock } from "../../../app/platform/clock.ts";
import type { Ctx } from "../../../app/platform/ctx.ts";
import type { Db } from "../../../app/platform/db/db.ts";
import { type ShopId, systemIds } from "../../../app/platform/ids.ts";
import { createLog } from "../../../app/platform/log.ts";

const PRICE_CREDITS = 15;
/** Lines of one run in a filled statement: one hold, and a line for each item. */
const RUN_LINES = 1000;

const needsNoJob = () => Promise.reject(new Error("the ledger needs no job"));

/** A new shop that owns two packs, so that a hold is taken from more than one grant. */
export async function newShop(db: Db): Promise<Ctx> {
  const name = randomUUID();
  const [row] = await db.untenanted.$queryRaw<{ shop_id: ShopId }[]>`
    SELECT shop_id FROM shop_install(${systemIds.next()}::uuid, ${name}, ${`${name}.myshopify.com`})`;
  if (!row) throw new Error("shop_install returned nothing");
  const ctx: Ctx = {
    shopId: row.shop_id,
    actor: { kind: "system", id: "bench" },
    db,
    jobs: { enqueue: needsNoJob, remove: needsNoJob },
    clock: systemClock,
    ids: systemIds,
    log: createLog("silent"),
    ports: {},
  };
  for (const credits of [20_000, 50_000_000]) {
    const purchaseGid = `gid://shopify/AppPurchaseOneTime/${BigInt(`0x${randomUUID().slice(0, 8)}`)}`;
    const granted = await grantPack(ctx, {
      purchaseGid,
      credits,
      offerName: `${credits} credits`,
      test: false,
    });
    if (!granted.ok) throw new Error(granted.reason);
  }
  return ctx;
}

/** A run that nothing is held for yet. */
export function newRun(ctx: Ctx, itemCount: number): HoldInput {
  return {
    runId: ctx.ids.next(),
    items: Array.from({ length: itemCount }, () => ({ itemId: ctx.ids.next(), priceCredits: PRICE_CREDITS })),
    reason: `${itemCount} pictures`,
  };
}

export async function hold(ctx: Ctx, run: HoldInput): Promise<void> {
  const held = await holdCredits(ctx, run);
  if (!held.ok) throw new Error(held.reason);
}

/**
 * Gives a shop's statement `lines` more lines over the past year: runs of captures and releases, and a line in 50,000 about
 * a grant that expired. Written by the server's superuser past the seal, because a million lines through it take ten
 * minutes; the statement reads nothing else than these rows.
 * @returns a run in the middle
 */
export async function fillStatement(
  ownerUrl: string,
  ctx: Pick<Ctx, "shopId">,
  lines: number,
): Promise<{ runId: string }> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query("SET session_replication_role = replica");
    await owner.query(
      `INSERT INTO credit_transaction (shop_id, number, kind, amount, held_change, balance, grant_id, run_id, item_id, reason,
         actor, idempotency_key, request_hash, created_at)
       SELECT $1::uuid, a.last_number + l.place, l.kind,
         CASE l.kind WHEN 'capture' THEN -15 WHEN 'expire' THEN -1 ELSE 0 END,
         CASE l.kind WHEN 'hold' THEN 14985 WHEN 'expire' THEN 0 ELSE -15 END,
         a.available,
         CASE WHEN l.kind = 'expire' THEN (SELECT grant_id FROM credit_grant g WHERE g.shop_id = $1 LIMIT 1) END,
         CASE WHEN l.kind <> 'expire' THEN md5($1 || (l.place / ${RUN_LINES})::text)::uuid END,
         CASE WHEN l.kind IN ('capture', 'release') THEN gen_random_uuid() END,
         'Standard picture', 'system:bench', 'bench:' || l.place,
         CASE WHEN l.kind = 'hold' THEN 'bench' END,
         now() - interval '365 days' * (1 - l.place / $2::float)
       FROM credit_account a CROSS JOIN (
         SELECT place, CASE WHEN place % 50000 = 777 THEN 'expire' WHEN place % ${RUN_LINES} = 0 THEN 'hold'
                            WHEN place % 7 = 0 THEN 'release' ELSE 'capture' END AS kind
         FROM generate_series(1, $2::integer) AS place) l
       WHERE a.shop_id = $1 ORDER BY l.place`,
      [ctx.shopId, lines],
    );
    const { rows } = await owner.query<{ run_id: string }>(
      "SELECT run_id FROM credit_transaction WHERE shop_id = $1 AND number > $2 AND run_id IS NOT NULL ORDER BY number LIMIT 1",
      [ctx.shopId, lines / 2],
    );
    return { runId: rows[0]?.run_id ?? "" };
  } finally {
    await owner.end();
  }
}
