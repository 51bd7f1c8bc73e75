/** What publishing needs from outside: the media and files of one shop. Adapters implement it. */

export type FileState = "processing" | "ready" | "failed";

/** A medium of a product as the shop shows it, in the product's order. */
export interface ProductMedium {
  readonly mediaGid: string;
  readonly kind: "image" | "video" | "external-video" | "model-3d";
  readonly alt: string;
  readonly state: FileState;
}

/** The shop said no, in its own words. Nothing was changed. */
export interface MediaRefusal {
  readonly ok: false;
  /** The shop's code in capitals (FILENAME_ALREADY_EXISTS, NON_READY_STATE, …), or INVALID when it gave none. */
  readonly code: string;
  readonly message: string;
}

export interface FileStatus {
  readonly state: FileState;
  /** Present when the state is `failed`. */
  readonly error?: { readonly code: string; readonly message: string };
}

/**
 * The media and files of one shop. Reads may be repeated at will. A call that changes something is sent once: when its
 * answer is lost it throws ReplyLostError, and the caller looks for the effect before it tries again. Any call throws
 * ShopAccessError when the shop no longer lets us in.
 */
export interface PublishingMedia {
  /** All media of a product, in order; null when the product is gone. */
  readProductMedia(productGid: string): Promise<readonly ProductMedium[] | null>;
  /** Puts bytes where the shop can fetch them; answers their address. Repeating it leaves nothing behind on the shop. */
  upload(file: {
    fileName: string;
    mimeType: string;
    bytes: Uint8Array;
    signal?: AbortSignal;
  }): Promise<{ ok: true; resourceUrl: string } | MediaRefusal>;
  /** Makes a file under exactly this name; refused with FILENAME_ALREADY_EXISTS when the name is taken. */
  createFile(file: {
    fileName: string;
    altText: string;
    resourceUrl: string;
  }): Promise<{ ok: true; fileGid: string } | MediaRefusal>;
  /** The file with exactly this name, one that isn't failed first; or null. A new file may take seconds to be found. */
  findFile(fileName: string): Promise<{ fileGid: string } | null>;
  /** How far the shop is with a file; null when it is gone. */
  readFile(fileGid: string): Promise<FileStatus | null>;
  /** Appends a ready file to a product's media. */
  attachFile(link: { fileGid: string; productGid: string }): Promise<{ ok: true } | MediaRefusal>;
}

export interface PublishingPorts {
  readonly media: PublishingMedia;
}
