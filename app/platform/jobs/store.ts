/**
 * The statements on the queue's own table that pg-boss has no verb for. The states they speak of: `created` is a job
 * that nobody has begun, `retry` one that was begun and waits again.
 */
import type { Tx } from "../db/db.ts";
import type { FairState } from "./fair-order.ts";

/** A worker's right to one attempt of one job. */
export interface Attempt {
  readonly queue: string;
  readonly id: string;
  readonly retryCount: number;
}

/**
 * Reads where a fair queue stands. Until the transaction ends nobody else gives tags to these groups: two runs that a
 * shop starts at once are served one after the other.
 */
export async function readFairState(tx: Tx, queue: string, groups: readonly string[]): Promise<FairState> {
  const locks = [...new Set(groups)].toSorted().map((group) => `fair queue ${queue} ${group}`);
  await tx.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(name, 0))::text
    FROM unnest(${locks}::text[]) WITH ORDINALITY AS lock (name, n) ORDER BY n`;
  const [now] = await tx.$queryRaw<{ tag: number }[]>`
    SELECT coalesce(
      (SELECT -priority FROM pgboss.job
       WHERE name = ${queue} AND state < 'active' AND NOT blocked AND state = 'created' AND start_after <= now()
       ORDER BY priority DESC LIMIT 1),
      (SELECT -min(priority) FROM pgboss.job WHERE name = ${queue} AND state IN ('retry', 'active')),
      0) AS tag`;
  const last = await tx.$queryRaw<{ group: string; tag: number }[]>`
    SELECT asked.name AS "group", last.tag
    FROM unnest(${groups}::text[]) AS asked (name)
    CROSS JOIN LATERAL (
      SELECT -priority AS tag FROM pgboss.job
      WHERE name = ${queue} AND state < 'active' AND NOT blocked AND state = 'created' AND group_id = asked.name
      ORDER BY priority LIMIT 1) last`;
  return { nowTag: now?.tag ?? 0, lastTags: new Map(last.map(({ group, tag }) => [group, tag])) };
}

/** Lets what waits under these keys begin now, and returns the keys under which something waits. */
export async function bringForward(
  tx: Tx,
  queue: string,
  onceKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    UPDATE pgboss.job SET start_after = least(start_after, now())
    WHERE name = ${queue} AND singleton_key = ANY (${onceKeys}::text[]) AND state IN ('created', 'retry')
    RETURNING singleton_key AS key`;
  return new Set(rows.map(({ key }) => key));
}

/** Deletes the jobs of `ids` that nobody has begun, and returns which they were. */
export async function deleteUnbegun(tx: Tx, queue: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM pgboss.job WHERE name = ${queue} AND id = ANY (${ids}::uuid[]) AND state = 'created'
    RETURNING id`;
  return rows.map(({ id }) => id);
}

/**
 * Lets a job wait and be begun anew: the same job with its id, priority and group, and with all its attempts ahead. The
 * count of attempts goes on, because a claim is told from later ones by it.
 *
 * @returns false when the claim was lost: whoever has it goes on
 */
export async function returnJob(tx: Tx, attempt: Attempt, afterMs: number): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE pgboss.job SET state = 'retry', started_on = NULL, heartbeat_on = NULL, output = NULL,
      start_after = now() + ${afterMs} * interval '1 millisecond',
      keep_until = now() + ${afterMs} * interval '1 millisecond' + (keep_until - start_after),
      retry_limit = retry_count + (SELECT q.retry_limit FROM pgboss.queue q WHERE q.name = ${attempt.queue})
    WHERE name = ${attempt.queue} AND id = ${attempt.id}::uuid AND state = 'active'
      AND retry_count = ${attempt.retryCount}`;
  return count === 1;
}

/**
 * Notes that a worker could not read a job's payload.
 *
 * @returns for how long nobody has understood it, 0 the first time; undefined when the claim was lost
 */
export async function noteUnread(tx: Tx, attempt: Attempt): Promise<number | undefined> {
  const [row] = await tx.$queryRaw<{ unreadMs: number }[]>`
    UPDATE pgboss.job
    SET output = jsonb_build_object('unreadSince', coalesce(output ->> 'unreadSince', now()::text))
    WHERE name = ${attempt.queue} AND id = ${attempt.id}::uuid AND state = 'active'
      AND retry_count = ${attempt.retryCount}
    RETURNING (extract(epoch FROM now() - (output ->> 'unreadSince')::timestamptz) * 1000)::double precision
      AS "unreadMs"`;
  return row?.unreadMs;
}

/**
 * Lets a job wait as if this worker had not begun it: no attempt is used up. The pause is drawn between half and one and
 * a half of `afterMs`, so that the same worker is not always the first to see its end.
 */
export async function returnUnread(tx: Tx, attempt: Attempt, afterMs: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE pgboss.job SET state = 'retry', started_on = NULL, heartbeat_on = NULL,
      start_after = now() + ${afterMs} * (0.5 + random()) * interval '1 millisecond'
    WHERE name = ${attempt.queue} AND id = ${attempt.id}::uuid AND state = 'active'
      AND retry_count = ${attempt.retryCount}`;
}

/** Makes an attempt the last one: when it fails, the job goes to its dead-letter queue. */
export async function makeLastAttempt(tx: Tx, attempt: Attempt): Promise<void> {
  await tx.$executeRaw`
    UPDATE pgboss.job SET retry_limit = retry_count
    WHERE name = ${attempt.queue} AND id = ${attempt.id}::uuid AND retry_count = ${attempt.retryCount}`;
}

// ---------------------------------------------------------------- the workers that are there

export interface Presence {
  readonly workerId: string;
  readonly slots: number;
  readonly version: string | null;
}

/** Says that a worker is there, and forgets those that were last seen `forgottenMs` ago. */
export async function upsertPresence(tx: Tx, worker: Presence, forgottenMs: number): Promise<void> {
  await tx.$executeRaw`
    WITH forgotten AS (
      DELETE FROM worker_presence
      WHERE seen_at < now() - ${forgottenMs} * interval '1 millisecond' AND worker_id <> ${worker.workerId}::uuid)
    INSERT INTO worker_presence (worker_id, slots, version)
    VALUES (${worker.workerId}::uuid, ${worker.slots}, ${worker.version})
    ON CONFLICT (worker_id) DO UPDATE SET seen_at = now()`;
}

export async function deletePresence(tx: Tx, workerId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM worker_presence WHERE worker_id = ${workerId}::uuid`;
}

/** Workers that were seen within `goneMs`, and their slots. */
export async function countPresent(tx: Tx, goneMs: number): Promise<{ workers: number; slots: number }> {
  const [row] = await tx.$queryRaw<{ workers: number; slots: number }[]>`
    SELECT count(*)::integer AS workers, coalesce(sum(slots), 0)::integer AS slots FROM worker_presence
    WHERE seen_at > now() - ${goneMs} * interval '1 millisecond'`;
  return row ?? { workers: 0, slots: 0 };
}
