/** Who may show the app in a frame: the shop that a document is for, and nobody when it is for none. */
const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

export type SetDocumentHeaders = (request: Request, headers: Headers) => void;

/** Wraps the library's `addDocumentResponseHeaders`, which leaves a document without a shop open to every frame. */
export function createDocumentHeaders(addForShop: SetDocumentHeaders): SetDocumentHeaders {
  return (request, headers) => {
    const shop = new URL(request.url).searchParams.get("shop");
    if (shop && SHOP_DOMAIN.test(shop)) addForShop(request, headers);
    else headers.set("Content-Security-Policy", "frame-ancestors 'none';");
  };
}
