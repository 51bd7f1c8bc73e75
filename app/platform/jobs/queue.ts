/** The queue: pg-boss in the application's own database, so that a job commits and rolls back with the rows it is about. */
import { PgBoss, fromPrisma } from "pg-boss";
import type { Db, Tx } from "../db/db.ts";
import type { Log } from "../log.ts";
import { startTags } from "./fair-order.ts";
import type { JobDefinition, JobEntry, Jobs } from "./jobs.ts";
import { bringForward, deleteUnbegun, readFairState } from "./store.ts";

/** Workers listen on this channel; its payload is a queue's name. */
export const WAKE_CHANNEL = "productstudio_jobs";
/** A worker that is silent for this long has died: its jobs go to another (the least that pg-boss allows). */
export const HEARTBEAT_SECONDS = 10;
/** Room between a job's own deadline and the moment the queue gives up on it. */
const EXPIRY_MARGIN_SECONDS = 60;
const RETRY_DELAY_MAX_SECONDS = 600;
/** What is settled from the dead-letter queue must be settled: tried for some 16 hours, so that an outage can end. */
const DEAD_LETTER_RETRIES = { retryLimit: 100, retryDelay: 5 };
const KEEP_COMPLETED_SECONDS = 24 * 3600;
/** Jobs inserted by one statement. */
const BATCH_SIZE = 1000;

export const deadLetterQueue = (jobId: string): string => `${jobId}.dead`;

/** A moment from now by the database's clock, as the queue reads it: workers' clocks may differ. */
const inMs = (delayMs: number): string => `${Math.round(delayMs)} milliseconds`;

/** Opens pg-boss as the application role: no schema changes, no supervision. */
export async function openQueue(url: string, log: Log): Promise<PgBoss> {
  return start(
    new PgBoss({ connectionString: url, max: 2, migrate: false, supervise: false, schedule: false }),
    log,
  );
}

/** Opens pg-boss for a worker: it also notices jobs whose worker has died, and clears away old ones. */
export async function openWorkerQueue(url: string, log: Log): Promise<PgBoss> {
  return start(
    new PgBoss({
      connectionString: url,
      max: 4,
      migrate: false,
      schedule: false,
      supervise: true,
      // With the heartbeat, the first pause before a retry (up to 2 s) and the poll, a take-over within 15 s.
      superviseIntervalSeconds: 1,
      monitorIntervalSeconds: 1,
      // The application role does not own the indexes.
      reindex: false,
      monitorVacuum: false,
    }),
    log,
  );
}

async function start(boss: PgBoss, log: Log): Promise<PgBoss> {
  boss.on("error", (error: unknown) => log.error({ err: error }, "queue error"));
  await boss.start();
  return boss;
}

/** Creates or updates the queues of `jobs`, as the role that owns the schema. */
export async function installQueues(
  ownerUrl: string,
  jobs: readonly JobDefinition[],
  log: Log,
): Promise<void> {
  const boss = await start(
    new PgBoss({ connectionString: ownerUrl, max: 2, supervise: false, schedule: false, reindex: false }),
    log,
  );
  try {
    for (const job of jobs) {
      const dead = deadLetterQueue(job.id);
      const common = {
        retryBackoff: true,
        retryDelayMax: RETRY_DELAY_MAX_SECONDS,
        expireInSeconds: Math.ceil(job.timeoutMs / 1000) + EXPIRY_MARGIN_SECONDS,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        deleteAfterSeconds: KEEP_COMPLETED_SECONDS,
      };
      await installQueue(boss, dead, "standard", { ...common, ...DEAD_LETTER_RETRIES });
      await installQueue(boss, job.id, job.oncePerKey ? "short" : "standard", {
        ...common,
        retryLimit: job.retryLimit,
        retryDelay: job.retryDelaySeconds,
        deadLetter: dead,
      });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** A queue's policy is chosen for ever, its settings are brought up to date. */
async function installQueue(
  boss: PgBoss,
  name: string,
  policy: "standard" | "short",
  settings: Omit<NonNullable<Parameters<PgBoss["createQueue"]>[1]>, "policy">,
): Promise<void> {
  if (await boss.getQueue(name)) await boss.updateQueue(name, settings);
  else await boss.createQueue(name, { ...settings, policy });
}

/** The `Jobs` that verbs are given. */
export function createJobs(boss: PgBoss, db: Db): Jobs {
  return {
    async enqueue(job, entries, tx) {
      if (entries.length === 0) return;
      const rows = entries.map((entry) => toRow(job, entry));
      if (!tx) return void (await db.untenanted.$transaction((own) => insertAndWake(boss, job, rows, own)));
      await insertAndWake(boss, job, rows, tx);
    },
    remove: async (job, jobIds, tx) => (jobIds.length === 0 ? [] : deleteUnbegun(tx, job.id, jobIds)),
  };
}

type Row = NonNullable<Parameters<PgBoss["insert"]>[1]>[number] & { group: { id: string } };
type Queue = Pick<JobDefinition, "id" | "isFair" | "oncePerKey">;

function toRow<Payload extends object>(job: JobDefinition<Payload>, entry: JobEntry<Payload>): Row {
  if ((entry.onceKey !== undefined) !== (job.oncePerKey === true)) {
    throw new Error(`${job.id}: an onceKey goes with oncePerKey jobs, and only with them`);
  }
  return {
    data: job.schema.parse(entry.payload),
    group: { id: entry.group },
    ...(entry.jobId !== undefined && { id: entry.jobId }),
    ...(entry.startAfterMs !== undefined && { startAfter: inMs(entry.startAfterMs) }),
    ...(entry.onceKey !== undefined && { singletonKey: entry.onceKey }),
  };
}

async function insertAndWake(boss: PgBoss, job: Queue, wanted: Row[], tx: Tx): Promise<void> {
  const rows = await withoutWaiting(tx, job, wanted);
  const ordered = job.isFair ? await inFairOrder(tx, job, rows) : rows;
  for (let start = 0; start < ordered.length; start += BATCH_SIZE) {
    const batch = ordered.slice(start, start + BATCH_SIZE);
    const inserted = await boss.insert(job.id, batch, { db: fromPrisma(tx), returnId: true });
    // Where one per key waits, another is left out on purpose; elsewhere a job that is left out would be lost.
    if (!job.oncePerKey && (inserted?.length ?? 0) < batch.length) {
      throw new Error(`${job.id}: a chosen job id was used before`);
    }
  }
  await tx.$executeRaw`SELECT pg_notify(${WAKE_CHANNEL}, ${job.id})`;
}

/** Brings forward what waits already under its key and is wanted at once; the rest is to be added. */
async function withoutWaiting(tx: Tx, job: Queue, rows: Row[]): Promise<Row[]> {
  const wantedNow = rows.flatMap(({ singletonKey, startAfter }) =>
    singletonKey !== undefined && startAfter === undefined ? [singletonKey] : [],
  );
  if (wantedNow.length === 0) return rows;
  const waiting = await bringForward(tx, job.id, wantedNow);
  return rows.filter(({ singletonKey = "" }) => !waiting.has(singletonKey));
}

async function inFairOrder(tx: Tx, job: Queue, rows: readonly Row[]): Promise<Row[]> {
  const groups = rows.map(({ group }) => group.id);
  const tags = startTags(groups, await readFairState(tx, job.id, [...new Set(groups)]));
  return rows.map((row, index) => ({ ...row, priority: -(tags[index] ?? 0) }));
}
