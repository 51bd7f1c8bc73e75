/** What assets need from outside: a place for files. */

export interface FileStore {
  /**
   * Stores the bytes under `key`, whole or not at all; the same key with the same bytes may be put again.
   * @throws StorageFullError when there is no room left, or nothing can be written there
   */
  put(key: string, bytes: Uint8Array, options: { contentType: string }): Promise<void>;
  /** The bytes, or null when there is no such file. */
  get(key: string): Promise<Uint8Array | null>;
  /** Deletes the file; no error when there is none. */
  delete(key: string): Promise<void>;
  /** Deletes every file whose key begins with `folder/`, also those that no row knows. */
  deleteFolder(folder: string): Promise<void>;
  /**
   * Resolves when files can be stored now.
   * @throws StorageFullError, or whatever stands in the way
   */
  ready(): Promise<void>;
}

/** Thrown by a file store that takes no more files until somebody frees, mounts or permits something. */
export class StorageFullError extends Error {
  override readonly name = "StorageFullError";
}

export interface AssetsPorts {
  readonly files: FileStore;
}
