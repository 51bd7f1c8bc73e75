import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { createThreadPool } from "./thread-pool.ts";

/** What the threads run here: it hangs, dies, throws or answers, as the task says. */
const THREAD = `
  export default function (task) {
    if (task === "hang") for (;;);
    if (task === "die") process.exit(1);
    if (task === "throw") throw new TypeError("a bug");
    return "did " + task;
  }
`;
const folder = mkdtempSync(join(tmpdir(), "thread-pool-"));
const file = pathToFileURL(join(folder, "thread.mjs"));
writeFileSync(file, THREAD);

const pool = createThreadPool<string, string>(file, {
  threads: 1,
  deadlineMs: 700,
  onBroken: (error) => {
    throw error;
  },
});
const never = new AbortController().signal;
afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true });
});

test("a thread that loops without end is ended at its deadline, and the next task works", async () => {
  await expect(pool.run("hang", never)).rejects.toMatchObject({ code: "provider_timeout" });
  await expect(pool.run("work", never)).resolves.toBe("did work");
});

test("waiting in line does not count against the deadline", async () => {
  const outcomes = await Promise.allSettled([
    pool.run("hang", never),
    pool.run("hang", never),
    pool.run("work", never),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
});

test("an aborted signal ends the running thread as cancelled, a passed deadline of the caller as timeout", async () => {
  const cancel = new AbortController();
  const running = pool.run("hang", cancel.signal);
  cancel.abort();
  await expect(running).rejects.toMatchObject({ code: "cancelled" });
  await expect(pool.run("hang", AbortSignal.timeout(100))).rejects.toMatchObject({
    code: "provider_timeout",
  });
  await expect(pool.run("work", never)).resolves.toBe("did work");
});

test("who gives up while waiting in line leaves the line, and nobody behind is forgotten", async () => {
  const leaving = new AbortController();
  const first = pool.run("hang", never);
  const second = pool.run("work", leaving.signal);
  const third = pool.run("work", never);
  leaving.abort();
  await expect(second).rejects.toMatchObject({ code: "cancelled" });
  await expect(first).rejects.toMatchObject({ code: "provider_timeout" });
  await expect(third).resolves.toBe("did work");
});

test("a signal that was aborted before starts nothing", async () => {
  await expect(pool.run("hang", AbortSignal.abort())).rejects.toMatchObject({ code: "cancelled" });
});

test("a thread that dies and a task that throws fail their own task only", async () => {
  await expect(pool.run("die", never)).rejects.toThrow();
  await expect(pool.run("throw", never)).rejects.toThrow("a bug");
  await expect(pool.run("work", never)).resolves.toBe("did work");
});

test("a thread whose module cannot be loaded fails the task at its deadline and does not take the process down", async () => {
  const reports: unknown[] = [];
  const hopeless = createThreadPool<string, string>(pathToFileURL(join(folder, "missing.mjs")), {
    threads: 1,
    deadlineMs: 300,
    onBroken: (error) => reports.push(error),
  });
  await expect(hopeless.run("work", never)).rejects.toBeDefined();
  await hopeless.close();
  expect(reports.length).toBeGreaterThan(0);
});
