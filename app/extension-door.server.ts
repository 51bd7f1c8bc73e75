/**
 * The door of what admin extensions ask for. They run at an origin of Shopify's own, so a browser hides every answer
 * from them that doesn't say that other origins may read it. Routes stand behind it and stay thin.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type ShopCtx, services } from "./composition.server.ts";
import { type Refusal, refuse } from "./platform/errors.ts";
import { onlyPost, respond } from "./platform/http.ts";

/** One request of a merchant, verified. */
export interface ExtensionVisit {
  readonly ctx: ShopCtx;
  readonly request: Request;
  readonly query: URLSearchParams;
}

/**
 * Makes a loader or action that knows its merchant, by the session token that Shopify puts into the request, and that
 * answers in JSON, refusals of the door too. A preflight carries no token: it is answered by Shopify's library.
 */
export function extensionDoor<Answer extends { ok: true }>(
  work: (visit: ExtensionVisit) => Promise<Answer | Refusal>,
): (args: LoaderFunctionArgs | ActionFunctionArgs) => Promise<Response> {
  return async ({ request }) => {
    try {
      const ctx = await (await services()).merchantCtx(request);
      const query = new URL(request.url).searchParams;
      return readable(request, respond(await work({ ctx, request, query })));
    } catch (thrown) {
      if (!(thrown instanceof Response)) throw thrown;
      throw readable(request, thrown);
    }
  };
}

const preflight = extensionDoor(async () => refuse("method-not-allowed"));

/** The loader of a route that only has an action: answers a preflight, and 405 to everything else. */
export const preflightOrOnlyPost = async (args: LoaderFunctionArgs): Promise<Response> =>
  args.request.method === "OPTIONS" ? preflight(args) : onlyPost();

/**
 * Any origin may read the answer, as Shopify's library has it (`ensureCORSHeaders` in shopify-app-remix 6): only a
 * session token opens this door, and no browser adds one by itself as it does with cookies.
 */
function readable(request: Request, response: Response): Response {
  if (!request.headers.has("Origin")) return response;
  response.headers.set("Access-Control-Allow-Origin", "*");
  response.headers.set("Access-Control-Allow-Headers", ["Authorization", "Content-Type"].join(", "));
  return response;
}
