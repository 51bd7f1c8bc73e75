/** A product's page in Shopify admin, as App Bridge understands it. The gid comes from Shopify and is checked anyway. */
export function productAdminUrl(productGid: string): string {
  const id = /^gid:\/\/shopify\/Product\/(\d{1,20})$/.exec(productGid)?.[1];
  return id ? `shopify://admin/products/${id}` : "shopify://admin/products";
}
