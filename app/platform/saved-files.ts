/**
 * Files that a browser saves while they are written: made part by part when the reader wants more, a few for each shop at
 * the same time, and ended as soon as nobody reads on.
 */
import { type Refusal, refuse } from "./errors.ts";

/** Files of one shop that this process writes at the same time, of each kind. */
const MOST_OPEN = 2;

export interface SavedFileOptions {
  /** Aborted when the reader is gone. */
  readonly signal: AbortSignal;
  /** Waits until what was written has left this process. */
  readonly untilDrained?: (() => Promise<void>) | undefined;
}

export interface SavedFiles {
  /** Refuses when this process writes as many files of the kind for the shop as it may. */
  mayOpen(shopId: string): { ok: true } | Refusal<"export-in-progress">;
  /**
   * A file of these parts. Nothing is made ahead of the reader; cancelling the stream or the signal ends the parts. One
   * that throws breaks the file off, so that the browser says that it isn't whole.
   */
  open(
    shopId: string,
    parts: AsyncGenerator<Uint8Array, void, void>,
    options: SavedFileOptions,
  ): ReadableStream<Uint8Array>;
}

/** How a file is sent that the browser is to save under a name, and nobody between is to keep. */
export const savedFileHeaders = (
  fileName: string,
  contentType: string,
): Readonly<Record<string, string>> => ({
  "Content-Type": contentType,
  "Content-Disposition": `attachment; filename="${fileName}"`,
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
});

/** Files of one kind. */
export function createSavedFiles(): SavedFiles {
  const openFiles = new Map<string, number>();

  function takePlace(shopId: string): () => void {
    openFiles.set(shopId, (openFiles.get(shopId) ?? 0) + 1);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      const others = (openFiles.get(shopId) ?? 1) - 1;
      if (others > 0) openFiles.set(shopId, others);
      else openFiles.delete(shopId);
    };
  }

  return {
    mayOpen: (shopId) =>
      (openFiles.get(shopId) ?? 0) < MOST_OPEN ? { ok: true } : refuse("export-in-progress"),

    open(shopId, parts, { signal, untilDrained = async () => {} }) {
      const givePlaceBack = takePlace(shopId);
      signal.addEventListener("abort", givePlaceBack, { once: true });
      if (signal.aborted) givePlaceBack();
      return new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            try {
              await untilDrained();
              if (signal.aborted) await parts.return();
              const part = await parts.next();
              if (!part.done) return controller.enqueue(part.value);
              givePlaceBack();
              controller.close();
            } catch (error) {
              givePlaceBack();
              throw error;
            }
          },
          async cancel() {
            givePlaceBack();
            await parts.return();
          },
        },
        // Nothing is read ahead of the reader.
        { highWaterMark: 0 },
      );
    },
  };
}
