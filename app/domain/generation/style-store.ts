/** Named styles and their versions. */
import type { Prisma } from "@prisma/client";
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { type StyleSettings, styleSettingsSchema } from "./schemas.ts";

/** A style in its newest version. */
export interface StyleRow {
  readonly styleId: string;
  readonly name: string;
  readonly version: number;
  readonly settings: StyleSettings;
}

export interface NewVersion {
  readonly styleId: string;
  readonly version: number;
  readonly settings: StyleSettings;
  readonly actor: string;
}

/** False when another style has this name. */
export async function insertStyle(
  tx: Tx,
  shopId: ShopId,
  style: { styleId: string; name: string },
): Promise<boolean> {
  const count = await tx.$executeRaw`
    INSERT INTO style (shop_id, style_id, name) VALUES (${shopId}::uuid, ${style.styleId}::uuid, ${style.name})
    ON CONFLICT (shop_id, lower(name)) WHERE archived_at IS NULL DO NOTHING`;
  return count > 0;
}

/** Locks a style that is not archived and says its newest version; null when there is none. */
export async function lockStyle(
  tx: Tx,
  shopId: ShopId,
  styleId: string,
): Promise<{ name: string; version: number } | null> {
  const [style] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM style WHERE shop_id = ${shopId}::uuid AND style_id = ${styleId}::uuid AND archived_at IS NULL
    FOR UPDATE`;
  if (!style) return null;
  const newest = await tx.styleVersion.aggregate({ where: { shopId, styleId }, _max: { version: true } });
  return { name: style.name, version: newest._max.version ?? 0 };
}

/** Whether another style that is not archived has this name. */
export async function isNameTaken(
  tx: Tx,
  shopId: ShopId,
  { styleId, name }: { styleId: string; name: string },
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM style WHERE shop_id = ${shopId}::uuid AND style_id <> ${styleId}::uuid AND archived_at IS NULL
      AND lower(name) = lower(${name})`;
  return rows.length > 0;
}

export async function renameStyle(tx: Tx, shopId: ShopId, styleId: string, name: string): Promise<void> {
  await tx.style.update({
    where: { shopId_styleId: { shopId, styleId } },
    data: { name },
    select: { styleId: true },
  });
}

export async function insertVersion(tx: Tx, shopId: ShopId, version: NewVersion): Promise<void> {
  const { settings, ...columns } = version;
  await tx.styleVersion.create({
    data: { ...columns, shopId, settings: settings as unknown as Prisma.InputJsonObject },
    select: { version: true },
  });
}

/** One version with its style's name, also of an archived style. */
export async function findVersion(
  tx: Tx,
  shopId: ShopId,
  { styleId, version }: { styleId: string; version: number },
): Promise<StyleRow | null> {
  const row = await tx.styleVersion.findUnique({
    where: { shopId_styleId_version: { shopId, styleId, version } },
    include: { style: { select: { name: true } } },
  });
  return row && { styleId, name: row.style.name, version, settings: styleSettingsSchema.parse(row.settings) };
}

/** The shop's styles in their newest version, by name. */
export async function findStyles(tx: Tx, shopId: ShopId): Promise<StyleRow[]> {
  const rows = await tx.style.findMany({
    where: { shopId, archivedAt: null },
    include: { versions: { orderBy: { version: "desc" }, take: 1 } },
    orderBy: { name: "asc" },
  });
  return rows.flatMap(({ styleId, name, versions: [newest] }) =>
    newest
      ? [{ styleId, name, version: newest.version, settings: styleSettingsSchema.parse(newest.settings) }]
      : [],
  );
}

/** False when there is no such style, or it is archived already. */
export async function archiveStyleRow(tx: Tx, shopId: ShopId, styleId: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE style SET archived_at = now()
    WHERE shop_id = ${shopId}::uuid AND style_id = ${styleId}::uuid AND archived_at IS NULL`;
  return count > 0;
}
