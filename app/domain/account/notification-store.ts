/** What a shop is told, and the outbox of its e-mails. */
import type { Prisma } from "@prisma/client";
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { NotificationKind } from "./schemas.ts";

export interface NotificationRow {
  readonly notificationId: string;
  readonly kind: NotificationKind;
  readonly facts: unknown;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** False when the shop was told of this before. */
export async function insertNotification(
  tx: Tx,
  shopId: ShopId,
  row: {
    notificationId: string;
    kind: NotificationKind;
    about: string;
    facts: Prisma.InputJsonObject;
    isMailed: boolean;
  },
): Promise<boolean> {
  const count = await tx.$executeRaw`
    INSERT INTO notification (shop_id, notification_id, kind, about, facts, email_state)
    VALUES (${shopId}::uuid, ${row.notificationId}::uuid, ${row.kind}, ${row.about}, ${JSON.stringify(row.facts)}::jsonb,
            ${row.isMailed ? "waiting" : "none"})
    ON CONFLICT (shop_id, kind, about) DO NOTHING`;
  return count === 1;
}

/** Whether the shop was told something of a kind within the last `days`. */
export async function wasToldWithin(
  tx: Tx,
  shopId: ShopId,
  { kind, days }: { kind: NotificationKind; days: number },
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM notification WHERE shop_id = ${shopId}::uuid AND kind = ${kind}
      AND created_at > now() - ${days}::integer * interval '1 day' LIMIT 1`;
  return rows.length > 0;
}

/** Newest first; all of them without a limit. */
export async function selectNotifications(
  tx: Tx,
  shopId: ShopId,
  { before, limit }: { before?: string | undefined; limit: number | null },
): Promise<NotificationRow[]> {
  const rows = await tx.notification.findMany({
    where: { shopId, ...(before !== undefined && { notificationId: { lt: before } }) },
    orderBy: { notificationId: "desc" },
    ...(limit !== null && { take: limit }),
    select: { notificationId: true, kind: true, facts: true, createdAt: true, readAt: true },
  });
  return rows as NotificationRow[];
}

/** How many nobody has read, `most` at the most. */
export async function countUnread(tx: Tx, shopId: ShopId, most: number): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`
    SELECT count(*)::integer AS count FROM (
      SELECT 1 FROM notification WHERE shop_id = ${shopId}::uuid AND read_at IS NULL LIMIT ${most}::integer) unread`;
  return row.count;
}

/** Marks these, or every one up to `upTo`, as read; the first time counts. */
export async function markRead(
  tx: Tx,
  shopId: ShopId,
  which: { notificationId: string } | { upTo: string },
): Promise<void> {
  const [from, to] = "upTo" in which ? [null, which.upTo] : [which.notificationId, which.notificationId];
  await tx.$executeRaw`
    UPDATE notification SET read_at = now()
    WHERE shop_id = ${shopId}::uuid AND read_at IS NULL AND notification_id <= ${to}::uuid
      AND (${from}::uuid IS NULL OR notification_id >= ${from}::uuid)`;
}

export interface WaitingMail {
  readonly notificationId: string;
  readonly kind: NotificationKind;
  readonly facts: unknown;
  readonly createdAt: Date;
}

/** Counts an attempt of an e-mail that waits; null when none does. */
export async function beginMail(tx: Tx, shopId: ShopId, notificationId: string): Promise<WaitingMail | null> {
  const [row] = await tx.$queryRaw<WaitingMail[]>`
    UPDATE notification SET email_attempts = email_attempts + 1
    WHERE shop_id = ${shopId}::uuid AND notification_id = ${notificationId}::uuid AND email_state = 'waiting'
    RETURNING notification_id AS "notificationId", kind, facts, created_at AS "createdAt"`;
  return row ?? null;
}

export async function endMail(
  tx: Tx,
  shopId: ShopId,
  { notificationId, state }: { notificationId: string; state: "sent" | "given-up" },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE notification SET email_state = ${state}, email_sent_at = CASE WHEN ${state} = 'sent' THEN now() END
    WHERE shop_id = ${shopId}::uuid AND notification_id = ${notificationId}::uuid AND email_state = 'waiting'`;
}
