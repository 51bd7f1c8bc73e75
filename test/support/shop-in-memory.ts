/** What publishing talks to, in memory: a shop that fails, lags and forgets to answer, and files. */
import type { FileStore } from "#app/domain/assets/index.server.ts";
import type { FileStatus, ProductMedium, PublishingMedia } from "#app/domain/publishing/index.server.ts";
import type { Clock } from "#app/platform/clock.ts";
import { type NoAccess, ReplyLostError, ShopAccessError } from "#app/platform/outside-errors.ts";

/** Stands for SIGKILL: nothing in the room catches it, so no line after it runs. */
export class Killed extends Error {}

export type Fault = "killed-before" | "killed-after" | "lost-before" | "lost-after";
export const FAULTS: readonly Fault[] = ["killed-before", "killed-after", "lost-before", "lost-after"];
const CHANGES = new Set(["upload", "createFile", "attachFile"]);

interface ShopFile {
  name: string;
  alt: string;
  polls: number;
  error?: { code: string; message: string };
}

/** The part of Shopify that publishing touches; `faults` says what goes wrong at which call, counted from 0. */
export function shopInMemory({ searchLag = 0, pollsUntilReady = 2 } = {}) {
  const products = new Map<string, ProductMedium[]>();
  const files = new Map<string, ShopFile>();
  const uploads = new Map<string, Uint8Array>();
  const calls: string[] = [];
  const faults = new Map<number, Fault>();
  const searches = new Map<string, number>();
  /** Effects that were asked for although they had happened. */
  const repeats: string[] = [];
  /** Runs after a call's effect, before its answer. */
  let afterCall: (name: string) => void | Promise<void> = () => {};
  let refusal: { name: string; code: string; message: string } | null = null;
  let processingError: { code: string; message: string } | undefined;
  let closed: ShopAccessError | null = null;

  async function call<T>(name: string, effect: () => T): Promise<T> {
    const fault = faults.get(calls.length);
    calls.push(name);
    await new Promise((resolve) => setImmediate(resolve));
    if (closed) throw closed;
    if (fault === "killed-before") throw new Killed();
    // A read whose answer is lost is read again by the adapter: only changes end in ReplyLostError.
    if (fault === "lost-before" && CHANGES.has(name)) throw new ReplyLostError("The request never arrived.");
    const answer = effect();
    await afterCall(name);
    if (fault === "killed-after") throw new Killed();
    if (fault === "lost-after" && CHANGES.has(name)) throw new ReplyLostError("The answer never arrived.");
    return answer;
  }
  const refused = (name: string) => (refusal?.name === name ? { ok: false as const, ...refusal } : null);

  const media: PublishingMedia = {
    readProductMedia: (productGid) =>
      call("readProductMedia", () => structuredClone(products.get(productGid) ?? null)),
    upload: ({ fileName, bytes }) =>
      call("upload", () => {
        const refusedHere = refused("upload");
        if (refusedHere) return refusedHere;
        const resourceUrl = `https://staged.example/${uploads.size}/${fileName}`;
        uploads.set(resourceUrl, bytes);
        return { ok: true as const, resourceUrl };
      }),
    createFile: ({ fileName, altText, resourceUrl }) =>
      call("createFile", () => {
        const refusedHere = refused("createFile");
        if (refusedHere) return refusedHere;
        if (!uploads.has(resourceUrl)) throw new Error("nothing was uploaded there");
        if ([...files.values()].some(({ name }) => name === fileName)) {
          repeats.push("createFile");
          return { ok: false as const, code: "FILENAME_ALREADY_EXISTS", message: "taken" };
        }
        const fileGid = `gid://shopify/MediaImage/${900 + files.size}`;
        files.set(fileGid, {
          name: fileName,
          alt: altText,
          polls: 0,
          ...(processingError && { error: processingError }),
        });
        return { ok: true as const, fileGid };
      }),
    findFile: (fileName) =>
      call("findFile", () => {
        const found = [...files].find(([, { name }]) => name === fileName);
        if (!found) return null;
        const seen = (searches.get(fileName) ?? 0) + 1;
        searches.set(fileName, seen);
        return seen > searchLag ? { fileGid: found[0] } : null;
      }),
    readFile: (fileGid) =>
      call("readFile", (): FileStatus | null => {
        const file = files.get(fileGid);
        if (!file) return null;
        if (++file.polls <= pollsUntilReady) return { state: "processing" };
        return file.error ? { state: "failed", error: file.error } : { state: "ready" };
      }),
    attachFile: ({ fileGid, productGid }) =>
      call("attachFile", () => {
        const refusedHere = refused("attachFile");
        if (refusedHere) return refusedHere;
        const product = products.get(productGid);
        const file = files.get(fileGid);
        if (!product)
          return { ok: false as const, code: "REFERENCE_TARGET_DOES_NOT_EXIST", message: "no product" };
        if (!file || file.polls <= pollsUntilReady)
          return { ok: false as const, code: file ? "NON_READY_STATE" : "FILE_DOES_NOT_EXIST", message: "" };
        if (product.some(({ mediaGid }) => mediaGid === fileGid)) repeats.push("attachFile");
        else product.push({ mediaGid: fileGid, kind: "image", alt: file.alt, state: "ready" });
        return { ok: true as const };
      }),
  };
  return {
    media,
    products,
    files,
    calls,
    faults,
    repeats,
    refuse: (name: string, code: string, message: string) => void (refusal = { name, code, message }),
    /** How Shopify's processing of the next files ends; null: well. */
    failProcessing: (code: string | null, message = "") =>
      void (processingError = code === null ? undefined : { code, message }),
    close: (reason: NoAccess) => void (closed = new ShopAccessError(reason)),
    onCall: (act: (name: string) => void | Promise<void>) => void (afterCall = act),
  };
}
export type ShopInMemory = ReturnType<typeof shopInMemory>;

/** Files in memory, as the port promises. */
export function filesInMemory(): FileStore & { readonly stored: Map<string, Uint8Array> } {
  const stored = new Map<string, Uint8Array>();
  return {
    stored,
    put: async (key, bytes) => void stored.set(key, bytes),
    get: async (key) => stored.get(key) ?? null,
    delete: async (key) => void stored.delete(key),
    deleteFolder: async (folder) => {
      for (const key of stored.keys()) if (key.startsWith(`${folder}/`)) stored.delete(key);
    },
    ready: async () => {},
  };
}

/** Waiting costs no time here; the database's clock goes on as always. */
export const impatientClock: Clock = {
  nowMs: () => Date.now(),
  sleep: async (_ms, signal) => signal?.throwIfAborted(),
};
