import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test("a process that stands still in a transaction lets go of its locks, and lives on once it moves again", async () => {
  const child = spawn(process.execPath, ["test/support/lock-holder.ts"], {
    env: { ...process.env, DATABASE_URL: database.appUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const said = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const ended = once(child, "exit");
    expect((await said.next()).value).toBe("locked");
    child.kill("SIGSTOP");
    await database.asOwner("SELECT pg_advisory_xact_lock(1)");
    child.kill("SIGCONT");
    expect((await said.next()).value).toBe("lost");
    expect((await said.next()).value).toBe("alive");
    expect(await ended).toEqual([0, null]);
  } finally {
    child.kill("SIGKILL");
  }
});
