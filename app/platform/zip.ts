/** ZIP archives that are written while they are read; pictures and videos are packed already, so nothing is packed again. */
import { makeZip } from "client-zip";

export interface ZipEntry {
  /** A plain file name, of ASCII: no folder. */
  readonly name: string;
  readonly content: Uint8Array | AsyncIterable<Uint8Array>;
  readonly madeAt: Date;
}

/**
 * The archive, part by part. An entry is asked for when the one before is written, so that one is in memory at a time;
 * beyond 4 GiB the archive is a ZIP64. Ending the parts early ends the entries.
 */
export async function* zipParts(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array, void, void> {
  const reader = makeZip(inItsWords(entries)).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    // What is read of it is over; it tells us so by throwing what it was cancelled with.
    await reader.cancel().catch(() => {});
  }
}

async function* inItsWords(entries: AsyncIterable<ZipEntry>) {
  for await (const { name, content, madeAt } of entries) yield { name, input: content, lastModified: madeAt };
}
