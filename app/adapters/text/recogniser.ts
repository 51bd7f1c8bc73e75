import { existsSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import sharp from "sharp";
import type { Worker } from "tesseract.js";
import type { PictureBox, Pixels, ReadText } from "#app/domain/review/ports.ts";

/** Height to which a box is brought: Tesseract reads letters of some 30 px best. */
const LINE_PX = 56;
const MOST_SIDE_PX = 2_000;
/** Lower letters can't be told apart; enlarged they would be read as whatever noise looks like. */
const LEAST_PX = 8;
/** What is left free around a box, as a share of its height. */
const MARGIN = 0.12;
/** Starting takes a second, one line a tenth. Later than this the thread is given up and another one started. */
const START_TIMEOUT_MS = 15_000;
const READ_TIMEOUT_MS = 8_000;

/** A thread with Tesseract; `ended` says that it was given up, so that whoever reads with it stops before its next line. */
interface Session {
  readonly worker: Worker;
  readonly ended: AbortController;
}

/**
 * Tesseract with English data, in a thread of its own that starts when it is first asked. Several pictures may be read
 * at once; when the thread is given up all of them reject, and the next one starts another.
 */
export function openRecogniser(
  resolve: (name: string) => string,
  { readTimeoutMs = READ_TIMEOUT_MS }: { readonly readTimeoutMs?: number } = {},
) {
  let opened: Promise<Session | null> | undefined;

  function open(): Promise<Session | null> {
    if (opened) return opened;
    const opening = start(resolve);
    const forget = () => {
      if (opened === opening) opened = undefined;
    };
    opening.then(
      (session) => session?.ended.signal.addEventListener("abort", forget, { once: true }),
      forget,
    );
    opened = opening;
    return opening;
  }

  return {
    /** Null when this machine hasn't got it. @throws the signal's reason once it is aborted */
    async read(
      picture: Pixels,
      boxes: readonly PictureBox[],
      signal?: AbortSignal,
    ): Promise<ReadText[] | null> {
      const session = await open();
      if (session === null) return null;
      const { worker, ended } = session;
      const stops = signal ? [ended.signal, signal] : [ended.signal];
      const read: ReadText[] = [];
      for (const box of boxes) {
        if (Math.min(box.widthPx, box.heightPx) < LEAST_PX) {
          read.push({ text: "", confidence: 0 });
          continue;
        }
        const line = await lineOf(picture, box);
        for (const stop of stops) stop.throwIfAborted();
        try {
          const { data } = await within(readTimeoutMs, worker.recognize(line), stops);
          read.push({ text: data.text.replace(/\s+/g, " ").trim(), confidence: data.confidence / 100 });
        } catch (error) {
          // Whoever asked doesn't wait any longer: that is no fault of the thread.
          if (!signal?.aborted) await giveUp(session, error);
          throw error;
        }
      }
      return read;
    },
    async close(): Promise<void> {
      const session = await opened?.catch(() => null);
      if (session) await giveUp(session, new Error("the text recogniser was closed"));
    },
  };
}

async function giveUp({ worker, ended }: Session, reason: unknown): Promise<void> {
  if (ended.signal.aborted) return;
  ended.abort(reason);
  // A line reaches the thread some ticks after recognize() was called. Without its thread the library throws where
  // nobody can catch it; whoever comes later stops at the signal.
  await setImmediate();
  await worker.terminate();
}

async function start(resolve: (name: string) => string): Promise<Session | null> {
  const langPath = dataFolder(resolve);
  if (langPath === undefined) return null;
  const tesseract = await import("tesseract.js").catch(() => null);
  if (tesseract === null) return null;
  const { createWorker, OEM, PSM } = tesseract.default;
  const starting = createWorker("eng", OEM.LSTM_ONLY, {
    langPath,
    gzip: true,
    // Nothing is fetched, and nothing is written beside the program.
    cacheMethod: "none",
    // Without one a failed read would be thrown where nobody can catch it; its promise is rejected as well.
    errorHandler: () => {},
  });
  const worker = await within(START_TIMEOUT_MS, starting).catch((error: unknown) => {
    // Who comes too late is not left behind.
    starting.then(
      (late) => late.terminate(),
      () => {},
    );
    throw error;
  });
  // Lines have no resolution of their own; without one each is warned of.
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE, user_defined_dpi: "300" });
  return { worker, ended: new AbortController() };
}

function dataFolder(resolve: (name: string) => string): string | undefined {
  try {
    const entry = resolve("@tesseract.js-data/eng");
    const folder = join(entry, "..", "4.0.0_best_int");
    return existsSync(join(folder, "eng.traineddata.gz")) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** A box as a line of dark letters on light ground, whatever its colours and however faint it is. */
async function lineOf(picture: Pixels, box: PictureBox): Promise<Buffer> {
  const { widthPx, heightPx, channels, data } = picture;
  const margin = Math.round(MARGIN * box.heightPx);
  const left = Math.max(0, box.left - margin);
  const top = Math.max(0, box.top - margin);
  const width = Math.min(widthPx, box.left + box.widthPx + margin) - left;
  const height = Math.min(heightPx, box.top + box.heightPx + margin) - top;
  const scale = Math.min(LINE_PX / height, MOST_SIDE_PX / width);
  const grey = sharp(data, { raw: { width: widthPx, height: heightPx, channels } })
    .extract({ left, top, width, height })
    .flatten({ background: "#ffffff" })
    .greyscale()
    .resize(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)), { fit: "fill" })
    .normalise();
  const line = await grey.raw().toBuffer({ resolveWithObject: true });
  const raw = { width: line.info.width, height: line.info.height, channels: line.info.channels };
  const drawn = sharp(line.data, { raw });
  return (isLightOnDark(line.data, line.info.channels) ? drawn.negate() : drawn).png().toBuffer();
}

/** The ground takes up more of a line than its letters. */
function isLightOnDark(data: Buffer, channels: number): boolean {
  let dark = 0;
  for (let i = 0; i < data.length; i += channels) if (data[i]! < 128) dark++;
  return dark * channels * 2 > data.length;
}

async function within<T>(
  timeoutMs: number,
  work: Promise<T>,
  stops: readonly AbortSignal[] = [],
): Promise<T> {
  const late = new AbortController();
  const timer = setTimeout(
    () => late.abort(new Error(`the text recogniser took more than ${timeoutMs} ms`)),
    timeoutMs,
  );
  try {
    return await Promise.race([work, abortOf(AbortSignal.any([late.signal, ...stops]))]);
  } finally {
    clearTimeout(timer);
  }
}

const abortOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
