import { spawn } from "node:child_process";
import { once } from "node:events";

/** A PNG of the largest frame that is taken is smaller. */
const MAX_BYTES = 64_000_000;
const TIMEOUT_MS = 30_000;

/**
 * The first frame of somebody's video as PNG, in a process of its own that answers through a pipe: no file is written.
 * Nothing but the bytes is opened: what the video refers to is not followed.
 *
 * @param video hostile
 * @returns null when it can't be opened, takes too long, or is too large
 */
export async function readFrame(ffmpegPath: string, video: Uint8Array): Promise<Uint8Array | null> {
  const child = spawn(
    ffmpegPath,
    [
      "-hide_banner -nostats -loglevel error -protocol_whitelist pipe -i pipe:0 -an",
      "-frames:v 1 -c:v png -f image2pipe pipe:1",
    ].flatMap((part) => part.split(" ")),
    { stdio: ["pipe", "pipe", "ignore"], env: { NODE_ENV: "production" } },
  );
  const end = () => child.kill("SIGKILL");
  const timer = setTimeout(end, TIMEOUT_MS);
  process.once("exit", end);
  // It ends as soon as it has its frame, and reads no further.
  child.stdin.on("error", () => {});
  const closed = once(child, "close");
  closed.catch(() => {});
  child.stdin.end(video);
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
