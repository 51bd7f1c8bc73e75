import { cdnUrl } from "../cdn.ts";
import { shopifyDateTime } from "../clock.ts";
import type { CollectionRow, FileRow, ProductRow, VariantRow } from "../database.ts";
import { fileGid, gid } from "./ids.ts";

/** A file as Shopify shows it: a MediaImage or a Video, each of which is a File and a Media at once. */
export function mediaNode(file: FileRow) {
  return file.kind === "VIDEO" ? videoNode(file) : imageNode(file);
}

function commonFields(file: FileRow) {
  const errors = file.error_code
    ? [{ code: file.error_code, message: file.error_message ?? file.error_code, details: file.error_message }]
    : [];
  return {
    id: fileGid(file),
    alt: file.alt,
    createdAt: shopifyDateTime(file.created_at),
    updatedAt: shopifyDateTime(file.updated_at),
    fileStatus: file.status,
    status: file.status,
    mediaContentType: file.kind,
    fileErrors: errors,
    mediaErrors: errors,
    mediaWarnings: [],
  };
}

function videoNode(file: FileRow) {
  const ready = file.status === "READY";
  const source = ready
    ? {
        __typename: "VideoSource",
        fileSize: file.bytes,
        format: file.mime === "video/quicktime" ? "mov" : "mp4",
        width: file.width,
        height: file.height,
        mimeType: file.mime,
        url: cdnUrl(file),
      }
    : null;
  return {
    ...commonFields(file),
    __typename: "Video",
    filename: file.filename,
    duration: file.duration_ms,
    originalSource: source,
    sources: source ? [source] : [],
    preview: { __typename: "MediaPreviewImage", image: null, status: file.status },
  };
}

function imageNode(file: FileRow) {
  const ready = file.status === "READY";
  const image = ready
    ? {
        __typename: "Image",
        file,
        id: gid("ImageSource", file.id),
        altText: file.alt || null,
        width: file.width,
        height: file.height,
        thumbhash: null,
        src: cdnUrl(file),
        originalSrc: cdnUrl(file),
      }
    : null;
  return {
    ...commonFields(file),
    __typename: "MediaImage",
    mimeType: ready ? file.mime : null,
    image,
    preview: { __typename: "MediaPreviewImage", image, status: file.status },
    originalSource: {
      __typename: "MediaImageOriginalSource",
      fileSize: file.bytes,
      url: ready ? cdnUrl(file) : null,
    },
  };
}

export function productNode(row: ProductRow) {
  return {
    __typename: "Product",
    row,
    id: gid("Product", row.id),
    legacyResourceId: String(row.id),
    title: row.title,
    handle: row.handle,
    productType: row.product_type,
    vendor: row.vendor,
    tags: JSON.parse(row.tags) as string[],
    status: row.status,
    description: "",
    descriptionHtml: "",
    isGiftCard: false,
    category: null,
    templateSuffix: null,
    onlineStoreUrl: null,
    onlineStorePreviewUrl: null,
    createdAt: shopifyDateTime(row.created_at),
    publishedAt: shopifyDateTime(row.created_at),
    updatedAt: shopifyDateTime(row.updated_at),
    seo: { __typename: "SEO", title: null, description: null },
  };
}

export function collectionNode(row: CollectionRow) {
  return {
    __typename: "Collection",
    row,
    id: gid("Collection", row.id),
    legacyResourceId: String(row.id),
    title: row.title,
    handle: row.handle,
    description: "",
    descriptionHtml: "",
    image: null,
    templateSuffix: null,
    sortOrder: "MANUAL",
    updatedAt: shopifyDateTime(row.updated_at),
    seo: { __typename: "SEO", title: null, description: null },
  };
}

export function variantNode(row: VariantRow) {
  return {
    __typename: "ProductVariant",
    row,
    id: gid("ProductVariant", row.id),
    legacyResourceId: String(row.id),
    title: row.title,
    sku: row.sku,
    price: row.price,
    compareAtPrice: null,
    barcode: null,
    position: row.position,
    taxable: true,
    availableForSale: true,
    selectedOptions: Object.entries(JSON.parse(row.option_values) as Record<string, string>).map(
      ([name, value]) => ({ __typename: "SelectedOption", name, value }),
    ),
  };
}
