/** What is looked at before a publication: products as a person sees them, the shop's limits, originals to keep. */
import {
  MAX_ORIGINAL_BYTES,
  type OriginalRead,
  type SeenProduct,
  type ShopLimits,
} from "#app/domain/publishing/ports.ts";
import { AdminUnavailableError } from "#app/platform/outside-errors.ts";
import type { AdminApi } from "./admin-client.ts";
import { nextCursor } from "./all-pages.ts";
import { CDN_HOST, downloadPicture } from "./download-picture.ts";
import { isAddressOn } from "./known-address.ts";
import { type MediumNode, mediumOf } from "./product-media.ts";

const LOOK_AT_PRODUCTS = `#graphql
  query PublishingLookAtProducts($ids: [ID!]!, $first: Int!) {
    nodes(ids: $ids) {
      ... on Product {
        id
        status
        media(first: $first, sortKey: POSITION) {
          nodes {
            id
            alt
            status
            mediaContentType
            preview {
              image {
                url
              }
            }
          }
        }
      }
    }
  }` as const;

const READ_LIMITS = `#graphql
  query PublishingLimits {
    currentAppInstallation {
      accessScopes {
        handle
      }
    }
    shop {
      plan {
        publicDisplayName
        shopifyPlus
      }
    }
  }` as const;

const COUNT_VIDEOS = `#graphql
  query PublishingVideos($first: Int!, $after: String) {
    files(first: $first, after: $after, query: "media_type:VIDEO") {
      nodes {
        id
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }` as const;

const READ_ORIGINAL = `#graphql
  query PublishingOriginal($id: ID!) {
    node(id: $id) {
      ... on MediaImage {
        mimeType
        image {
          url
        }
        originalSource {
          url
        }
      }
    }
  }` as const;

/** By Shopify's documented rules a product costs 37 with a page of media and their previews; a query takes 1,000. */
const PRODUCTS_A_LOOK = 25;
const MEDIA_PAGE_SIZE = 250;
const FILES_PAGE_SIZE = 250;
const NEEDED_SCOPES = ["write_products", "write_files"];
/** Videos and 3D models by Shopify plan. Source: help.shopify.com, "Product media types". */
const MAX_VIDEOS = { plus: 5_000, advanced: 1_000, others: 250 } as const;
/** Pictures that can be made again from their bytes, with the ending that their names need. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "image/gif": ["gif"],
};

export async function lookAtProducts(
  admin: AdminApi,
  productGids: readonly string[],
): Promise<Map<string, SeenProduct>> {
  const products = new Map<string, SeenProduct>();
  for (let start = 0; start < productGids.length; start += PRODUCTS_A_LOOK) {
    const ids = productGids.slice(start, start + PRODUCTS_A_LOOK);
    const { nodes } = await admin.query(LOOK_AT_PRODUCTS, { ids, first: MEDIA_PAGE_SIZE });
    for (const node of nodes) {
      if (!node || !("media" in node)) continue;
      const media = node.media.nodes.map((medium: MediumNode & { preview?: Preview }) => ({
        ...mediumOf(medium),
        previewUrl: medium.preview?.image?.url ?? null,
      }));
      products.set(node.id, { isArchived: node.status === "ARCHIVED", media });
    }
  }
  return products;
}

type Preview = { readonly image?: { readonly url: string } | null } | null;

export async function readLimits(admin: AdminApi): Promise<ShopLimits> {
  const { currentAppInstallation, shop } = await admin.query(READ_LIMITS, {});
  const granted = new Set(currentAppInstallation.accessScopes.map(({ handle }) => handle));
  return {
    mayWrite: NEEDED_SCOPES.every((scope) => granted.has(scope)),
    maxVideos: maxVideosOf(shop.plan),
  };
}

function maxVideosOf({
  publicDisplayName,
  shopifyPlus,
}: {
  readonly publicDisplayName: string;
  readonly shopifyPlus: boolean;
}): number | null {
  if (shopifyPlus) return MAX_VIDEOS.plus;
  if (/advanced/i.test(publicDisplayName)) return MAX_VIDEOS.advanced;
  return /basic|grow|starter|^shopify$/i.test(publicDisplayName) ? MAX_VIDEOS.others : null;
}

export async function countVideos(admin: AdminApi, limit: number): Promise<number> {
  let count = 0;
  for (let after: string | null = null; count < limit;) {
    const { files }: { files: Parameters<typeof nextCursor>[0] } = await admin.query(COUNT_VIDEOS, {
      first: FILES_PAGE_SIZE,
      after,
    });
    count += files.nodes.length;
    after = nextCursor(files);
    if (after === null) break;
  }
  return count;
}

export async function readOriginal(
  admin: AdminApi,
  mediaGid: string,
  signal: AbortSignal,
): Promise<OriginalRead> {
  const { node } = await admin.query(READ_ORIGINAL, { id: mediaGid });
  if (!node) return { ok: false, reason: "gone" };
  const { mimeType = null, image = null, originalSource = null } = "mimeType" in node ? node : {};
  // The original may lie where only Shopify reads; its picture on the CDN is as large.
  const url = [originalSource?.url, image?.url].find((one) => one && isAddressOn(CDN_HOST, one));
  const endings = ENDINGS[mimeType ?? ""];
  if (!url || !mimeType || !endings) return { ok: false, reason: "unsupported" };
  const read = await downloadPicture(url, { maxBytes: MAX_ORIGINAL_BYTES, signal });
  if (read.ok) return { ok: true, bytes: read.bytes, mimeType, fileName: fileNameAt(url, endings) };
  if (read.reason === "picture-unreachable")
    throw new AdminUnavailableError(`A medium could not be downloaded (${read.detail}).`);
  return { ok: false, reason: read.reason === "picture-gone" ? "gone" : "unsupported" };
}

/** The name that an address ends in, of letters that every file system takes, with an ending of its kind. */
function fileNameAt(url: string, endings: readonly string[]): string {
  const path = URL.parse(url)?.pathname ?? "";
  const [, stem = "", ending = ""] = /([^/]*?)(?:\.(\w+))?$/.exec(path) ?? [];
  const safe =
    stem
      .replace(/[^A-Za-z0-9_-]+/g, "-")
      .replace(/^[-_]+|[-_]+$/g, "")
      .slice(0, 100) || "picture";
  return `${safe}.${endings.includes(ending.toLowerCase()) ? ending : endings[0]}`;
}
