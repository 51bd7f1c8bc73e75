import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Preference, type PreferenceKey, PREFERENCES } from "./schemas.ts";
import { selectPreference, upsertPreference } from "./store.ts";

/** What the shop has chosen, or null when it hasn't, or when what it chose is of an older form. */
export async function readPreference<Key extends PreferenceKey>(
  ctx: Ctx,
  { key }: { readonly key: Key },
): Promise<Preference<Key> | null> {
  const value = await inTransaction(ctx, (tx) => selectPreference(tx, ctx.shopId, key));
  return (PREFERENCES[key].safeParse(value).data ?? null) as Preference<Key> | null;
}

/** Keeps what the shop has chosen, in place of what it chose before. */
export function savePreference<Key extends PreferenceKey>(
  ctx: Ctx,
  { key, value }: { readonly key: Key; readonly value: Preference<Key> },
): Promise<void> {
  return inTransaction(ctx, (tx) => upsertPreference(tx, ctx.shopId, key, value));
}
