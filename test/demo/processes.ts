/** Starts, watches and stops the processes of a house: nothing that was started stays behind. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { projectDir } from "../support/setup.mjs";

/** Ends a process when this one is gone. */
export const LEASH = join(projectDir, "test", "demo", "leash.mjs");
/** After SIGTERM a process has this long to finish; then it is killed. */
const STOP_MS = 30_000;

export interface Running {
  readonly name: string;
  readonly child: ChildProcess;
  /** The file that its output goes to. */
  readonly logFile: string;
  /** Settles when the process has ended, by itself or not. */
  readonly ended: Promise<void>;
  /** SIGTERM, and SIGKILL when that does not end it. */
  stop(): Promise<void>;
  /** SIGKILL, as a crash would. */
  kill(): Promise<void>;
}

/**
 * Starts `node` with `command` on a leash: it ends when this process does. Its output goes to `logDir/name.log`.
 * A session of its own keeps the terminal's Ctrl-C away from it: the order of stopping is ours.
 */
function startProcess(
  name: string,
  command: readonly string[],
  { env, logDir }: { env: Record<string, string>; logDir: string },
): Running {
  mkdirSync(logDir, { recursive: true });
  const logFile = join(logDir, `${name}.log`);
  const output = createWriteStream(logFile, { flags: "a", mode: 0o600 });
  const child = spawn(process.execPath, ["--import", LEASH, ...command], {
    cwd: projectDir,
    // Only what is meant for it: no variable of this machine changes what the process does.
    env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: true,
  });
  child.stdout?.pipe(output, { end: false });
  child.stderr?.pipe(output, { end: false });
  const ended = once(child, "exit").then(() => {
    output.end();
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return {
    name,
    child,
    logFile,
    ended,
    kill: () => end("SIGKILL"),
    async stop() {
      const killer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
      await end("SIGTERM");
      clearTimeout(killer);
    },
  };
}

/** A process that is started again when it dies, as a platform would. */
export interface Kept {
  current(): Running;
  stop(): Promise<void>;
}

/** A process that died this often in a row, each time within a minute, is broken: it is left for a person to look at. */
const MAX_QUICK_DEATHS = 5;
const QUICK_MS = 60_000;

/** Starts `node` with `command` and keeps it running until `stop`. */
export function keepRunning(
  name: string,
  command: readonly string[],
  {
    say,
    quickDeaths: mostQuickDeaths = MAX_QUICK_DEATHS,
    ...options
  }: {
    env: Record<string, string>;
    logDir: string;
    say: (text: string) => void;
    quickDeaths?: number | undefined;
  },
): Kept {
  let isStopping = false;
  let quickDeaths = 0;
  const start = (): Running => {
    const startedAtMs = Date.now();
    const running = startProcess(name, command, options);
    void running.ended.then(() => {
      if (isStopping) return;
      quickDeaths = Date.now() - startedAtMs < QUICK_MS ? quickDeaths + 1 : 1;
      if (quickDeaths > mostQuickDeaths) {
        say(`The process ${name} ends again and again: see ${running.logFile}`);
        return;
      }
      say(`The process ${name} ended; starting it again`);
      current = start();
    });
    return running;
  };
  let current = start();
  return {
    current: () => current,
    async stop() {
      isStopping = true;
      await current.stop();
    },
  };
}

/** Waits until `url` answers with 2xx; throws when the process ends first or `timeoutMs` passes. */
export async function untilReady(running: Running, url: string, timeoutMs = 60_000): Promise<void> {
  const deadlineMs = Date.now() + timeoutMs;
  for (;;) {
    const { exitCode, signalCode } = running.child;
    if (exitCode !== null || signalCode !== null) {
      throw new Error(
        `${running.name} ended (${exitCode ?? signalCode}) before it was ready: see ${running.logFile}`,
      );
    }
    const ready = await fetch(url).then(
      (response) => response.ok,
      () => false, // not listening yet
    );
    if (ready) return;
    if (Date.now() > deadlineMs)
      throw new Error(`${running.name} was not ready after ${timeoutMs} ms: see ${running.logFile}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
