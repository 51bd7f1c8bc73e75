import { existsSync } from "node:fs";
import { join } from "node:path";
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

/** Tesseract with English data, in a thread of its own that starts when it is first asked. */
export function openRecogniser(resolve: (name: string) => string) {
  let starting: Promise<Worker | null> | undefined;

  async function giveUp(): Promise<void> {
    const worker = await starting?.catch(() => null);
    starting = undefined;
    await worker?.terminate();
  }

  return {
    /** Null when this machine hasn't got it. */
    async read(picture: Pixels, boxes: readonly PictureBox[]): Promise<ReadText[] | null> {
      starting ??= start(resolve);
      const worker = await starting.catch((error: unknown) => {
        starting = undefined;
        throw error;
      });
      if (worker === null) return null;
      const read: ReadText[] = [];
      for (const box of boxes) {
        if (Math.min(box.widthPx, box.heightPx) < LEAST_PX) {
          read.push({ text: "", confidence: 0 });
          continue;
        }
        const line = await lineOf(picture, box);
        try {
          const { data } = await within(READ_TIMEOUT_MS, worker.recognize(line));
          read.push({ text: data.text.replace(/\s+/g, " ").trim(), confidence: data.confidence / 100 });
        } catch (error) {
          await giveUp();
          throw error;
        }
      }
      return read;
    },
    close: giveUp,
  };
}

async function start(resolve: (name: string) => string): Promise<Worker | null> {
  const langPath = dataFolder(resolve);
  if (langPath === undefined) return null;
  const tesseract = await import("tesseract.js").catch(() => null);
  if (tesseract === null) return null;
  const { createWorker, OEM, PSM } = tesseract.default;
  const worker = await within(
    START_TIMEOUT_MS,
    createWorker("eng", OEM.LSTM_ONLY, {
      langPath,
      gzip: true,
      // Nothing is fetched, and nothing is written beside the program.
      cacheMethod: "none",
      // Without one a failed read would be thrown where nobody can catch it; its promise is rejected as well.
      errorHandler: () => {},
    }),
  );
  // Lines have no resolution of their own; without one each is warned of.
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE, user_defined_dpi: "300" });
  return worker;
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

async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`the text recogniser took more than ${timeoutMs} ms`)),
        timeoutMs,
      );
    });
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
