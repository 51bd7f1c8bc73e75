import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { EngineError } from "../engine-error.ts";

const MAX_MESSAGE = 300;

/** ffmpeg at work: it gets what we write and answers by a pipe. */
export interface Ffmpeg {
  readonly child: ChildProcessWithoutNullStreams;
  /**
   * Resolves when it has ended with 0, rejects when it has ended otherwise: EngineError `quota` (`no_encoder`), or
   * `provider_error` when it was killed. Nobody has to be waiting for it.
   */
  readonly ended: Promise<void>;
  /** How it failed, as an error; `how` says what it didn't do. */
  readonly failure: (how: string) => EngineError;
  readonly isOver: () => boolean;
  /** Kills it unless it is over, and waits for its end. */
  readonly close: () => Promise<void>;
}

/**
 * Starts ffmpeg in a process of its own that dies with this one. It writes no file.
 * @throws EngineError `quota` (`no_encoder`) when it can't be started at all
 */
export function startFfmpeg(ffmpegPath: string, options: readonly string[]): Ffmpeg {
  const child = spawned(ffmpegPath, options);
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(0, MAX_MESSAGE)));
  // A broken pipe says that ffmpeg is gone; how it ended says why.
  child.stdin.on("error", () => {});
  const failure = (how: string) => {
    const [firstLine] = said.trim().split("\n");
    return encoderFailure(`ffmpeg ${how}${firstLine ? `: ${firstLine}` : ""}`, child.signalCode);
  };
  const ended = new Promise<void>((resolve, reject) => {
    child.on("error", (error: NodeJS.ErrnoException) => {
      process.off("exit", kill);
      reject(notStarted(error));
    });
    child.on("close", (code, signal) => {
      process.off("exit", kill);
      if (code === 0) resolve();
      else reject(failure(`ended with ${signal ?? `code ${code}`}`));
    });
  });
  // It may end while nobody waits for it.
  ended.catch(() => {});
  const isOver = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  return {
    child,
    ended,
    failure,
    isOver,
    async close() {
      if (!isOver()) kill();
      await ended.catch(() => {});
    },
  };
}

function spawned(ffmpegPath: string, options: readonly string[]): ChildProcessWithoutNullStreams {
  try {
    return spawn(ffmpegPath, options, { stdio: "pipe", env: { NODE_ENV: "production" } });
  } catch (error) {
    throw notStarted(error as NodeJS.ErrnoException); // A program for another system: thrown at once.
  }
}

const notStarted = ({ code }: NodeJS.ErrnoException): EngineError =>
  encoderFailure(`ffmpeg could not be started: ${code}`);

/**
 * The frames and the options are ours and always the same, so a program that refuses them will refuse the next ones,
 * too: that is the operator's matter. One that was killed may be luckier the next time.
 *
 * @param detail what happened, in one line
 * @param signal what killed it, if anything did
 */
export function encoderFailure(detail: string, signal: NodeJS.Signals | null = null): EngineError {
  return signal === null
    ? new EngineError("quota", "no_encoder", detail)
    : new EngineError("provider_error", undefined, detail);
}
