import { withDatabase, drafted, startDraft } from "./pipeline/database-scene.ts";
import { mkdtempSync } from "node:fs";
const workDir = mkdtempSync("/tmp/zzstart-");
await withDatabase(
  { workDir, say: console.log, signal: new AbortController().signal } as never,
  async (scene) => {
    const ctx = await scene.newShop(10_000);
    for (let round = 0; round < 2; round++) {
      const draftId = await drafted(ctx);
      const times = new Map<string, number[]>();
      const note = (name: string, ms: number) => times.set(name, [...(times.get(name) ?? []), ms]);
      const wrap = (tx: any): any =>
        new Proxy(tx, {
          get(target, key) {
            const value = target[key];
            if (typeof value !== "function" || !String(key).startsWith("$")) return value;
            return async (...args: any[]) => {
              const sql = Array.isArray(args[0]) ? args[0].join("?") : String(args[0]?.sql ?? args[0]);
              const startMs = performance.now();
              try {
                return await value.apply(target, args);
              } finally {
                note(sql.replace(/\s+/g, " ").slice(0, 70), performance.now() - startMs);
              }
            };
          },
        });
      const timedCtx = {
        ...ctx,
        db: {
          ...ctx.db,
          tenant: async (id: any, work: any) => {
            const s = performance.now();
            try {
              return await ctx.db.tenant(id, (tx: any) => work(wrap(tx)));
            } finally {
              note("TENANT", performance.now() - s);
            }
          },
        },
      } as typeof ctx;
      const startMs = performance.now();
      await startDraft(timedCtx, draftId);
      console.log("start", round, Math.round(performance.now() - startMs));
      for (const [name, all] of times)
        console.log(String(Math.round(all.reduce((a, b) => a + b))).padStart(6), all.length, name);
    }
  },
);
process.exit(0);
