import { createRequire } from "node:module";
import type { TextReader } from "#app/domain/review/ports.ts";
import { openDetector } from "./detector.ts";
import { openRecogniser } from "./recogniser.ts";

export interface ClosableTextReader extends TextReader {
  /** Ends the reader's thread. */
  close(): Promise<void>;
}

/** What a text reader is made of; each comes with an optional package. */
export type TextReaderPart = "text detector" | "text recogniser";

/**
 * Finds writing with a network and reads it with Tesseract, both on this machine and loaded when they are first asked,
 * once a process. Their packages are optional: without one the answer is null.
 * @param onMissing told once of each part that is asked and not installed
 * @param readTimeoutMs longest time for one line
 * @param resolve finds a package's entry file, and throws when there is none
 */
export function createTextReader({
  onMissing,
  readTimeoutMs,
  resolve = createRequire(import.meta.url).resolve,
}: {
  readonly onMissing: (part: TextReaderPart) => void;
  readonly readTimeoutMs?: number;
  readonly resolve?: (name: string) => string;
}): ClosableTextReader {
  const detector = openDetector(resolve);
  const recogniser = openRecogniser(resolve, { ...(readTimeoutMs !== undefined && { readTimeoutMs }) });
  const told = new Set<TextReaderPart>();
  const missing = (part: TextReaderPart): null => {
    if (!told.has(part)) onMissing(part);
    told.add(part);
    return null;
  };
  return {
    find: async (picture) => (await detector.find(picture)) ?? missing("text detector"),
    read: async (picture, boxes, signal) =>
      (await recogniser.read(picture, boxes, signal)) ?? missing("text recogniser"),
    close: () => recogniser.close(),
  };
}
