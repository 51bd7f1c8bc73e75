/**
 * Files in a folder. A file is written under a temporary name beside its own, forced to the disk and renamed, so that a
 * reader sees the whole file or none, also after a power cut.
 */
import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, unlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type FileStore, StorageFullError } from "#app/domain/assets/ports.ts";
import { checkedKey } from "./keys.ts";

/** Temporary names begin with a dot, which no key's piece does. */
const TEMPORARY_PREFIX = ".tmp-";

const errorCode = (error: unknown): unknown => (error as NodeJS.ErrnoException | null)?.code;

/** No time heals these while the process runs: somebody has to free, mount or permit something first. */
const TAKES_NOTHING: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk's quota is used up",
  EROFS: "the disk can only be read",
  EACCES: "the folder can't be written to",
  EPERM: "the folder can't be written to",
  ENOTDIR: "a file stands where a folder should",
  // What making a folder says when its name belongs to a file.
  EEXIST: "a file stands where a folder should",
};

/** The error that the port promises when the disk takes no file; any other error as it is. */
export function asStorageError(error: unknown): unknown {
  const code = String(errorCode(error));
  const why = TAKES_NOTHING[code];
  return why === undefined ? error : new StorageFullError(`${why} (${code})`);
}

/** A store in `folder`, which is made when it is missing. */
export function openDiskStore(folder: string): FileStore {
  const root = resolve(folder);
  const pathOf = (key: string) => join(root, checkedKey(key));

  async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
    const parent = dirname(path);
    const temporary = join(parent, `${TEMPORARY_PREFIX}${randomUUID()}`);
    try {
      await mkdir(parent, { recursive: true });
      const file = await open(temporary, "wx", 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
      await syncFolder(parent);
    } catch (error) {
      // Where nothing could be written there is nothing to remove either: the first error is the one to tell.
      await rm(temporary, { force: true }).catch(() => {});
      throw asStorageError(error);
    }
  }

  return {
    put: (key, bytes) => writeWhole(pathOf(key), bytes),
    async get(key) {
      try {
        return await readFile(pathOf(key));
      } catch (error) {
        if (errorCode(error) === "ENOENT") return null;
        throw error;
      }
    },
    delete: (key) => rm(pathOf(key), { force: true }),
    deleteFolder: (key) => rm(pathOf(key), { recursive: true, force: true }),
    async ready() {
      const probe = join(root, `ready-${randomUUID()}`);
      await writeWhole(probe, new Uint8Array(1));
      await unlink(probe);
    },
  };
}

/** Makes a rename last. File systems that can't open a folder for this make it last by themselves. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
