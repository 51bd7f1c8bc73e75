import type { TextReader } from "#app/domain/review/ports.ts";
import type { Log } from "#app/platform/log.ts";
import { openDetector } from "./detector.ts";
import { openRecogniser } from "./recogniser.ts";

export interface ClosableTextReader extends TextReader {
  /** Ends the reader's thread. */
  close(): Promise<void>;
}

/**
 * Finds writing with a network and reads it with Tesseract, both on this machine and loaded when they are first asked,
 * once a process. Their packages are optional: without one the answer is null, and the log says so once.
 */
export function createTextReader({ log }: { readonly log: Pick<Log, "warn"> }): ClosableTextReader {
  const detector = openDetector();
  const recogniser = openRecogniser();
  const told = new Set<string>();
  const missing = (what: string): null => {
    if (!told.has(what))
      log.warn(`the optional ${what} is not installed: writing in pictures is judged without it`);
    told.add(what);
    return null;
  };
  return {
    find: async (picture) => (await detector.find(picture)) ?? missing("text detector"),
    read: async (picture, boxes) => (await recogniser.read(picture, boxes)) ?? missing("text recogniser"),
    close: () => recogniser.close(),
  };
}
