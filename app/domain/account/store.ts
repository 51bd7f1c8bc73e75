/** The only file of the room that touches the database. */
import type { Prisma } from "@prisma/client";
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { WebhookTopic } from "./schemas.ts";

/** Installs a shop or finds it again, and makes it the transaction's tenant. */
export async function upsertShop(
  tx: Tx,
  shop: { newShopId: string; gidHmac: string; domain: string },
): Promise<{ shopId: ShopId; isNew: boolean }> {
  const [row] = await tx.$queryRaw<{ shop_id: ShopId; is_new: boolean }[]>`
    SELECT shop_id, is_new FROM shop_install(${shop.newShopId}::uuid, ${shop.gidHmac}, ${shop.domain})`;
  if (!row) throw new Error("shop_install returned no row.");
  await tx.$executeRaw`SELECT set_config('app.shop_id', ${row.shop_id}::text, true)`;
  return { shopId: row.shop_id, isNew: row.is_new };
}

export async function selectShopByDomain(
  tx: Tx,
  domain: string,
): Promise<{ shopId: ShopId; isInstalled: boolean } | null> {
  const [row] = await tx.$queryRaw<{ shop_id: ShopId; uninstalled_at: Date | null }[]>`
    SELECT shop_id, uninstalled_at FROM shop_by_domain(${domain})`;
  return row ? { shopId: row.shop_id, isInstalled: row.uninstalled_at === null } : null;
}

export interface ShopRow {
  readonly shopDomain: string | null;
  readonly installedAt: Date;
  readonly uninstalledAt: Date | null;
  readonly redactedAt: Date | null;
}

export async function selectShop(tx: Tx, shopId: ShopId): Promise<ShopRow | null> {
  const row = await tx.shop.findUnique({ where: { shopId } });
  return (
    row && {
      shopDomain: row.domain,
      installedAt: row.installedAt,
      uninstalledAt: row.uninstalledAt,
      redactedAt: row.redactedAt,
    }
  );
}

/** False when the shop was installed again after `triggeredAt`. */
export async function endInstallation(tx: Tx, shopId: ShopId, triggeredAt: Date): Promise<boolean> {
  const rows = await tx.$executeRaw`
    UPDATE shop SET uninstalled_at = coalesce(uninstalled_at, now())
    WHERE shop_id = ${shopId}::uuid AND installed_at <= ${triggeredAt}`;
  return rows === 1;
}

/** Forgets who the shop is, with its inbox, what it had chosen and what it was told. False when the shop is installed. */
export async function forgetShop(tx: Tx, shopId: ShopId): Promise<boolean> {
  const row = await tx.shop.findUnique({ where: { shopId } });
  if (!row?.uninstalledAt) return false;
  const rows = await tx.$executeRaw`
    UPDATE shop SET domain = NULL, redacted_at = coalesce(redacted_at, now())
    WHERE shop_id = ${shopId}::uuid AND uninstalled_at IS NOT NULL`;
  if (rows === 1) await tx.preference.deleteMany({ where: { shopId } });
  if (rows === 1) await tx.notification.deleteMany({ where: { shopId } });
  if (rows === 1 && row.domain) await tx.webhookEvent.deleteMany({ where: { shopDomain: row.domain } });
  return rows === 1;
}

/** Null when the shop has chosen nothing. */
export async function selectPreference(tx: Tx, shopId: ShopId, key: string): Promise<unknown> {
  const row = await tx.preference.findUnique({ where: { shopId_key: { shopId, key } } });
  return row?.value ?? null;
}

export function selectPreferences(tx: Tx, shopId: ShopId) {
  return tx.preference.findMany({ where: { shopId }, select: { key: true, value: true, version: true } });
}

/**
 * Keeps a choice.
 * @param seenVersion the version that the one who chose had seen, 0 for none; left out: whatever stands is replaced
 * @returns false when another version stands, and then nothing changes
 */
export async function upsertPreference(
  tx: Tx,
  shopId: ShopId,
  choice: { key: string; value: Prisma.InputJsonObject; seenVersion?: number },
): Promise<boolean> {
  const { key, value, seenVersion = null } = choice;
  const count = await tx.$executeRaw`
    INSERT INTO preference (shop_id, key, value) VALUES (${shopId}::uuid, ${key}, ${JSON.stringify(value)}::jsonb)
    ON CONFLICT (shop_id, key) DO UPDATE SET value = excluded.value, version = preference.version + 1
    WHERE ${seenVersion}::integer IS NULL OR preference.version = ${seenVersion}::integer`;
  return count === 1;
}

/** The versions of choices, which nobody changes until the transaction ends. */
export async function lockPreferenceVersions(
  tx: Tx,
  shopId: ShopId,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ key: string; version: number }[]>`
    SELECT key, version FROM preference WHERE shop_id = ${shopId}::uuid AND key = ANY (${keys}) ORDER BY key FOR UPDATE`;
  return new Map(rows.map(({ key, version }) => [key, version]));
}

export async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<[{ now: Date }]>`SELECT now() AS now`;
  return row.now;
}

/** What the inbox keeps of an event: plain JSON. */
export type WebhookPayload = Readonly<Record<string, unknown>>;

export interface NewWebhookEvent {
  readonly webhookEventId: string;
  readonly shopDomain: string;
  readonly topic: WebhookTopic;
  readonly eventId: string;
  readonly triggeredAt: Date | null;
  readonly payload: WebhookPayload;
}

/** False when the event is in the inbox already. */
export async function insertWebhookEvent(tx: Tx, event: NewWebhookEvent): Promise<boolean> {
  const { triggeredAt, payload, ...columns } = event;
  const { count } = await tx.webhookEvent.createMany({
    data: [{ ...columns, payload: payload as Prisma.InputJsonObject, ...(triggeredAt && { triggeredAt }) }],
    skipDuplicates: true,
  });
  return count === 1;
}

export interface WaitingWebhook {
  readonly shopDomain: string;
  readonly topic: WebhookTopic;
  readonly triggeredAt: Date;
  readonly payload: WebhookPayload;
}

/** The event, or null when it was handled, or deleted with its shop. */
export async function selectWaitingWebhook(tx: Tx, webhookEventId: string): Promise<WaitingWebhook | null> {
  const row = await tx.webhookEvent.findFirst({ where: { webhookEventId, handledAt: null } });
  return (
    row && {
      shopDomain: row.shopDomain,
      topic: row.topic as WebhookTopic,
      triggeredAt: row.triggeredAt,
      payload: row.payload as WebhookPayload,
    }
  );
}

export async function markWebhookHandled(
  tx: Tx,
  webhookEventId: string,
  payload: WebhookPayload,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE webhook_event SET handled_at = now(), payload = ${JSON.stringify(payload, withBigints)}::jsonb
    WHERE webhook_event_id = ${webhookEventId}::uuid`;
}

const withBigints = (_key: string, value: unknown): unknown =>
  typeof value === "bigint" ? value.toString() : value;
