/** What publishing needs from outside: the media and files of one shop. Adapters implement it. */

export type FileState = "processing" | "ready" | "failed";

/** A medium of a product as the shop shows it, in the product's order. */
export interface ProductMedium {
  readonly mediaGid: string;
  readonly kind: "image" | "video" | "external-video" | "model-3d";
  readonly alt: string;
  readonly state: FileState;
}

/** A variant and the medium that it shows; null when it shows none of its own. */
export interface VariantMedium {
  readonly variantGid: string;
  readonly mediaGid: string | null;
}

/** A variant with what it is chosen by. Texts are the merchant's: cleaned, of limited length. */
export interface ProductVariant extends VariantMedium {
  readonly options: readonly { readonly name: string; readonly value: string }[];
}

/** The shop said no, in its own words. Nothing was changed. */
export interface MediaRefusal {
  readonly ok: false;
  /** The shop's code in capitals (FILENAME_ALREADY_EXISTS, NON_READY_STATE, …), or INVALID when it gave none. */
  readonly code: string;
  readonly message: string;
}

/**
 * What a call that carries many entries says of one of them. `unknown`: the shop refused another entry and didn't say
 * what became of this one; it is looked for, then sent again without the other.
 */
export type Answer<Done> = Done | MediaRefusal | "unknown";

export interface FileStatus {
  readonly state: FileState;
  /** Present when the state is `failed`. */
  readonly error?: { readonly code: string; readonly message: string };
}

/** Where the shop takes the bytes of one file. */
export interface StagedTarget {
  readonly ok: true;
  readonly resourceUrl: string;
  readonly url: string;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
}

export interface NewFile {
  readonly fileName: string;
  readonly altText: string;
  readonly resourceUrl: string;
}

/** A file that is appended to a product's media, or taken out of them (and off its variants); the file itself stays. */
export interface FileLink {
  readonly fileGid: string;
  readonly productGid: string;
  readonly change: "attach" | "detach";
}

/** Puts a medium of a product at an index, counted from 0; several are done one after the other. */
export interface MediaMove {
  readonly mediaGid: string;
  readonly position: number;
}

export interface VariantPair {
  readonly variantGid: string;
  readonly mediaGid: string;
}

/** A medium with the address of a small picture of it; null while there is none. */
export interface SeenMedium extends ProductMedium {
  readonly previewUrl: string | null;
}

export interface SeenProduct {
  readonly isArchived: boolean;
  readonly media: readonly SeenMedium[];
}

/** What the shop lets us do. */
export interface ShopLimits {
  /** Whether the merchant still allows us to change products and files. */
  readonly mayWrite: boolean;
  /** Most videos and 3D models of the shop by its Shopify plan; null when the plan isn't known. */
  readonly maxVideos: number | null;
}

/** Largest picture that Shopify takes, and so the largest that can be made again. */
export const MAX_ORIGINAL_BYTES = 20 * 1024 * 1024;

/** A medium's bytes as the merchant once uploaded them. */
export type OriginalRead =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly mimeType: string;
      /** Its name on the shop, with the ending of its kind. */
      readonly fileName: string;
    }
  /** `unsupported`: no picture, too large to be kept, or of a kind that couldn't be made again. */
  | { readonly ok: false; readonly reason: "gone" | "unsupported" };

/**
 * The media and files of one shop, many at a time; a call takes up to MAX_ENTRIES_PER_CALL entries unless it says more.
 * Reads may be repeated at will. A call that changes something is sent once: when its answer is lost it throws
 * ReplyLostError, and the caller looks for the effect of every entry before it tries again. Any call throws
 * ShopAccessError when the shop no longer lets us in.
 */
export interface PublishingMedia {
  /** All media of products, in order; a product that is gone is left out. */
  readProducts(productGids: readonly string[]): Promise<ReadonlyMap<string, readonly ProductMedium[]>>;
  /** All variants of products, in order; a product that is gone is left out. */
  readVariants(productGids: readonly string[]): Promise<ReadonlyMap<string, readonly ProductVariant[]>>;
  /** Asks where bytes can be put; answers in the order of the files. Repeating it leaves nothing behind on the shop. */
  stageUploads(
    files: readonly { readonly fileName: string; readonly mimeType: string; readonly sizeBytes: number }[],
  ): Promise<readonly (StagedTarget | MediaRefusal)[]>;
  /** Puts bytes there. Repeating it only overwrites them. */
  sendFile(
    target: StagedTarget,
    file: { fileName: string; mimeType: string; bytes: Uint8Array; signal?: AbortSignal },
  ): Promise<{ ok: true } | MediaRefusal>;
  /** Makes files under exactly these names; one whose name is taken is refused with FILENAME_ALREADY_EXISTS. */
  createFiles(files: readonly NewFile[]): Promise<readonly Answer<{ ok: true; fileGid: string }>[]>;
  /** The files with exactly these names, for each one that isn't failed first. A new file may take seconds to be found. */
  findFiles(fileNames: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** How far the shop is with files; one that is gone is left out. */
  readFiles(fileGids: readonly string[]): Promise<ReadonlyMap<string, FileStatus>>;
  /** Appends ready files to products' media, or takes them out, in this order. */
  linkFiles(links: readonly FileLink[]): Promise<readonly Answer<{ ok: true }>[]>;
  /** Begins to move media of a product, one after the other; answers with the name of the shop's own job. */
  moveMedia(
    productGid: string,
    moves: readonly MediaMove[],
  ): Promise<{ ok: true; jobGid: string } | MediaRefusal>;
  /** Whether the shop's own job is done; one that isn't known any more is. */
  isJobDone(jobGid: string): Promise<boolean>;
  /** Has variants without a medium show one of the product's pictures; up to MAX_VARIANT_PAIRS, all of them or none. */
  linkVariants(
    productGid: string,
    pairs: readonly VariantPair[],
    change: "attach" | "detach",
  ): Promise<{ ok: true } | MediaRefusal>;
  /** Products as a person sees them; one that is gone is left out. */
  lookAtProducts(productGids: readonly string[]): Promise<ReadonlyMap<string, SeenProduct>>;
  readLimits(): Promise<ShopLimits>;
  /** How many videos the shop has, counted up to `limit`. */
  countVideos(limit: number): Promise<number>;
  /** Downloads a picture of the shop, from the shop's own addresses and up to Shopify's limit. */
  readOriginal(mediaGid: string, options: { signal: AbortSignal }): Promise<OriginalRead>;
}

/** Variants in one call that changes what they show. Source: Shopify's MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED. */
export const MAX_VARIANT_PAIRS = 100;

export interface PublishingPorts {
  readonly media: PublishingMedia;
}
