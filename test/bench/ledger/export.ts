/** The statement as a file: how fast it is written, and whether memory grows with its length. */
import type { ShopCtx } from "../../../app/composition.server.ts";
import type { Ctx } from "../../../app/platform/ctx.ts";
import { openStatementFile } from "../../../app/statement-file.server.ts";

const MIB = 2 ** 20;

/** Reads the file to its end. The growth is the peak's above what was there after a fifth of the lines. */
export async function measureExport(
  ctx: Ctx,
  { query, lines, signal }: { query: string; lines: number; signal: AbortSignal },
): Promise<{ linesPerS: number; growthMiB: number }> {
  const file = openStatementFile(ctx as ShopCtx, { query, signal });
  if (!file.ok) throw new Error(file.reason);
  const startMs = performance.now();
  const isLineEnd = (byte: number) => byte === 0x0a;
  let read = 0;
  let basisBytes = 0;
  let peakBytes = 0;
  const reader = file.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    read += part.value.filter(isLineEnd).length;
    const { rss } = process.memoryUsage();
    if (read < lines / 5) basisBytes = Math.max(basisBytes, rss);
    peakBytes = Math.max(peakBytes, rss);
  }
  signal.throwIfAborted();
  return {
    linesPerS: read / ((performance.now() - startMs) / 1000),
    growthMiB: (peakBytes - basisBytes) / MIB,
  };
}
