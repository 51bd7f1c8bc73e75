import { tell } from "./link.ts";
import { sessionToken } from "./session-token.ts";

const RETRY_HEADER = "X-Shopify-Retry-Invalid-Session-Request";
const REAUTHORIZE_HEADER = "X-Shopify-API-Request-Failure-Reauthorize-Url";

const pageFetch = window.fetch.bind(window);

/** From now on the page's requests to its own app carry a session token, and the merchant's language. */
export function patchFetch(config: { readonly locale: string }): void {
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!isForApp(request) || request.headers.has("authorization")) return pageFetch(request);
    request.headers.set("Accept-Language", config.locale);
    const again = request.clone();
    let response = await pageFetch(authorized(request, await sessionToken()));
    if (response.status === 401 && response.headers.has(RETRY_HEADER)) {
      response = await pageFetch(authorized(again, await sessionToken({ renew: true })));
    }
    followReauthorization(response);
    return response;
  };
}

/** Fetches one of the app's pages with a session token, for the page that only fetches it. */
export async function fetchDocument(address: URL): Promise<Response> {
  const request = new Request(address, { headers: { "X-Shopify-Bounce": "1" } });
  const response = await pageFetch(authorized(request, await sessionToken()));
  followReauthorization(response);
  return response;
}

/** The app's own origin and what stands below its name. */
function isForApp(request: Request): boolean {
  const { protocol, hostname } = new URL(request.url);
  return (
    protocol === location.protocol &&
    (hostname === location.hostname || hostname.endsWith(`.${location.hostname}`))
  );
}

function authorized(request: Request, token: string): Request {
  request.headers.set("Authorization", `Bearer ${token}`);
  request.headers.set("X-Requested-With", "XMLHttpRequest");
  return request;
}

function followReauthorization(response: Response): void {
  const address = response.headers.get(REAUTHORIZE_HEADER);
  if (address) tell("redirect", new URL(address, location.href).href);
}
