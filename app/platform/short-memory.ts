/** Values that a process keeps for some minutes, so that it doesn't ask for them again; the next process asks by itself. */
export interface ShortMemory<Value> {
  /** Null: there is none, or it is too old. */
  recall(key: string, nowMs: number): Value | null;
  keep(key: string, value: Value, nowMs: number): void;
}

/** @param limits the one that was kept first makes room for what is too many */
export function createShortMemory<Value>({
  keptMs,
  maxEntries,
}: {
  readonly keptMs: number;
  readonly maxEntries: number;
}): ShortMemory<Value> {
  const entries = new Map<string, { readonly value: Value; readonly keptAtMs: number }>();
  return {
    recall(key, nowMs) {
      const entry = entries.get(key);
      return entry && nowMs - entry.keptAtMs < keptMs ? entry.value : null;
    },
    keep(key, value, nowMs) {
      entries.delete(key);
      entries.set(key, { value, keptAtMs: nowMs });
      const [first] = entries.keys();
      if (entries.size > maxEntries && first !== undefined) entries.delete(first);
    },
  };
}
