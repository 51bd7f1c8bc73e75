/**
 * The ledger beside PostgreSQL's own benchmark, on one durable server, as the application role with row-level security:
 * settlements of one shop, holds, and pages of a statement of a million lines.
 */
import { join } from "node:path";
import pg from "pg";
import { readStatement, readUse, readUseSince } from "../../app/domain/credits/index.server.ts";
import type { StatementFilter } from "../../app/domain/credits/schemas.ts";
import type { Ctx } from "../../app/platform/ctx.ts";
import { type Db, openDb } from "../../app/platform/db/db.ts";
import { startGuardedPostgres } from "../support/guarded-postgres.ts";
import { createMigratedDatabase } from "../support/migrated-database.ts";
import type { Bench, BenchInput, Goal, Measured } from "./bench.ts";
import { measureExport } from "./ledger/export.ts";
import { median, percentile, rounded, timed } from "./ledger/figures.ts";
import { openPgbench, PGBENCH_SCALE } from "./ledger/pgbench.ts";
import { byVerb, CLIENTS, holdMany, inTransaction, settleFor } from "./ledger/settling.ts";
import { fillStatement, hold, newRun, newShop } from "./ledger/shops.ts";

const ROUNDS = 3;
const ROUND_S = 6;
const ROUND_ITEMS = 20_000;
const HOLD_ROUNDS = 5;
const NO_PGBENCH =
  "not measured: there is no pgbench in PATH or /usr/lib/postgresql/*/bin. Install PostgreSQL's contributed programs (Debian: apt-get install postgresql-contrib).";

const bench: Bench = async (input) => {
  const server = await startGuardedPostgres(join(input.workDir, "postgres"), { durable: true });
  try {
    input.say("Migrating a database …");
    const { ownerUrl, appUrl } = await createMigratedDatabase(server, "ledger");
    const db = openDb(appUrl, { poolSize: CLIENTS + 2 });
    try {
      const parts = [
        await measureSettlements(db, server, input),
        await measureHolds(db, input),
        await measurePages(db, ownerUrl, input),
      ];
      return {
        figures: Object.assign({}, ...parts.map(({ figures }) => figures)) as Measured["figures"],
        goals: parts.flatMap(({ goals }) => goals),
      };
    } finally {
      await db.close();
    }
  } finally {
    await server.stop();
  }
};
export default bench;

async function measureSettlements(
  db: Db,
  server: { url(database: string): string },
  { say, signal }: BenchInput,
): Promise<Measured> {
  say(`Filling pgbench's tables (scale ${PGBENCH_SCALE}) …`);
  const pgbench = await openPgbench(server, signal);
  const ctx = await newShop(db);
  const [others, verbs, transactions]: [number[], number[], number[]] = [[], [], []];
  const items = await holdMany(ctx, CLIENTS);
  await settleFor(ctx, byVerb(ctx), { items, seconds: 1, signal });
  for (let round = 1; round <= ROUNDS; round++) {
    say(`Settlements and pgbench, round ${round} of ${ROUNDS} …`);
    await holdMany(ctx, ROUND_ITEMS, items);
    if (pgbench) others.push(await pgbench.run(ROUND_S));
    verbs.push(await settleFor(ctx, byVerb(ctx), { items, seconds: ROUND_S, signal }));
    await holdMany(ctx, ROUND_ITEMS / 2, items);
    transactions.push(await settleFor(ctx, inTransaction(ctx), { items, seconds: ROUND_S / 2, signal }));
  }
  const ratio = rounded(median(verbs) / median(others));
  return {
    figures: {
      settlementsPerS: rounded(median(verbs)),
      settlementsPerSRounds: verbs.map(Math.round).join(" "),
      settlementsInATransactionPerS: rounded(median(transactions)),
      pgbenchPerS: pgbench ? rounded(median(others)) : NO_PGBENCH,
      pgbenchPerSRounds: others.map(Math.round).join(" "),
      pgbenchScale: PGBENCH_SCALE,
    },
    goals: pgbench
      ? [
          {
            id: "settlements",
            goal: `settlements/s of one shop with ${CLIENTS} clients, at least 1.0 × pgbench's transactions/s`,
            value: ratio,
            met: ratio >= 1,
          },
        ]
      : [],
  };
}

async function measureHolds(db: Db, { say, signal }: BenchInput): Promise<Measured> {
  say("Holds …");
  const ctx = await newShop(db);
  const times: Record<"large" | "batch" | "single", number[]> = { large: [], batch: [], single: [] };
  // They take turns, so that what disturbs the machine disturbs all.
  for (let round = 1; round <= HOLD_ROUNDS; round++) {
    signal.throwIfAborted();
    const singles = Array.from({ length: 500 }, () => newRun(ctx, 1));
    const batches = [newRun(ctx, 500), newRun(ctx, 500)] as const;
    const larges = [newRun(ctx, 5000), newRun(ctx, 5000)] as const;
    for (const run of larges) times.large.push(await timed(() => hold(ctx, run)));
    times.batch.push(await timed(() => hold(ctx, batches[0])));
    times.single.push(
      await timed(async () => {
        for (const run of singles) await hold(ctx, run);
      }),
    );
    times.batch.push(await timed(() => hold(ctx, batches[1])));
  }
  const large = rounded(median(times.large));
  const faster = rounded(median(times.single) / median(times.batch));
  return {
    figures: { hold500Ms: rounded(median(times.batch)), holds500OfOneMs: rounded(median(times.single)) },
    goals: [
      { id: "hold", goal: "hold of 5,000 items within 150 ms", value: large, met: large <= 150 },
      {
        id: "batch-hold",
        goal: "one hold of 500 items, at least 100 × faster than 500 holds of one",
        value: faster,
        met: faster >= 100,
      },
    ],
  };
}

const PAGE_LINES = 25;
const PAGES = 300;
const SMALL_LINES = 1000;
const LARGE_LINES = 1_000_000;
const EXPORT_LINES = 200_000;

async function measurePages(db: Db, ownerUrl: string, { say, signal }: BenchInput): Promise<Measured> {
  say(`A statement of ${LARGE_LINES} lines …`);
  const small = await filledShop(db, ownerUrl, SMALL_LINES);
  const large = await filledShop(db, ownerUrl, LARGE_LINES);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query("VACUUM ANALYZE credit_transaction");
  await owner.end();
  const figures: Record<string, number> = {};
  const goals: Goal[] = [];
  for (const [name, filterOf] of Object.entries(FILTERS)) {
    signal.throwIfAborted();
    say(`Pages: ${name} …`);
    const times: [number[], number[]] = [[], []];
    // The two shops take turns, so that what disturbs the machine disturbs both.
    for (let page = 0; page < PAGES; page++) {
      for (const [index, shop] of [small, large].entries()) {
        const [filter, before] = filterOf(shop);
        times[index]?.push(await timed(() => readStatement(shop.ctx, { before, limit: PAGE_LINES, filter })));
      }
    }
    const [smallMs, largeMs] = times.map((values) => percentile(values, 0.95)) as [number, number];
    figures[`${name}P95Ms`] = rounded(largeMs);
    figures[`${name}P95MsOf1000`] = rounded(smallMs);
    figures[`${name}MedianTimes`] = rounded(median(times[1]) / median(times[0]));
    goals.push(
      {
        id: `page-${name}`,
        goal: `statement page (${name}) of ${LARGE_LINES} lines: p95 within 50 ms`,
        value: rounded(largeMs),
        met: largeMs <= 50,
      },
      {
        id: `page-${name}-ratio`,
        goal: `the same, at most 1.3 × the p95 of a shop with ${SMALL_LINES} lines`,
        value: rounded(largeMs / smallMs),
        met: largeMs / smallMs <= 1.3,
      },
    );
  }
  const uses: number[] = [];
  for (let read = 0; read < PAGES / 10; read++) uses.push(await timed(() => readUse(large.ctx, { days: 7 })));
  figures.useMedianMs = rounded(median(uses));
  const starts = Array.from({ length: 30 }, (_, place) => new Date(daysAgo(30 - place)));
  const byDay: number[] = [];
  for (let read = 0; read < PAGES / 10; read++)
    byDay.push(await timed(() => readUseSince(large.ctx, { starts })));
  figures.useOf30DaysMedianMs = rounded(median(byDay));
  say(`A file of ${EXPORT_LINES} lines …`);
  const query = new URLSearchParams({ from: daysAgo((365 * EXPORT_LINES) / LARGE_LINES) }).toString();
  const exported = await measureExport(large.ctx, { query, lines: EXPORT_LINES, signal });
  figures.exportedLinesPerS = rounded(exported.linesPerS);
  figures.exportMemoryGrowthMiB = rounded(exported.growthMiB);
  return { figures, goals };
}

interface FilledShop {
  readonly ctx: Ctx;
  readonly lines: number;
  readonly runId: string;
}

async function filledShop(db: Db, ownerUrl: string, lines: number): Promise<FilledShop> {
  const ctx = await newShop(db);
  return { ctx, lines, ...(await fillStatement(ownerUrl, ctx, lines)) };
}

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

const FILTERS: Record<string, (shop: FilledShop) => [StatementFilter, number | undefined]> = {
  newest: () => [{}, undefined],
  middle: ({ lines }) => [{}, lines / 2],
  kind: () => [{ kinds: ["capture", "release"] }, undefined],
  rareKind: () => [{ kinds: ["grant", "expire"] }, undefined],
  run: ({ runId }) => [{ runId }, undefined],
  period: () => [{ from: daysAgo(200), to: daysAgo(170), kinds: ["capture"] }, undefined],
};
