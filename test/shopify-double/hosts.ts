/** The names under which the app knows Shopify and itself; nothing else may be reached through the double. */
export const ADMIN_HOST = "admin.shopify.com";
export const CDN_HOST = "cdn.shopify.com";
export const STAGED_UPLOAD_HOST = "shopify-staged-uploads.storage.googleapis.com";
/** Videos are uploaded elsewhere. */
export const VIDEO_UPLOAD_HOST = "shopify-video-production-core-originals.storage.googleapis.com";
/** Where the results of bulk operations are fetched. */
export const BULK_RESULT_HOST = "storage.googleapis.com";
/** The app's own public name: what Shopify would call from outside. */
export const APP_HOST = "productstudio.test";

/** Every name the certificate covers. */
export const CERTIFICATE_NAMES = [
  ADMIN_HOST,
  CDN_HOST,
  STAGED_UPLOAD_HOST,
  VIDEO_UPLOAD_HOST,
  BULK_RESULT_HOST,
  APP_HOST,
  "*.myshopify.com",
];

export type HostKind = "admin" | "cdn" | "staged-upload" | "bulk-result" | "app" | "shop";

/** Which part of the double answers for a host name; null for every host of the outside world. */
export function hostKind(host: string): HostKind | null {
  switch (host) {
    case ADMIN_HOST:
      return "admin";
    case CDN_HOST:
      return "cdn";
    case STAGED_UPLOAD_HOST:
    case VIDEO_UPLOAD_HOST:
      return "staged-upload";
    case BULK_RESULT_HOST:
      return "bulk-result";
    case APP_HOST:
      return "app";
    default:
      return /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(host) ? "shop" : null;
  }
}
