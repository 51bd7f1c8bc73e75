/** Why a picture or a product could not be published: one table from code to the sentence that a merchant reads. */

/** Codes of our own. Anything else is Shopify's code for a file (FileErrorCode, FilesErrorCode) or an upload. */
const SENTENCES = {
  "product-deleted":
    "This product was deleted from the shop. Nothing else was changed; the picture stays here to download.",
  "too-many-media":
    "This product would have more than 250 media, Shopify's limit. Remove some there, then publish again.",
  "asset-gone": "The picture's file is no longer here. Generate it again, then publish.",
  "file-gone":
    "The picture's file was deleted in Shopify before it reached the product. Publish again to add it.",
  "processing-timeout":
    "Shopify didn't finish processing the picture. Nothing was added to the product; publish again later.",
  "outcome-unknown":
    "Shopify says it has this picture but doesn't show it. Look for it in Content → Files before you publish again.",
  "media-changed":
    "The picture was added, but the product's other media changed while we worked. Check the product; we changed nothing else.",
  "medium-missing":
    "The picture was added and is no longer on the product, or its alt text differs. Check the product in Shopify.",
  "gave-up":
    "Shopify couldn't be reached for too long, so we can't tell whether the picture reached the product. Its other media weren't changed. Publish again later: the picture is added once.",
  uninstalled:
    "The app was uninstalled while this was being published. The product's other media weren't changed. Publish again: the picture is added once.",
  "access-denied":
    "The app isn't allowed to change product pictures any more. Approve its permissions in Shopify, then publish again.",
  reauthorize: "The app's permission has run out. Open the app in Shopify admin, then publish again.",
  // Shopify's codes that a merchant can do something about
  FILE_STORAGE_LIMIT_EXCEEDED:
    "The shop's file storage is full. Free some space or change the Shopify plan, then publish again.",
  NON_IMAGE_MEDIA_PER_SHOP_LIMIT_EXCEEDED: "The shop has as many videos and 3D models as its plan allows.",
  PRODUCT_MEDIA_LIMIT_EXCEEDED:
    "This product already has 250 media, Shopify's limit. Remove some there, then publish again.",
  PRODUCT_SUSPENDED: "Shopify suspended this product, so its media can't be changed.",
  REFERENCE_TARGET_DOES_NOT_EXIST:
    "This product was deleted from the shop. Nothing else was changed; the picture stays here to download.",
  UNSUPPORTED_IMAGE_FILE_TYPE:
    "Shopify doesn't recognise this file as a picture. Generate it again, then publish.",
  IMAGE_PROCESSING_FAILURE:
    "Shopify couldn't process this picture: its file seems damaged. Generate it again, then publish.",
  IMAGE_DOWNLOAD_FAILURE: "Shopify couldn't fetch the uploaded picture. Publish again.",
  INVALID_IMAGE_FILE_SIZE:
    "The picture is larger than 20 MB, Shopify's limit. Generate it in a lower quality.",
  INVALID_IMAGE_RESOLUTION: "The picture has more pixels than Shopify takes. Generate it in a lower quality.",
  INVALID_IMAGE_ASPECT_RATIO: "The picture is too long and narrow for Shopify.",
} as const;

export type OwnFailureCode = Exclude<keyof typeof SENTENCES, Uppercase<string>>;

export interface PublishingFailure {
  readonly code: string;
  readonly text: string;
}

/**
 * The failure with its sentence. `said` is what Shopify wrote, shown only for codes that the table doesn't know: text
 * from outside, of limited length, to be escaped where it is shown.
 */
export function failure(code: OwnFailureCode | (string & {}), said?: string): PublishingFailure {
  const known = Object.hasOwn(SENTENCES, code) ? SENTENCES[code as keyof typeof SENTENCES] : undefined;
  const reason = said ? `: ${said.slice(0, 300)}` : "";
  return {
    code: code.slice(0, 100),
    text: known ?? `Shopify refused this picture${reason} (${code.slice(0, 100)}).`,
  };
}

/** Shopify's codes that mean: the product is gone. */
export const isProductGone = (code: string): boolean => code === "REFERENCE_TARGET_DOES_NOT_EXIST";
