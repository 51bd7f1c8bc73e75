import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLog } from "#app/platform/log.ts";
import { testDatabase, type TestDatabase } from "#test/support/database.ts";
import { createShopLock, type ShopLock } from "./shop-lock.ts";

let database: TestDatabase;
const locks: ShopLock[] = [];
beforeAll(async () => void (database = await testDatabase()));
afterAll(async () => {
  await Promise.all(locks.map((lock) => lock.close()));
  await database.close();
});

/** A lock with a pool of its own, as another process has. */
function newLock(options: { maxConnections?: number; waitMs?: number } = {}): ShopLock {
  const lock = createShopLock({ databaseUrl: database.appUrl, log: createLog("silent"), ...options });
  locks.push(lock);
  return lock;
}

/** Takes a shop's lock and keeps it until `release`; resolves once it is held. */
async function hold(lock: ShopLock, shopDomain: string) {
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  let done!: Promise<void>;
  await new Promise<void>((held, failed) => {
    done = lock.run(shopDomain, () => (held(), released));
    done.catch(failed);
  });
  return { release, done };
}

const connections = async () =>
  (
    await database.asOwner(
      `SELECT pid, wait_event_type FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'productstudio-shop-lock'`,
    )
  ).map(({ pid, wait_event_type }) => ({ pid: Number(pid), waits: wait_event_type === "Lock" }));

/** Resolves when a connection waits for the lock: until then there would be nothing to prove. */
async function untilSomeoneWaits(): Promise<void> {
  while (!(await connections()).some(({ waits }) => waits)) await pause(5);
}

test("over several pools work for one shop never overlaps", async () => {
  const pools = [newLock(), newLock(), newLock()];
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await pause(2);
    inside--;
  };
  await Promise.all(Array.from({ length: 30 }, (_, n) => pools[n % 3]!.run("a.myshopify.com", work)));
  expect(most).toBe(1);
});

test("another shop does not wait", async () => {
  const held = await hold(newLock(), "a.myshopify.com");
  await expect(newLock().run("b.myshopify.com", async () => "b")).resolves.toBe("b");
  held.release();
  await held.done;
});

test("a shop occupies one connection of a process, however many requests it sends", async () => {
  const lock = newLock({ maxConnections: 2 });
  const held = await hold(lock, "busy.myshopify.com");
  const queued = Array.from({ length: 20 }, () => lock.run("busy.myshopify.com", async () => {}));
  await expect(lock.run("quiet.myshopify.com", async () => "served")).resolves.toBe("served");
  held.release();
  await Promise.all([held.done, ...queued]);
});

test("work that fails lets go, and its error reaches the caller", async () => {
  const failing = newLock().run("c.myshopify.com", async () => {
    throw new Error("no answer");
  });
  await expect(failing).rejects.toThrow("no answer");
  await expect(newLock().run("c.myshopify.com", async () => "next")).resolves.toBe("next");
});

test("who waits too long is refused, and the connection serves again", async () => {
  const held = await hold(newLock(), "d.myshopify.com");
  const impatient = newLock({ waitMs: 200, maxConnections: 1 });
  await expect(impatient.run("d.myshopify.com", async () => "never")).rejects.toThrow("lock timeout");
  held.release();
  await held.done;
  await expect(impatient.run("d.myshopify.com", async () => "now")).resolves.toBe("now");
});

test("a process that loses its connection loses the lock, finishes its work and lives on", async () => {
  const held = await hold(newLock(), "e.myshopify.com");
  const next = newLock().run("e.myshopify.com", async () => "next");
  await untilSomeoneWaits();
  const others = (await connections()).filter(({ waits }) => !waits);
  for (const { pid } of others) await database.asOwner("SELECT pg_terminate_backend($1)", [pid]);
  await expect(next).resolves.toBe("next");
  held.release();
  await expect(held.done).resolves.toBeUndefined();
});
