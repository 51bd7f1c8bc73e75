import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { type Preference, type PreferenceKey, PREFERENCES } from "./schemas.ts";
import {
  databaseNow,
  lockPreferenceVersions,
  selectPreference,
  selectPreferences,
  upsertPreference,
} from "./store.ts";

/** What the shop has chosen, or null when it hasn't, or when what it chose is of an older form. */
export async function readPreference<Key extends PreferenceKey>(
  ctx: Ctx,
  { key }: { readonly key: Key },
): Promise<Preference<Key> | null> {
  const value = await inTransaction(ctx, (tx) => selectPreference(tx, ctx.shopId, key));
  return parsed(key, value);
}

/** Every choice of a shop, and the version of each: 0 where nothing was ever chosen. */
export interface Preferences {
  readonly values: { readonly [Key in PreferenceKey]: Preference<Key> | null };
  readonly versions: Readonly<Record<PreferenceKey, number>>;
}

const KEYS = Object.keys(PREFERENCES) as PreferenceKey[];

/** Everything that the shop has chosen, with the versions that `savePreferences` asks for. */
export async function readPreferences(ctx: Ctx): Promise<Preferences> {
  const rows = await inTransaction(ctx, (tx) => selectPreferences(tx, ctx.shopId));
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const each = <Value>(of: (key: PreferenceKey) => Value) =>
    Object.fromEntries(KEYS.map((key) => [key, of(key)])) as Record<PreferenceKey, Value>;
  return {
    values: each((key) => parsed(key, byKey.get(key)?.value)) as Preferences["values"],
    versions: each((key) => byKey.get(key)?.version ?? 0),
  };
}

/** Keeps what the shop has chosen, in place of what it chose before. */
export async function savePreference<Key extends PreferenceKey>(
  ctx: Ctx,
  { key, value }: { readonly key: Key; readonly value: Preference<Key> },
): Promise<void> {
  await inTransaction(ctx, (tx) => upsertPreference(tx, ctx.shopId, { key, value }));
}

/**
 * Keeps several choices of one form, all or none.
 *
 * @param input `choices` are those that changed; `seen` are the versions of all that the form shows, as `readPreferences`
 *   gave them
 * Refuses with `changed-meanwhile` when one of them was chosen again since.
 */
export async function savePreferences(
  ctx: Ctx,
  {
    choices,
    seen,
  }: {
    readonly choices: Partial<{ readonly [Key in PreferenceKey]: Preference<Key> }>;
    readonly seen: Partial<Readonly<Record<PreferenceKey, number>>>;
  },
): Promise<{ ok: true } | Refusal<"changed-meanwhile">> {
  const saved = await inTransaction(ctx, async (tx) => {
    const versions = await lockPreferenceVersions(tx, ctx.shopId, Object.keys(seen));
    if (Object.entries(seen).some(([key, version]) => (versions.get(key) ?? 0) !== version)) return false;
    for (const [key, value] of Object.entries(choices) as [string, Preference<PreferenceKey>][]) {
      const seenVersion = seen[key as PreferenceKey] ?? 0;
      // A first choice has no row to lock: of two at once the second finds the first one's, and takes nothing of its own back.
      if (!(await upsertPreference(tx, ctx.shopId, { key, value, seenVersion }))) throw new Overtaken();
    }
    return true;
  }).catch((error: unknown) => {
    if (error instanceof Overtaken) return false;
    throw error;
  });
  return saved ? { ok: true } : refuse("changed-meanwhile");
}

/** Undoes the transaction in which it is thrown. */
class Overtaken extends Error {}

/**
 * Records that the shop wants everything deleted, or that it no longer does. Nothing is deleted now: it happens when the
 * app is uninstalled. Asking again keeps the first time.
 */
export async function requestDeletion(ctx: Ctx, { isWanted }: { readonly isWanted: boolean }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const within = { ...ctx, tx };
    const before = await readPreference(within, { key: "deletionRequest" });
    if ((before?.requestedAt ?? null) !== null && isWanted) return;
    const requestedAt = isWanted ? (await databaseNow(tx)).toISOString() : null;
    await savePreference(within, { key: "deletionRequest", value: { requestedAt } });
  });
  ctx.log.info({ shopId: ctx.shopId, isWanted }, "deletion requested");
}

/** What the newsletter's choice is kept as: when it was given, by the database's clock; an earlier yes keeps its time. */
export async function newsletterChoice(
  ctx: Ctx,
  { isWanted }: { readonly isWanted: boolean },
): Promise<Preference<"newsletter">> {
  if (!isWanted) return { optedInAt: null };
  const before = await readPreference(ctx, { key: "newsletter" });
  if (before?.optedInAt) return before;
  return { optedInAt: (await inTransaction(ctx, databaseNow)).toISOString() };
}

function parsed<Key extends PreferenceKey>(key: Key, value: unknown): Preference<Key> | null {
  return (PREFERENCES[key].safeParse(value).data ?? null) as Preference<Key> | null;
}
