/** What processes cost, as Linux counts it: processor time and memory. Elsewhere nothing is known (null). */
import { readdirSync, readFileSync } from "node:fs";

/** Linux gives times to programs in hundredths of a second (USER_HZ), whatever the kernel counts in. */
const TICK_MS = 10;

/** Processor time that a process has used, in ms. */
export function cpuMs(pid: number): number | null {
  const stat = readStat(pid);
  return stat && stat.ownMs;
}

/** Processor time of the database that `backendPid` belongs to, in ms: its server and all backends, also those that have ended. */
export function databaseCpuMs(backendPid: number): number | null {
  const server = readStat(backendPid)?.parentPid;
  if (server === undefined) return null;
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const backends = processes
    .map((name) => readStat(Number(name)))
    .filter((stat) => stat?.parentPid === server);
  const own = readStat(server);
  return backends.reduce((sum, stat) => sum + (stat?.ownMs ?? 0), own ? own.ownMs + own.endedChildrenMs : 0);
}

/** The most memory that a process has had in use so far, in MiB. */
export function peakMiB(pid: number): number | null {
  const peak = readProc(pid, "status")?.match(/^VmHWM:\s+(\d+) kB$/m);
  return peak ? Number(peak[1]) / 1024 : null;
}

function readStat(pid: number): { parentPid: number; ownMs: number; endedChildrenMs: number } | null {
  const text = readProc(pid, "stat");
  if (text === null) return null;
  // The second field is the name in parentheses, which may hold anything. The third is the state; see proc(5).
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const field = (number: number) => Number(fields[number - 3]);
  return {
    parentPid: field(4),
    ownMs: (field(14) + field(15)) * TICK_MS,
    endedChildrenMs: (field(16) + field(17)) * TICK_MS,
  };
}

function readProc(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return null; // not Linux, or the process has just ended
  }
}
