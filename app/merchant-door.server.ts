/**
 * The door of every page: who asks, what follows when Shopify no longer lets us in, and how a refusal is answered.
 * Routes stand behind it and stay thin.
 */
import { type ActionFunctionArgs, type LoaderFunctionArgs, json, redirect } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";
import { type ShopCtx, services } from "./composition.server.ts";
import { type Refusal, refusalToHttp, refuse } from "./platform/errors.ts";
import { AdminUnavailableError, ShopAccessError } from "./platform/outside-errors.ts";

/** One request of a merchant, verified. */
export interface Visit {
  readonly ctx: ShopCtx;
  readonly request: Request;
  readonly params: LoaderFunctionArgs["params"];
  readonly query: URLSearchParams;
}

/** A refusal as a page's action answers it: the sentence, and what the sentence is about. */
export interface Refused {
  readonly ok: false;
  readonly reason: string;
  readonly message: string;
  readonly [detail: string]: unknown;
}

/**
 * Makes a loader or action that knows its merchant.
 *
 * When Shopify no longer accepts the shop's access token, App Bridge is told to ask again with a new session token
 * (from which a new access token is made), and a document is sent through the page that fetches one.
 */
export function merchantDoor<Answer>(
  work: (visit: Visit) => Promise<Answer>,
): (args: LoaderFunctionArgs | ActionFunctionArgs) => Promise<Answer> {
  return async ({ request, params }) => {
    const { merchantCtx, env } = await services();
    const ctx = await merchantCtx(request);
    try {
      return await work({ ctx, request, params, query: new URL(request.url).searchParams });
    } catch (error) {
      if (error instanceof AdminUnavailableError) {
        ctx.log.warn({ err: error, shopId: ctx.shopId }, "Shopify is unavailable");
        orThrow(refuse("shopify-unavailable"));
      }
      if (!(error instanceof ShopAccessError)) throw error;
      // A new token would lack the same permission.
      if (error.reason === "access-denied") orThrow(refuse("access-denied"));
      throw askAgain(request, env.SHOPIFY_APP_URL);
    }
  };
}

function askAgain(request: Request, appUrl: string): Response {
  if (request.headers.has("authorization")) {
    return new Response(null, { status: 401, headers: { "X-Shopify-Retry-Invalid-Session-Request": "1" } });
  }
  const { pathname, searchParams } = new URL(request.url);
  searchParams.delete("id_token");
  searchParams.set("shopify-reload", `${appUrl}${pathname}?${searchParams.toString()}`);
  return redirect(`/auth/session-token?${searchParams.toString()}`);
}

/** What a loader needs, or the refusal as a thrown response that the page's error boundary shows. */
export function orThrow<Result extends { ok: true }>(result: Result | Refusal): Result {
  if (result.ok) return result;
  const { status, body } = refusalToHttp(result);
  throw json(body, { status });
}

/** A refusal as an action's answer: the page stays, and says the sentence where the merchant is looking. */
export function refused(refusal: Refusal): ReturnType<typeof json<Refused>> {
  const { status, body } = refusalToHttp(refusal);
  return json(body as unknown as Refused, { status });
}

/** Headers of a document: the library's, also those of a thrown response. For every page's `headers`. */
export const pageHeaders = boundary.headers;
