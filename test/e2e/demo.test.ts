/** The demo as a command: it leaves nothing running, keeps its data, and survives being killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clearHouse } from "../demo/house.ts";

let dataDir: string;
let demo: ChildProcess | undefined;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-demo-"));
});
afterEach(async () => {
  if (demo?.exitCode === null && demo.signalCode === null) {
    demo.kill("SIGINT");
    await once(demo, "exit");
  }
  clearHouse(dataDir);
});

async function startDemo(): Promise<ChildProcess> {
  demo = spawn(process.execPath, ["test/demo/main.ts", "--data", dataDir, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (!demo.stdout) throw new Error("the demo has no output");
  for await (const line of createInterface({ input: demo.stdout })) {
    if (/^Ready http:\/\/\S+$/.test(line)) return demo;
  }
  throw new Error("the demo ended before it was ready");
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal);
  const [code] = (await once(child, "exit")) as [number | null];
  return code;
}

/** Processes of this demo: its data folder stands in their arguments or their environment. */
function running(): string[] {
  return readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return [];
    try {
      const args = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      const about = args + readFileSync(`/proc/${pid}/environ`, "utf8");
      return about.includes(dataDir) || about.includes(clusterDir()) ? [args] : [];
    } catch {
      return []; // it has ended meanwhile
    }
  });
}

/** Where the database lives: under the data folder, or where a note there says. */
function clusterDir(): string {
  try {
    return readFileSync(join(dataDir, "postgres", "MOVED.txt"), "utf8").trim();
  } catch {
    return dataDir;
  }
}

test("Ctrl-C stops everything; the next start finds its data and secrets again", async () => {
  const first = await startDemo();
  expect(running().length).toBeGreaterThanOrEqual(4);
  const secrets = join(dataDir, "secrets.json");
  const before = readFileSync(secrets, "utf8");
  expect(statSync(secrets).mode & 0o777).toBe(0o600);
  expect(await end(first, "SIGINT")).toBe(0);
  expect(running()).toEqual([]);

  const second = await startDemo();
  expect(readFileSync(secrets, "utf8")).toBe(before);
  expect(await end(second, "SIGTERM")).toBe(0);
  expect(running()).toEqual([]);
});

test.each(["Starting PostgreSQL", "Starting the Shopify double", "Starting the web process"])(
  'Ctrl-C at "%s" leaves nothing running either',
  async (step) => {
    demo = spawn(process.execPath, ["test/demo/main.ts", "--data", dataDir, "--port", "0"], {
      stdio: ["ignore", "pipe", "inherit"],
      detached: true,
    });
    if (!demo.stdout || demo.pid === undefined) throw new Error("the demo did not start");
    for await (const line of createInterface({ input: demo.stdout })) if (line.startsWith(step)) break;
    // As the terminal does: to every process of the group.
    const ended = once(demo, "exit");
    process.kill(-demo.pid, "SIGINT");
    expect(await ended).toEqual([0, null]);
    expect(running()).toEqual([]);
  },
);

test("a second demo on the same folder is refused in one sentence, and the first goes on", async () => {
  const first = await startDemo();
  const second = spawn(process.execPath, ["test/demo/main.ts", "--data", dataDir, "--port", "0"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  second.stderr.on("data", (text: Buffer) => (said += text.toString()));
  expect(await once(second, "exit")).toEqual([1, null]);
  expect(said).toMatch(/^Another demo \(process \d+\) runs on /);
  expect(await end(first, "SIGINT")).toBe(0);
});

test("--fresh deletes a demo's data and nobody else's files", async () => {
  writeFileSync(join(dataDir, "thesis.txt"), "years of work");
  expect(() => clearHouse(dataDir)).toThrow("holds no demo's data");
  expect(readFileSync(join(dataDir, "thesis.txt"), "utf8")).toBe("years of work");
  rmSync(join(dataDir, "thesis.txt"));
});

test("a demo that is killed takes its processes with it; the next one takes over its database", async () => {
  const first = await startDemo();
  await end(first, "SIGKILL");
  await expect.poll(() => running().filter((args) => !args.includes("postgres"))).toEqual([]);

  const second = await startDemo();
  expect(await end(second, "SIGINT")).toBe(0);
  expect(running()).toEqual([]);
});
