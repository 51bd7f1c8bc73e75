/** The demo as a command: it leaves nothing running, keeps its data, and survives being killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AddressInfo, createServer } from "node:net";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clearHouse } from "../demo/house.ts";
import { demoSecrets } from "../demo/secrets.ts";

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

/** Starts a demo and waits for the line that says it is under way. */
async function startDemo(options: string[] = [], underWay = /^Ready http:\/\/\S+$/): Promise<ChildProcess> {
  demo = spawn(process.execPath, ["test/demo/main.ts", "--data", dataDir, "--port", "0", ...options], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (!demo.stdout) throw new Error("the demo has no output");
  for await (const line of createInterface({ input: demo.stdout })) {
    if (underWay.test(line)) return demo;
  }
  throw new Error("the demo ended before it was ready");
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal);
  const [code] = (await once(child, "exit")) as [number | null];
  return code;
}

/** Processes of this demo: its data folder stands in their arguments or their environment. */
function processes(): { pid: number; args: string }[] {
  return readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return [];
    try {
      const args = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      const about = args + readFileSync(`/proc/${pid}/environ`, "utf8");
      const isOurs = about.includes(dataDir) || about.includes(clusterDir());
      return isOurs ? [{ pid: Number(pid), args }] : [];
    } catch {
      return []; // it has ended meanwhile
    }
  });
}
const running = () => processes().map(({ args }) => args);

function pidOf(script: string): number {
  const found = processes().find(({ args }) => args.includes(script));
  if (!found) throw new Error(`${script} does not run`);
  return found.pid;
}

/** Where the database lives: under the data folder, or where a note there says. */
function clusterDir(): string {
  try {
    return readFileSync(join(dataDir, "postgres", "MOVED.txt"), "utf8").trim();
  } catch {
    return join(dataDir, "postgres");
  }
}

test("Ctrl-C stops everything, a kill takes its processes along, and the next start finds data and secrets again", async () => {
  const first = await startDemo();
  expect(running().length).toBeGreaterThanOrEqual(4);
  const secrets = join(dataDir, "secrets.json");
  const before = readFileSync(secrets, "utf8");
  expect(statSync(secrets).mode & 0o777).toBe(0o600);
  expect(await end(first, "SIGINT")).toBe(0);
  expect(running()).toEqual([]);

  const second = await startDemo();
  expect(readFileSync(secrets, "utf8")).toBe(before);
  await end(second, "SIGKILL");
  await expect.poll(() => running().filter((args) => !args.includes("postgres"))).toEqual([]);

  // It takes over the database that was left running.
  const third = await startDemo();
  expect(await end(third, "SIGTERM")).toBe(0);
  expect(running()).toEqual([]);

  // Data that can't be used any more is told in a sentence; --fresh, which it names, deletes it.
  const cluster = join(clusterDir(), "cluster");
  writeFileSync(join(cluster, "PG_VERSION"), "12\n");
  const older = await refusedDemo("--data", dataDir);
  expect(older.code).toBe(1);
  expect(older.said).toMatch(
    /^The data in \S+ was made by PostgreSQL 12, and this is PostgreSQL \d+\. Start anew with --fresh\.\n$/,
  );
  writeFileSync(secrets, before.slice(0, before.length / 2));
  const broken = await refusedDemo("--data", dataDir);
  expect(broken.code).toBe(1);
  expect(broken.said).toMatch(/^The file \S+secrets\.json is broken: .* Start anew with --fresh.*\.\n$/);
  clearHouse(dataDir);
  expect(existsSync(cluster) || existsSync(dataDir)).toBe(false);
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

/** Runs a demo to its end and tells how it ended. */
async function refusedDemo(...options: string[]): Promise<{ code: number | null; said: string }> {
  const refused = spawn(process.execPath, ["test/demo/main.ts", "--port", "0", ...options], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  refused.stderr.on("data", (text: Buffer) => (said += text.toString()));
  const [code] = (await once(refused, "exit")) as [number | null];
  return { code, said };
}

test("a second demo on the same folder is refused in one sentence, also with --fresh; the first goes on until its double dies", async () => {
  const first = await startDemo();
  for (const options of [[], ["--fresh"]]) {
    const { code, said } = await refusedDemo("--data", dataDir, ...options);
    expect(code).toBe(1);
    expect(said).toMatch(/^Another demo \(process \d+\) runs on /);
  }
  expect(readdirSync(dataDir)).toContain("secrets.json");
  await expectDeath(first, "The Shopify double", "shopify-double/main.ts");
});

test("a taken port, a folder that can't be made and a number that is none are each told in a sentence", async () => {
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  const server = createServer().listen(0, "127.0.0.1", resolve);
  await listening;
  const { port } = server.address() as AddressInfo;
  const taken = await refusedDemo("--data", dataDir, "--port", String(port));
  server.close();
  expect(taken).toMatchObject({ code: 1, said: expect.stringMatching(`^Port ${port} is taken\\. .*--port`) });
  const nowhere = await refusedDemo("--data", "/proc/nowhere");
  expect(nowhere).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^The folder \/proc\/nowhere can't be made/),
  });
  const file = join(dataDir, "notes.txt");
  writeFileSync(file, "a file");
  for (const [out, folder] of [
    ["/proc/nowhere", "/proc/nowhere"],
    [file, join(file, "pictures")],
    [join(file, "x"), join(file, "x")],
  ] as const) {
    const { code, said } = await refusedDemo("--data", dataDir, "--once", "--out", out);
    expect(said).toMatch(
      new RegExp(`^The folder ${folder} can't be made \\(\\w+\\)\\. Choose .* --out\\.\n$`),
    );
    expect(code).toBe(1);
  }
  // Nothing was started for it.
  expect(readdirSync(dataDir)).not.toContain("postgres");
  rmSync(file);
  const roundabout = await refusedDemo("--data", dataDir, "--products", "1e4");
  expect(roundabout).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^--products must be a whole number from 12 to 10000\./),
  });
});

test("--fresh deletes a demo's data and nobody else's files", async () => {
  mkdirSync(join(dataDir, "postgres"));
  writeFileSync(join(dataDir, "thesis.txt"), "years of work");
  writeFileSync(join(dataDir, "secrets.json"), '{"mine": true}');
  expect(() => clearHouse(dataDir)).toThrow("holds no demo's data");
  expect(readdirSync(dataDir).toSorted()).toEqual(["postgres", "secrets.json", "thesis.txt"]);

  rmSync(join(dataDir, "secrets.json"));
  demoSecrets(join(dataDir, "secrets.json"));
  clearHouse(dataDir);
  expect(readdirSync(dataDir)).toEqual(["thesis.txt"]);
  rmSync(join(dataDir, "thesis.txt"));
});

test("a database that dies under --once is named, everything is stopped, and the demo ends with 1", async () => {
  const started = await startDemo(["--once", "--out", join(dataDir, "files", "out")], /^Installed on /);
  await expectDeath(started, "The database", "bin/postgres");
});

/** Kills a part of the demo: it says so and nothing else, stops everything, and ends with 1. */
async function expectDeath(started: ChildProcess, part: string, script: string): Promise<void> {
  let said = "";
  started.stderr?.on("data", (text: Buffer) => (said += text.toString()));
  const ended = once(started, "exit");
  process.kill(pidOf(script), "SIGKILL");
  expect(await ended).toEqual([1, null]);
  expect(said).toBe(
    `${part} has ended; the demo can't go on without it.\nWhat the processes said: ${join(dataDir, "logs")}\n`,
  );
  expect(running()).toEqual([]);
}

test("a benchmark that is stopped ends what it has started and deletes its folder", async () => {
  const bench = spawn(process.execPath, ["test/bench/run.ts", "setup"], {
    env: { ...process.env, TMPDIR: dataDir, NODE_DISABLE_COMPILE_CACHE: "1" },
    stdio: "ignore",
  });
  await expect.poll(running).toContainEqual(expect.stringContaining("test/support/run.mjs"));
  expect(await end(bench, "SIGINT")).toBe(1);
  expect(running()).toEqual([]);
  expect(readdirSync(dataDir)).toEqual([]);
});
