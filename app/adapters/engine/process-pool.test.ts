import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { createProcessPool } from "./process-pool.ts";

/** What the processes run here: they hang, die, throw, tell their secrets or answer, as the task says. */
const PROCESS = `
  import { serveTasks } from ${JSON.stringify(new URL("./serve-tasks.ts", import.meta.url).href)};
  serveTasks(async (task) => {
    if (task === "hang") for (;;);
    if (task === "die") process.kill(process.pid, "SIGSEGV");
    if (task === "throw") throw new TypeError("a bug");
    if (task === "environment") return Object.keys(process.env).join();
    if (task === "pid") return process.pid;
    return "did " + task;
  });
`;
const folder = mkdtempSync(join(tmpdir(), "process-pool-"));
const module = pathToFileURL(join(folder, "tasks.mjs"));
writeFileSync(module, PROCESS);
const pool = createProcessPool<string, string | number>(module, { processes: 1, deadlineMs: 1_500 });
const never = new AbortController().signal;

afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true });
});

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test("a process that loops without end is killed at its deadline, and the next task works", async () => {
  const pid = Number(await pool.run("pid", never));
  await expect(pool.run("hang", never)).rejects.toMatchObject({ code: "provider_timeout" });
  await expect(pool.run("work", never)).resolves.toBe("did work");
  expect(isAlive(pid)).toBe(false);
});

test("a sound process serves many tasks, also after one that threw", async () => {
  const pid = await pool.run("pid", never);
  await expect(pool.run("throw", never)).rejects.toMatchObject({ name: "TypeError", message: "a bug" });
  expect(await pool.run("pid", never)).toBe(pid);
});

test("waiting in line does not count against the deadline", async () => {
  const outcomes = await Promise.allSettled([
    pool.run("hang", never),
    pool.run("hang", never),
    pool.run("work", never),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
});

test("an aborted signal kills the running process as cancelled, a passed deadline of the caller as timeout", async () => {
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

test("a process that crashes in native code fails its own task only", async () => {
  await expect(pool.run("die", never)).rejects.toThrow("SIGSEGV");
  await expect(pool.run("work", never)).resolves.toBe("did work");
});

test("the processes that open hostile files get none of our environment", async () => {
  await expect(pool.run("environment", never)).resolves.not.toMatch(/PATH|URL|KEY|SECRET/);
});

test("closing fails what runs and what waits, and leaves no process", async () => {
  const closed = createProcessPool<string, string | number>(module, { processes: 1, deadlineMs: 60_000 });
  const pid = Number(await closed.run("pid", never));
  const running = closed.run("hang", never);
  const waiting = closed.run("work", never);
  const outcomes = Promise.allSettled([running, waiting]);
  await closed.close();
  expect(await outcomes).toMatchObject([
    { reason: { code: "cancelled" } },
    { reason: { code: "cancelled" } },
  ]);
  await expect.poll(() => isAlive(pid)).toBe(false);
  await expect(closed.run("work", never)).rejects.toMatchObject({ code: "cancelled" });
});

test("a module that cannot be loaded fails the task and does not take us down", async () => {
  const missing = pathToFileURL(join(folder, "missing.mjs"));
  const hopeless = createProcessPool<string, string>(missing, { processes: 1, deadlineMs: 5_000 });
  await expect(hopeless.run("work", never)).rejects.toThrow("code 1");
  await hopeless.close();
});
