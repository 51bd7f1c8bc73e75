import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

/** A PNG of the largest frame that is taken is smaller. */
const MAX_BYTES = 64_000_000;
const TIMEOUT_MS = 30_000;

/**
 * The first frame of somebody's MP4 or QuickTime file as PNG, in a process of its own that answers through a pipe: no file
 * is written. It reads the file itself, for an index at the end can't be reached through a pipe. The file is opened as
 * this form and no other, so that a list of other files is none; what the video refers to is not followed (ffmpeg's
 * `enable_drefs` is off unless it is asked for).
 *
 * @param path of the video, which is hostile
 * @returns null when it can't be opened, takes too long, or is too large
 */
export async function readFrame(ffmpegPath: string, path: string): Promise<Uint8Array | null> {
  const child = spawn(
    ffmpegPath,
    [
      ..."-hide_banner -nostats -loglevel error -protocol_whitelist file -f mov -i".split(" "),
      `file:${resolve(path)}`,
      ..."-an -frames:v 1 -c:v png -f image2pipe pipe:1".split(" "),
    ],
    { stdio: ["ignore", "pipe", "ignore"], env: { NODE_ENV: "production" } },
  );
  const end = () => child.kill("SIGKILL");
  const timer = setTimeout(end, TIMEOUT_MS);
  process.once("exit", end);
  const closed = once(child, "close");
  closed.catch(() => {});
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_BYTES) return null;
      chunks.push(chunk);
    }
    const [code] = (await closed) as [number | null];
    return code === 0 && size > 0 ? Buffer.concat(chunks) : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    process.removeListener("exit", end);
    end();
  }
}
