import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** File bytes by their SHA-256: written once, never changed. */
export interface Blobs {
  /** Keeps the bytes and returns their SHA-256 in hex. */
  put(bytes: Uint8Array): string;
  /** The bytes of a blob that was put before; throws when there is none. */
  read(sha256: string): Buffer;
  /** Removes every blob. */
  empty(): void;
}

/** @param folder - where the blobs live; created when missing */
export function openBlobs(folder: string): Blobs {
  mkdirSync(folder, { recursive: true });
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    put(bytes) {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const path = pathOf(sha256);
      if (existsSync(path)) return sha256;
      mkdirSync(dirname(path), { recursive: true });
      const temporary = `${path}.${randomUUID()}`;
      writeFileSync(temporary, bytes);
      renameSync(temporary, path);
      return sha256;
    },
    read: (sha256) => readFileSync(pathOf(sha256)),
    empty() {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
    },
  };
}
