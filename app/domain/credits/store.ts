/**
 * The room's only way to the database. Movements are SQL functions that set their tenant themselves: one round trip
 * each, inside the ctx's open transaction or on their own.
 */
import { Prisma } from "@prisma/client";
import { type Ctx, actorText, inTransaction } from "#app/platform/ctx.ts";
import { type Db, retryConflicts } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import {
  type GrantSource,
  MOVEMENT_KINDS,
  type SettlementOutcome,
  type StatementFilter,
  type StatementLine,
} from "./schemas.ts";

type Client = Pick<Prisma.TransactionClient, "$queryRaw">;

/** Runs one movement. On its own it is a transaction of its own, tried again after a deadlock. */
function move<T>(ctx: Ctx, work: (client: Client) => Promise<T>): Promise<T> {
  return ctx.tx ? work(ctx.tx) : retryConflicts(() => work(ctx.db.calls));
}

function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`expected one row, got ${rows.length}`);
  return row;
}

export interface NewGrant {
  readonly source: GrantSource;
  readonly sourceKey: string;
  readonly credits: number;
  /** A PostgreSQL interval from now, a date (also a past one: the next fold lets them expire), or null for ever. */
  readonly expires: { readonly after: string } | { readonly at: Date } | null;
  readonly label: string;
  readonly test: boolean;
  readonly chargeGid: string | null;
  readonly reason: string;
  readonly requestHash: string;
}

export async function writeGrant(ctx: Ctx, grant: NewGrant): Promise<"granted" | "repeated" | "reused"> {
  const lifetime = grant.expires && "after" in grant.expires ? grant.expires.after : null;
  const expiresAt = grant.expires && "at" in grant.expires ? grant.expires.at : null;
  const rows = await move(
    ctx,
    (client) => client.$queryRaw<{ outcome: "granted" | "repeated" | "reused" }[]>`
      SELECT credits_grant(
        ${ctx.shopId}::uuid, ${ctx.ids.next()}::uuid, ${grant.source}, ${grant.sourceKey}, ${grant.credits}::integer,
        ${lifetime}::interval, ${expiresAt}::timestamptz, ${grant.label}, ${grant.test}, ${grant.chargeGid},
        ${grant.reason}, ${actorText(ctx.actor)}, ${grant.requestHash}) AS outcome`,
  );
  return only(rows).outcome;
}

export async function writeTakeBack(
  ctx: Ctx,
  taken: {
    readonly sourceKeyPrefix: string;
    readonly atMostCredits: number;
    readonly key: string;
    readonly reason: string;
    readonly requestHash: string;
  },
): Promise<{ outcome: "taken" | "reused"; credits: number }> {
  const rows = await move(
    ctx,
    (client) => client.$queryRaw<Awaited<ReturnType<typeof writeTakeBack>>[]>`
      SELECT outcome, credits FROM credits_take_back(
        ${ctx.shopId}::uuid, ${taken.sourceKeyPrefix}, ${taken.atMostCredits}::integer, ${taken.key}, ${taken.reason},
        ${actorText(ctx.actor)}, ${taken.requestHash})`,
  );
  return only(rows);
}

export async function writeRevocation(
  ctx: Ctx,
  revocation: { readonly chargeGid: string; readonly reason: string },
): Promise<{ outcome: "revoked" | "unknown"; revoked: bigint; held: bigint; spent: bigint }> {
  const rows = await move(
    ctx,
    (client) => client.$queryRaw<Awaited<ReturnType<typeof writeRevocation>>[]>`
      SELECT outcome, revoked, held, spent FROM credits_revoke(
        ${ctx.shopId}::uuid, ${revocation.chargeGid}, ${revocation.reason}, ${actorText(ctx.actor)})`,
  );
  return only(rows);
}

export async function writeAdjustment(
  ctx: Ctx,
  adjustment: {
    readonly credits: number;
    /** PostgreSQL interval, or null for credits that never expire. */
    readonly lifetime: string | null;
    readonly label: string;
    readonly key: string;
    readonly reason: string;
    readonly requestHash: string;
  },
): Promise<{ outcome: "adjusted" | "insufficient" | "reused"; available: number }> {
  const rows = await move(
    ctx,
    (client) => client.$queryRaw<Awaited<ReturnType<typeof writeAdjustment>>[]>`
      SELECT outcome, available FROM credits_adjust(
        ${ctx.shopId}::uuid, ${ctx.ids.next()}::uuid, ${adjustment.credits}::integer, ${adjustment.lifetime}::interval,
        ${adjustment.label}, ${adjustment.key}, ${adjustment.reason}, ${actorText(ctx.actor)},
        ${adjustment.requestHash})`,
  );
  return only(rows);
}

export async function writeThaw(ctx: Ctx, reason: string): Promise<"thawed" | "not-frozen" | "disagree"> {
  const rows = await move(
    ctx,
    (client) => client.$queryRaw<{ outcome: "thawed" | "not-frozen" | "disagree" }[]>`
      SELECT credits_thaw(${ctx.shopId}::uuid, ${reason}, ${actorText(ctx.actor)}) AS outcome`,
  );
  return only(rows).outcome;
}

export interface NewHold {
  readonly runId: string;
  readonly itemIds: readonly string[];
  readonly pricesCredits: readonly number[];
  readonly deadline: string;
  readonly reason: string;
  readonly requestHash: string;
}

export async function writeHold(
  ctx: Ctx,
  hold: NewHold,
): Promise<{ outcome: "held" | "insufficient" | "frozen" | "reused"; needed: number; available: number }> {
  const rows = await move(
    ctx,
    (client) => client.$queryRaw<Awaited<ReturnType<typeof writeHold>>[]>`
      SELECT outcome, needed, available FROM credits_hold(
        ${ctx.shopId}::uuid, ${hold.runId}::uuid, ${hold.itemIds}::uuid[], ${hold.pricesCredits}::integer[],
        ${hold.deadline}::interval, ${hold.reason}, ${actorText(ctx.actor)}, ${hold.requestHash})`,
  );
  return only(rows);
}

export interface SettledItem {
  readonly itemId: string;
  readonly outcome: SettlementOutcome;
  readonly credits: number;
}

export function writeSettlements(
  ctx: Ctx,
  settlement: {
    readonly runId: string;
    readonly itemIds: readonly string[];
    readonly outcome: SettlementOutcome;
    readonly reason: string;
  },
): Promise<SettledItem[]> {
  return move(
    ctx,
    (client) => client.$queryRaw<SettledItem[]>`
      SELECT item_id AS "itemId", outcome, credits FROM credits_settle(
        ${ctx.shopId}::uuid, ${settlement.runId}::uuid, ${settlement.itemIds}::uuid[], ${settlement.outcome},
        ${settlement.reason}, ${actorText(ctx.actor)})`,
  );
}

export async function fold(ctx: Ctx): Promise<number> {
  const rows = await move(
    ctx,
    (client) => client.$queryRaw<{ folded: number }[]>`SELECT credits_fold(${ctx.shopId}::uuid) AS folded`,
  );
  return only(rows).folded;
}

/** Account and the grants that are not used up, read in one statement so that they agree. */
export function readAccountWithGrants(ctx: Ctx) {
  return inTransaction(
    ctx,
    (tx) => tx.$queryRaw<
      {
        frozenReason: string | null;
        source: GrantSource | null;
        label: string;
        test: boolean;
        available: number;
        held: number;
        expiresAt: Date | null;
      }[]
    >`
      SELECT a.frozen_reason AS "frozenReason", g.source, g.label, g.test, g.available, g.held, g.expires_at AS "expiresAt"
      FROM credit_account a
      LEFT JOIN credit_grant g ON g.shop_id = a.shop_id AND g.available + g.held > 0
      WHERE a.shop_id = ${ctx.shopId}::uuid
      ORDER BY g.priority, g.expires_at NULLS LAST, g.grant_id`,
  );
}

export type TransactionRow = Omit<StatementLine, "at"> & { readonly createdAt: Date };

/**
 * Lines before the line `before`, newest first. Each filter is an index look-up: kinds are asked for one by one, so that
 * a rare one isn't searched for among the others, and dates become numbers.
 */
export function readTransactions(
  ctx: Ctx,
  page: { readonly before?: number | undefined; readonly limit: number; readonly filter: StatementFilter },
): Promise<TransactionRow[]> {
  const { kinds, runId, from, to } = page.filter;
  const numberAt = (iso: string) =>
    Prisma.sql`(SELECT credits_number_at(${ctx.shopId}::uuid, ${new Date(iso)}::timestamptz))`;
  const wanted = [
    Prisma.sql`t.shop_id = ${ctx.shopId}::uuid`,
    ...(page.before === undefined ? [] : [Prisma.sql`t.number < ${page.before}::integer`]),
    ...(from === undefined ? [] : [Prisma.sql`t.number >= ${numberAt(from)}`]),
    ...(to === undefined ? [] : [Prisma.sql`t.number < ${numberAt(to)}`]),
    ...(runId === undefined ? [] : [Prisma.sql`t.run_id = ${runId}::uuid`]),
  ];
  const newest = (conditions: readonly Prisma.Sql[]) => Prisma.sql`
    SELECT t.* FROM credit_transaction t WHERE ${Prisma.join([...conditions], " AND ")}
    ORDER BY t.number DESC LIMIT ${page.limit}::integer`;
  const lines =
    kinds === undefined && runId === undefined
      ? newest(wanted)
      : Prisma.sql`
    SELECT line.* FROM unnest(${kinds ?? MOVEMENT_KINDS}::text[]) AS asked (kind)
    CROSS JOIN LATERAL (${newest([Prisma.sql`t.kind = asked.kind`, ...wanted])}) line
    ORDER BY line.number DESC LIMIT ${page.limit}::integer`;
  return inTransaction(
    ctx,
    (tx) => tx.$queryRaw<TransactionRow[]>`
      SELECT l.number, l.kind, l.amount, l.held_change AS "heldChange", l.balance, l.reason, l.actor,
             l.run_id AS "runId", l.item_id AS "itemId", l.created_at AS "createdAt",
             g.charge_gid AS "chargeGid", coalesce(g.test, false) AS test
      FROM (${lines}) l LEFT JOIN credit_grant g ON (g.shop_id, g.grant_id) = (l.shop_id, l.grant_id)
      ORDER BY l.number DESC`,
  );
}

/** Kinds of lines that change the owned balance, other than captures. */
const OTHER_KINDS = MOVEMENT_KINDS.filter((kind) => !["hold", "capture", "release"].includes(kind));

/**
 * Credits captured from each of `starts` until the next, and from the last one until now. They are the fall of the balance
 * that no other line explains; the other lines that change it are few, so millions of captures needn't be summed up.
 */
export async function readCaptured(
  ctx: Ctx,
  { starts }: { readonly starts: readonly Date[] },
): Promise<number[]> {
  const balanceBefore = (number: Prisma.Sql) => Prisma.sql`
    LEFT JOIN LATERAL (
      SELECT t.balance FROM credit_transaction t
      WHERE t.shop_id = ${ctx.shopId}::uuid AND t.number = ${number} - 1 OFFSET 0)`;
  const rows = await inTransaction(
    ctx,
    (tx) => tx.$queryRaw<{ captured: number }[]>`
      WITH part AS MATERIALIZED (
        SELECT place, first, lead(first) OVER (ORDER BY place) AS next
        FROM (SELECT place, credits_number_at(${ctx.shopId}::uuid, starts_at) AS first
              FROM unnest(${starts}::timestamptz[]) WITH ORDINALITY AS start (starts_at, place) OFFSET 0) begun
      ), other AS MATERIALIZED (
        SELECT line.number, line.amount FROM unnest(${OTHER_KINDS}::text[]) AS asked (kind)
        CROSS JOIN LATERAL (
          SELECT t.number, t.amount FROM credit_transaction t
          WHERE t.kind = asked.kind AND t.shop_id = ${ctx.shopId}::uuid
            AND t.number >= (SELECT min(first) FROM part) OFFSET 0) line
      )
      SELECT (coalesce(before.balance, 0)
              - CASE WHEN p.next IS NULL THEN coalesce(a.available + a.held, 0) ELSE coalesce(after.balance, 0) END
              + coalesce((SELECT sum(o.amount) FROM other o
                          WHERE o.number >= p.first AND (p.next IS NULL OR o.number < p.next)), 0))::integer AS captured
      FROM part p
      LEFT JOIN credit_account a ON a.shop_id = ${ctx.shopId}::uuid
      ${balanceBefore(Prisma.sql`p.first`)} before ON true
      ${balanceBefore(Prisma.sql`p.next`)} after ON true
      ORDER BY p.place`,
  );
  return rows.map(({ captured }) => captured);
}

/** Runs whose hold is past its deadline, each with the items that nothing has settled. */
export function readOverdueItems(ctx: Ctx) {
  return inTransaction(
    ctx,
    (tx) => tx.$queryRaw<{ runId: string; itemIds: string[] }[]>`
      SELECT o.run_id AS "runId", array_agg(i.item_id ORDER BY i.offset_credits) AS "itemIds"
      FROM credit_hold o
      JOIN credit_hold_item i ON (i.shop_id, i.run_id) = (o.shop_id, o.run_id)
      LEFT JOIN credit_settlement s ON (s.shop_id, s.item_id) = (i.shop_id, i.item_id)
      WHERE o.shop_id = ${ctx.shopId}::uuid AND o.open_items > 0 AND o.deadline_at <= now() AND s.item_id IS NULL
      GROUP BY o.run_id, o.deadline_at
      ORDER BY o.deadline_at`,
  );
}

export async function readDeadline(
  ctx: Ctx,
  runId: string,
): Promise<{ deadlineAt: Date; isOver: boolean } | null> {
  const [hold] = await inTransaction(
    ctx,
    (tx) => tx.$queryRaw<{ deadlineAt: Date; isOver: boolean }[]>`
      SELECT deadline_at AS "deadlineAt", deadline_at <= now() AS "isOver" FROM credit_hold
      WHERE shop_id = ${ctx.shopId}::uuid AND run_id = ${runId}::uuid`,
  );
  return hold ?? null;
}

export interface StuckHold {
  readonly runId: string;
  readonly deadlineAt: Date;
  readonly openItems: number;
}

/** Holds that the sweep had an hour to close and could not. */
export function readStuckHolds(ctx: Ctx): Promise<StuckHold[]> {
  return inTransaction(
    ctx,
    (tx) => tx.$queryRaw<StuckHold[]>`
      SELECT run_id AS "runId", deadline_at AS "deadlineAt", open_items AS "openItems"
      FROM credit_hold
      WHERE shop_id = ${ctx.shopId}::uuid AND open_items > 0 AND deadline_at < now() - interval '1 hour'
      ORDER BY deadline_at`,
  );
}

export interface Difference {
  /** Table, key and column of the row that disagrees, and with what. */
  readonly rowName: string;
  readonly expected: bigint;
  readonly found: bigint;
}

export function readDifferences(ctx: Ctx): Promise<Difference[]> {
  return move(
    ctx,
    (client) => client.$queryRaw<Difference[]>`
      SELECT row_name AS "rowName", expected, found FROM credits_differences(${ctx.shopId}::uuid)`,
  );
}

/** Notes that the books were compared and, with a reason, freezes spending; an earlier freeze keeps its date and reason. */
export function recordReconciliation(ctx: Ctx, frozenReason: string | null): Promise<number> {
  return inTransaction(
    ctx,
    (tx) => tx.$executeRaw`
      UPDATE credit_account
      SET reconciled_at = clock_timestamp(),
          frozen_at = coalesce(frozen_at, CASE WHEN ${frozenReason}::text IS NOT NULL THEN clock_timestamp() END),
          frozen_reason = coalesce(frozen_reason, ${frozenReason}::text)
      WHERE shop_id = ${ctx.shopId}::uuid`,
  );
}

const DUE_QUERIES = {
  fold: Prisma.sql`SELECT shop_id FROM credits_shops_to_fold()`,
  sweep: Prisma.sql`SELECT shop_id FROM credits_shops_with_overdue_holds()`,
  reconcile: Prisma.sql`SELECT shop_id FROM credits_shops_to_reconcile()`,
};

/** Shops that are due for a piece of work: ids and nothing else. */
export async function readDueShops(db: Db, work: keyof typeof DUE_QUERIES): Promise<ShopId[]> {
  const rows = await db.untenanted.$queryRaw<{ shop_id: ShopId }[]>(DUE_QUERIES[work]);
  return rows.map((row) => row.shop_id);
}

/** Every shop that has a balance. */
export async function readShops(db: Db): Promise<ShopId[]> {
  const rows = await db.untenanted.$queryRaw<{ shop_id: ShopId }[]>`SELECT shop_id FROM credits_shops()`;
  return rows.map((row) => row.shop_id);
}

/** The shop that a charge gave credits to, or null. */
export async function readShopOfCharge(db: Db, chargeGid: string): Promise<ShopId | null> {
  const rows = await db.untenanted.$queryRaw<{ shop_id: ShopId }[]>`
    SELECT shop_id FROM credits_shops_of_charge(${chargeGid})`;
  return rows.length === 0 ? null : only(rows).shop_id;
}
