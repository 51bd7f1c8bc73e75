/** What publishing talks to, in memory: a shop that fails, lags and forgets to answer, and files. */
import type { FileStore } from "#app/domain/assets/index.server.ts";
import type {
  Answer,
  FileLink,
  FileStatus,
  MediaMove,
  MediaRefusal,
  OriginalRead,
  ProductMedium,
  ProductVariant,
  PublishingMedia,
  VariantPair,
} from "#app/domain/publishing/index.server.ts";
import type { Clock } from "#app/platform/clock.ts";
import { type NoAccess, ReplyLostError, ShopAccessError } from "#app/platform/outside-errors.ts";

/** Stands for SIGKILL: nothing in the room catches it, so no line after it runs. */
export class Killed extends Error {}

export type Fault = "killed-before" | "killed-after" | "lost-before" | "lost-after";
export const FAULTS: readonly Fault[] = ["killed-before", "killed-after", "lost-before", "lost-after"];
/** Calls whose lost answer nobody but the room can mend. */
const CHANGES = new Set(["createFiles", "linkFiles", "moveMedia", "linkVariants"]);

interface ShopFile {
  name: string;
  alt: string;
  polls: number;
  error?: { code: string; message: string };
}

/** The part of Shopify that publishing touches; `faults` says what goes wrong at which call, counted from 0. */
export function shopInMemory({ searchLag = 0, pollsUntilReady = 2 } = {}) {
  const products = new Map<string, ProductMedium[]>();
  const variants = new Map<string, ProductVariant[]>();
  const files = new Map<string, ShopFile>();
  /** An id is given once, also when its file was deleted. */
  let nextFileId = 900;
  const uploads = new Map<string, Uint8Array>();
  /** Files of the merchant's own, by their media's ids. */
  const originals = new Map<string, Uint8Array>();
  const archived = new Set<string>();
  const limits = { mayWrite: true, maxVideos: null as number | null, videoCount: 0 };
  const calls: string[] = [];
  const faults = new Map<number, Fault>();
  const searches = new Map<string, number>();
  /** Effects that were asked for although they had happened. */
  const repeats: string[] = [];
  /** Runs after a call's effect, before its answer. */
  let afterCall: (name: string) => void | Promise<void> = () => {};
  const refusals: { name: string; code: string; message: string; file: string }[] = [];
  let processingError: { code: string; message: string; file: string } | undefined;
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
  const refusalOf = (name: string, file: string): MediaRefusal | null => {
    const refusal = refusals.find((one) => one.name === name && file.includes(one.file));
    return refusal ? { ok: false, code: refusal.code, message: refusal.message } : null;
  };
  /** All of the entries or, when one is refused, none: nobody says then what became of the others. */
  function allOrNone<Entry, Done>(
    entries: readonly Entry[],
    problemOf: (entry: Entry) => MediaRefusal | null,
    act: (entry: Entry) => Done,
  ): Answer<Done>[] {
    const problems = entries.map(problemOf);
    return problems.some((problem) => problem !== null)
      ? problems.map((problem) => problem ?? "unknown")
      : entries.map(act);
  }
  const isReady = (file: ShopFile) => file.polls > pollsUntilReady && !file.error;

  function linkProblem({ fileGid, productGid, change }: FileLink): MediaRefusal | null {
    const refusal = refusalOf("linkFiles", files.get(fileGid)?.name ?? fileGid);
    if (refusal) return refusal;
    const no = (code: string): MediaRefusal => ({ ok: false, code, message: "" });
    if (!products.has(productGid)) return no("REFERENCE_TARGET_DOES_NOT_EXIST");
    if (originals.has(fileGid) || change === "detach") return null;
    const file = files.get(fileGid);
    if (!file) return no("FILE_DOES_NOT_EXIST");
    return isReady(file) ? null : no("NON_READY_STATE");
  }

  function link({ fileGid, productGid, change }: FileLink): { ok: true } {
    const media = products.get(productGid) ?? [];
    const file = files.get(fileGid);
    if (change === "detach") {
      if (!media.some(({ mediaGid }) => mediaGid === fileGid)) repeats.push("linkFiles");
      products.set(
        productGid,
        media.filter(({ mediaGid }) => mediaGid !== fileGid),
      );
      // What is no longer the product's is no longer shown by its variants.
      for (const variant of variants.get(productGid) ?? [])
        if (variant.mediaGid === fileGid) Object.assign(variant, { mediaGid: null });
      return { ok: true };
    }
    if (media.some(({ mediaGid }) => mediaGid === fileGid)) repeats.push("linkFiles");
    else {
      const alt = file?.alt ?? `Photo ${fileGid.slice(fileGid.lastIndexOf("/") + 1)}`;
      const kind = file?.name.endsWith(".mp4") ? "video" : "image";
      media.push({ mediaGid: fileGid, kind, alt, state: "ready" });
    }
    return { ok: true };
  }

  function move(productGid: string, moves: readonly MediaMove[]): void {
    for (const { mediaGid, position } of moves) {
      const media = products.get(productGid) ?? [];
      const moved = media.filter((one) => one.mediaGid === mediaGid);
      const others = media.filter((one) => one.mediaGid !== mediaGid);
      if (media.findIndex((one) => one.mediaGid === mediaGid) === position) repeats.push("moveMedia");
      products.set(productGid, others.toSpliced(position, 0, ...moved));
    }
  }

  /** A pair that can't be done refuses all of them. */
  function variantProblem(
    productGid: string,
    pairs: readonly VariantPair[],
    change: "attach" | "detach",
  ): MediaRefusal | null {
    const no = (code: string): MediaRefusal => ({ ok: false, code, message: "" });
    if (!products.has(productGid)) return no("PRODUCT_DOES_NOT_EXIST");
    if (pairs.length > 100) return no("MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED");
    for (const { variantGid, mediaGid } of pairs) {
      const variant = variants.get(productGid)?.find((one) => one.variantGid === variantGid);
      if (!variant) return no("PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT");
      if (!products.get(productGid)?.some((one) => one.mediaGid === mediaGid))
        return no("MEDIA_DOES_NOT_EXIST_ON_PRODUCT");
      if (change === "attach" && variant.mediaGid !== null) return no("PRODUCT_VARIANT_ALREADY_HAS_MEDIA");
      if (change === "detach" && variant.mediaGid !== mediaGid) return no("MEDIA_IS_NOT_ATTACHED_TO_VARIANT");
    }
    return refusalOf("linkVariants", "");
  }

  const known = <Value>(from: ReadonlyMap<string, Value>, gids: readonly string[]): Map<string, Value> =>
    new Map(
      gids.flatMap((gid) => {
        const value = from.get(gid);
        return value === undefined ? [] : [[gid, structuredClone(value)] as const];
      }),
    );

  const media: PublishingMedia = {
    readProducts: (gids) => call("readProducts", () => known(products, gids)),
    readVariants: (gids) => call("readVariants", () => known(variants, gids)),
    stageUploads: (wanted) =>
      call("stageUploads", () =>
        wanted.map(({ fileName }, index) => {
          const resourceUrl = `https://staged.example/${calls.length}/${index}/${fileName}`;
          return (
            refusalOf("stageUploads", fileName) ?? {
              ok: true as const,
              resourceUrl,
              url: resourceUrl,
              parameters: [],
            }
          );
        }),
      ),
    sendFile: ({ resourceUrl }, { fileName, bytes }) =>
      call("sendFile", () => {
        const refusal = refusalOf("sendFile", fileName);
        if (!refusal) uploads.set(resourceUrl, bytes);
        return refusal ?? { ok: true as const };
      }),
    createFiles: (wanted) =>
      call("createFiles", () =>
        allOrNone(
          wanted,
          ({ fileName, resourceUrl }) => {
            if (!uploads.has(resourceUrl)) throw new Error("nothing was uploaded there");
            const isTaken = [...files.values()].some(({ name }) => name === fileName);
            if (isTaken) repeats.push("createFiles");
            const taken = { ok: false as const, code: "FILENAME_ALREADY_EXISTS", message: "taken" };
            return refusalOf("createFiles", fileName) ?? (isTaken ? taken : null);
          },
          ({ fileName, altText }) => {
            const fileGid = `gid://shopify/MediaImage/${nextFileId++}`;
            const fails = processingError !== undefined && fileName.includes(processingError.file);
            files.set(fileGid, {
              name: fileName,
              alt: altText,
              polls: 0,
              ...(fails && processingError && { error: processingError }),
            });
            return { ok: true as const, fileGid };
          },
        ),
      ),
    findFiles: (fileNames) =>
      call("findFiles", () => {
        const found = new Map<string, string>();
        for (const fileName of fileNames) {
          const [fileGid] = [...files].find(([, { name }]) => name === fileName) ?? [];
          if (fileGid === undefined) continue;
          const seen = (searches.get(fileName) ?? 0) + 1;
          searches.set(fileName, seen);
          if (seen > searchLag) found.set(fileName, fileGid);
        }
        return found;
      }),
    readFiles: (fileGids) =>
      call("readFiles", () => {
        const statuses = new Map<string, FileStatus>();
        for (const fileGid of fileGids) {
          if (originals.has(fileGid)) statuses.set(fileGid, { state: "ready" });
          const file = files.get(fileGid);
          if (!file) continue;
          if (++file.polls <= pollsUntilReady) statuses.set(fileGid, { state: "processing" });
          else
            statuses.set(fileGid, file.error ? { state: "failed", error: file.error } : { state: "ready" });
        }
        return statuses;
      }),
    linkFiles: (links) => call("linkFiles", () => allOrNone(links, linkProblem, link)),
    moveMedia: (productGid, moves) =>
      call("moveMedia", () => {
        if (!products.has(productGid))
          return { ok: false as const, code: "PRODUCT_DOES_NOT_EXIST", message: "" };
        const refusal = refusalOf("moveMedia", "");
        if (!refusal) move(productGid, moves);
        return refusal ?? { ok: true as const, jobGid: `gid://shopify/Job/${calls.length}` };
      }),
    isJobDone: () => call("isJobDone", () => true),
    linkVariants: (productGid, pairs, change) =>
      call("linkVariants", () => {
        const problem = variantProblem(productGid, pairs, change);
        if (problem) return problem;
        for (const { variantGid, mediaGid } of pairs) {
          const variant = variants.get(productGid)?.find((one) => one.variantGid === variantGid);
          Object.assign(variant ?? {}, { mediaGid: change === "attach" ? mediaGid : null });
        }
        return { ok: true as const };
      }),
    lookAtProducts: (gids) =>
      call("lookAtProducts", () => {
        const seen = known(products, gids);
        return new Map(
          [...seen].map(([gid, shown]) => [
            gid,
            {
              isArchived: archived.has(gid),
              media: shown.map((one) => ({ ...one, previewUrl: `https://cdn.example/${one.mediaGid}` })),
            },
          ]),
        );
      }),
    readLimits: () => call("readLimits", () => limits),
    countVideos: (limit) => call("countVideos", () => Math.min(limit, limits.videoCount)),
    readOriginal: (mediaGid) =>
      call("readOriginal", (): OriginalRead => {
        const bytes = originals.get(mediaGid);
        const fileName = `${mediaGid.slice(mediaGid.lastIndexOf("/") + 1)}.jpg`;
        return bytes ? { ok: true, bytes, mimeType: "image/jpeg", fileName } : { ok: false, reason: "gone" };
      }),
  };
  return {
    media,
    products,
    variants,
    originals,
    uploads,
    archived,
    limits,
    files,
    calls,
    faults,
    repeats,
    /** A call that refuses entries whose file's name holds `file`; left out: all of them. */
    refuse: (name: string, code: string, message: string, file = "") =>
      void refusals.push({ name, code, message, file }),
    allow: () => void refusals.splice(0),
    /** How Shopify's processing of the next files ends (of those whose name holds `file`); null: well. */
    failProcessing: (code: string | null, message = "", file = "") =>
      void (processingError = code === null ? undefined : { code, message, file }),
    close: (reason: NoAccess) => void (closed = new ShopAccessError(reason)),
    reopen: () => void (closed = null),
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
