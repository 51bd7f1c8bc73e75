/** What assets need from outside: a place for files. */

export interface FileStore {
  /** Stores the bytes under `key`, whole or not at all; the same key with the same bytes may be put again. */
  put(key: string, bytes: Uint8Array, options: { contentType: string }): Promise<void>;
  /** The bytes, or null when there is no such file. */
  get(key: string): Promise<Uint8Array | null>;
  delete(key: string): Promise<void>;
}

/** Thrown by a file store that has no room left. */
export class StorageFullError extends Error {
  override readonly name = "StorageFullError";
}
