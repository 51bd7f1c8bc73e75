import { cdnUrl } from "../../cdn.ts";
import type { DoubleContext } from "../../context.ts";
import type { FileRow, ProductRow, ShopRow, VariantRow } from "../../database.ts";
import { productMedia } from "../../product-media.ts";
import { APP_NAME, storeOf, thumbnailPath } from "../embed.ts";
import { html, type Html } from "../html.ts";
import type { ProductListPage } from "../resources.ts";
import { layout } from "./layout.ts";

/** The list of products, searched and paged. */
export function productsPage(
  context: DoubleContext,
  shop: ShopRow,
  search: string,
  { rows, next }: ProductListPage,
): Html {
  const base = `/store/${storeOf(shop)}/products`;
  const nextQuery = new URLSearchParams({ ...(search && { query: search }), ...(next && { after: next }) });
  return layout(shop, {
    title: "Products",
    section: "products",
    heading: html`<h1>Products</h1>`,
    content: html`
      <form class="card search" role="search" method="get" action="${base}">
        <label for="query" class="visually-hidden">Search products</label>
        <input id="query" name="query" type="search" value="${search}" placeholder="Search products" />
        <button class="button">Search</button>
      </form>
      ${
        rows.length === 0
          ? html`<p class="card">No products match “${search}”.</p>`
          : html`<ul class="card product-list">
              ${rows.map((product) => productLine(context, shop, product, base))}
            </ul>`
      }
      ${next ? html`<p><a class="button" href="${base}?${nextQuery.toString()}">More products</a></p>` : null}
    `,
  });
}

function productLine(context: DoubleContext, shop: ShopRow, product: ProductRow, base: string): Html {
  const media = productMedia(context, product.id);
  const first = media.find((file) => file.status === "READY" && file.kind === "IMAGE");
  return html`<li>
    <a href="${base}/${product.id}">
      ${
        first
          ? html`<img class="thumbnail" src="${thumbnailPath(first, shop)}" alt="" loading="lazy" />`
          : html`<span class="thumbnail empty" aria-hidden="true"></span>`
      }
      <span class="product-name">${product.title}</span>
      <span class="muted">${product.product_type}</span>
      <span class="muted">${media.length === 1 ? "1 medium" : `${media.length} media`}</span>
    </a>
  </li>`;
}

/** One product: its media in order with where each comes from, and its variants. */
export function productPage(context: DoubleContext, shop: ShopRow, product: ProductRow): Html {
  const media = productMedia(context, product.id);
  const variants = context.db.all<VariantRow & { file_id: number | null }>(
    `SELECT v.*, vm.file_id FROM variant v LEFT JOIN variant_media vm ON vm.variant_id = v.id
     WHERE v.product_id = ? ORDER BY v.position`,
    product.id,
  );
  return layout(shop, {
    title: product.title,
    section: "products",
    heading: html`<a class="back" href="/store/${storeOf(shop)}/products" aria-label="Products"></a>
      <h1>${product.title}</h1>
      <span class="badge ${PRODUCT_TONE[product.status]}">${product.status.toLowerCase()}</span>`,
    content: html`
      <section class="card" aria-labelledby="media-heading">
        <h2 id="media-heading">Media <span class="muted">${media.length}</span></h2>
        ${
          media.length === 0
            ? html`<p class="muted">No media yet.</p>`
            : html`<ol class="media">
                ${media.map((file, index) => mediaItem(file, index))}
              </ol>`
        }
      </section>
      <section class="card" aria-labelledby="variants-heading">
        <h2 id="variants-heading">Variants</h2>
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Variant</th>
                <th scope="col">SKU</th>
                <th scope="col">Price</th>
                <th scope="col">Medium</th>
              </tr>
            </thead>
            <tbody>
              ${variants.map(
                (variant) =>
                  html`<tr>
                    <th scope="row">${variant.title}</th>
                    <td>${variant.sku}</td>
                    <td>${variant.price} ${shop.currency}</td>
                    <td>${position(media, variant.file_id)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </section>
      <section class="card" aria-labelledby="organisation-heading">
        <h2 id="organisation-heading">Organization</h2>
        <dl>
          <dt>Type</dt>
          <dd>${product.product_type || "–"}</dd>
          <dt>Vendor</dt>
          <dd>${product.vendor || "–"}</dd>
          <dt>Tags</dt>
          <dd>${(JSON.parse(product.tags) as string[]).join(", ") || "–"}</dd>
        </dl>
      </section>
    `,
  });
}

function position(media: FileRow[], fileId: number | null): string {
  const index = media.findIndex((file) => file.id === fileId);
  return index === -1 ? "–" : `No. ${index + 1}`;
}

const PRODUCT_TONE = { ACTIVE: "success", DRAFT: "info", ARCHIVED: "" } as const;
const STATUS_TONE = { READY: "success", FAILED: "critical", PROCESSING: "info", UPLOADED: "info" } as const;

function mediaItem(file: FileRow, index: number): Html {
  const size = file.width && file.height ? `${file.width} × ${file.height} px` : "size unknown";
  return html`<li data-media-id="${file.id}" data-origin="${file.origin}" data-status="${file.status}">
    ${preview(file)}
    <div class="media-facts">
      <span>
        <span class="badge">${index + 1}</span>
        <span class="badge ${STATUS_TONE[file.status]}">${file.status.toLowerCase()}</span>
        <span class="badge ${file.origin === "app" ? "attention" : ""}">
          ${file.origin === "app" ? `From ${APP_NAME}` : "From the shop"}
        </span>
      </span>
      <span class="file-name">${file.filename}</span>
      <span class="muted">${size}</span>
      <span>${file.alt ? html`Alt text: ${file.alt}` : html`<span class="muted">No alt text</span>`}</span>
      ${file.error_message ? html`<span class="critical">${file.error_message}</span>` : null}
    </div>
  </li>`;
}

function preview(file: FileRow): Html {
  if (file.status !== "READY") {
    const word = file.status === "FAILED" ? "Failed" : "Processing";
    return html`<span class="picture-missing">${word}</span>`;
  }
  if (file.kind === "VIDEO") {
    return html`<video src="${cdnUrl(file)}" aria-label="${file.alt}" controls preload="metadata"></video>`;
  }
  return html`<a href="${cdnUrl(file)}" target="_blank" rel="noreferrer">
    <img src="${cdnUrl(file)}" alt="${file.alt}" loading="lazy" />
  </a>`;
}
