/**
 * The one door to Shopify's Admin API: sends a typed operation for a shop, renews its token, waits when Shopify says so,
 * and tells apart "refused", "didn't happen" and "nobody knows".
 */
import type { Clock } from "#app/platform/clock.ts";
import type { Log } from "#app/platform/log.ts";
import { AdminUnavailableError, ReplyLostError, ShopAccessError } from "#app/platform/outside-errors.ts";
import type { AccessTokenSource } from "./access-tokens.ts";
import { readCapped } from "./read-capped.ts";

const ADMIN_API_VERSION = "2026-10";

// Filled by admin.generated.d.ts: the text of each operation → its variables and its answer.
export interface AdminQueries {}
export interface AdminMutations {}
type Operations = AdminQueries & AdminMutations;
export type Operation = keyof Operations & string;
export type Variables<Text extends Operation> = Operations[Text] extends { variables: infer V } ? V : never;
export type Answer<Text extends Operation> = Operations[Text] extends { return: infer R } ? R : never;

export interface QueryOptions {
  readonly signal?: AbortSignal;
  /** For a mutation that leaves nothing behind when it happens twice: it is retried like a query. */
  readonly repeatable?: boolean;
  /** Told when Shopify gave the answer, by Shopify's clock; not called when it doesn't say. */
  readonly onAnswer?: (answeredAt: Date) => void;
  /** Told what Shopify did not understand of a search, which it then passes over; its own words. */
  readonly onSearchWarning?: (warning: string) => void;
}

/** The Admin API of one shop. */
export interface AdminApi {
  /**
   * Sends one operation.
   *
   * Queries are retried after network faults, 429 and 5xx, with growing pauses; THROTTLED is waited out by the bucket's
   * restore rate. A mutation is sent again only when Shopify certainly did nothing (401, 429, THROTTLED).
   *
   * @throws ReplyLostError when a mutation was sent and its answer is unknown: look for its effect first.
   * @throws ShopAccessError when the shop has no usable token, or the app lacks a permission.
   * @throws AdminUnavailableError when retries and waiting are used up; nothing happened.
   * @throws AdminRequestError when Shopify refuses the request itself (a bug, a missing scope, a frozen shop).
   */
  query<Text extends Operation>(
    operation: Text,
    variables: Variables<Text>,
    options?: QueryOptions,
  ): Promise<Answer<Text>>;
}

export interface AdminClient {
  /**
   * `shop` is a permanent `….myshopify.com` name, or a way to look it up when it is first needed; null there means that
   * the shop has left.
   */
  adminFor(shop: string | (() => Promise<string | null>)): AdminApi;
}

/** Shopify answered, and the answer is no for this request as it stands. `code` is Shopify's, or `HTTP_<status>`. */
export class AdminRequestError extends Error {
  override readonly name = "AdminRequestError";
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

const REQUEST_TIMEOUT_MS = 30_000;
const MAX_ANSWER_BYTES = 16_000_000;
const MAX_TRIES = 5;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** Longest wait for query cost in one call: a full bucket of the smallest plan restores in 20 s. */
const MAX_THROTTLE_WAIT_MS = 60_000;
const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

/** What one exchange of HTTP came to. */
type Exchange =
  | {
      readonly kind: "answer";
      readonly data: unknown;
      readonly searchWarnings: readonly string[];
      readonly answeredAt?: Date;
    }
  | { readonly kind: "token-rejected" }
  /** Shopify did nothing and says when to come back. */
  | { readonly kind: "wait"; readonly delayMs: number | null; readonly problem: string }
  /** It may have happened. */
  | { readonly kind: "lost"; readonly problem: string; readonly cause?: unknown };

export function createAdminClient({
  tokens,
  log,
  clock,
}: {
  tokens: AccessTokenSource;
  log: Log;
  clock: Clock;
}): AdminClient {
  async function accessToken(shopDomain: string, refreshRejected?: string): Promise<string> {
    const token = await tokens.token(
      shopDomain,
      refreshRejected === undefined ? undefined : { refreshRejected },
    );
    if (!token.ok) throw new ShopAccessError(token.reason);
    return token.accessToken;
  }

  return {
    adminFor(shop) {
      return {
        async query(operation, variables, options = {}) {
          const shopDomain = typeof shop === "string" ? shop : await shop();
          if (shopDomain === null) throw new ShopAccessError("uninstalled");
          if (!SHOP_DOMAIN.test(shopDomain))
            throw new Error("The Admin API was asked for something that is no shop.");
          const mayRepeat = options.repeatable === true || !isMutation(operation);
          const body = JSON.stringify({ query: operation, variables });
          let token = await accessToken(shopDomain);
          let tokenRenewed = false;
          let throttledMs = 0;
          for (let attempt = 1; ;) {
            options.signal?.throwIfAborted();
            const result = await exchange(shopDomain, token, body, options);
            switch (result.kind) {
              case "answer":
                if (result.answeredAt) options.onAnswer?.(result.answeredAt);
                for (const warning of result.searchWarnings) options.onSearchWarning?.(warning);
                return result.data as Answer<typeof operation>;
              case "token-rejected":
                if (tokenRenewed) throw new ShopAccessError("reauthorize");
                tokenRenewed = true;
                token = await accessToken(shopDomain, token);
                continue;
              case "wait": {
                const delayMs = result.delayMs ?? pauseMs(attempt++);
                throttledMs += delayMs;
                if (throttledMs > MAX_THROTTLE_WAIT_MS || attempt > MAX_TRIES)
                  throw new AdminUnavailableError(result.problem);
                log.debug({ shopDomain, delayMs, problem: result.problem }, "waiting for Shopify");
                await clock.sleep(delayMs, options.signal);
                continue;
              }
              case "lost": {
                const reason = { cause: result.cause };
                if (!mayRepeat) throw new ReplyLostError(result.problem, reason);
                options.signal?.throwIfAborted();
                if (attempt >= MAX_TRIES) throw new AdminUnavailableError(result.problem, reason);
                const delayMs = pauseMs(attempt++);
                log.warn({ shopDomain, delayMs, problem: result.problem }, "asking Shopify again");
                await clock.sleep(delayMs, options.signal);
              }
            }
          }
        },
      };
    },
  };
}

async function exchange(
  shopDomain: string,
  token: string,
  body: string,
  { signal, onSearchWarning }: QueryOptions,
): Promise<Exchange> {
  const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  let response: Response;
  let text: string;
  try {
    response = await fetch(`https://${shopDomain}/admin/api/${ADMIN_API_VERSION}/graphql.json`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-shopify-access-token": token,
        // Without it Shopify passes over what it doesn't understand and says nothing.
        ...(onSearchWarning && { "shopify-search-query-debug": "1" }),
      },
      body,
      redirect: "manual", // a token goes to no other address
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const read = await readCapped(response, MAX_ANSWER_BYTES);
    if (read === null) return { kind: "lost", problem: "Shopify's answer was too long to read." };
    text = new TextDecoder().decode(read);
  } catch (cause) {
    return { kind: "lost", problem: "Shopify's answer did not arrive.", cause };
  }
  if (response.status === 401) return { kind: "token-rejected" };
  if (response.status === 429)
    return { kind: "wait", delayMs: retryAfterMs(response), problem: "Shopify is busy (429)." };
  if (response.status >= 500) return { kind: "lost", problem: `Shopify failed (${response.status}).` };
  if (response.status !== 200)
    throw new AdminRequestError(`HTTP_${response.status}`, "Shopify refused the request");
  const answer = readAnswer(text);
  const answeredAt = new Date(response.headers.get("date") ?? Number.NaN);
  return answer.kind === "answer" && !Number.isNaN(answeredAt.getTime()) ? { ...answer, answeredAt } : answer;
}

interface GraphqlBody {
  readonly data?: unknown;
  readonly errors?: unknown;
  readonly extensions?: {
    readonly search?: unknown;
    readonly cost?: {
      readonly requestedQueryCost?: number;
      readonly throttleStatus?: { readonly currentlyAvailable?: number; readonly restoreRate?: number };
    };
  };
}

function readAnswer(text: string): Exchange {
  let body: GraphqlBody;
  try {
    body = JSON.parse(text) as GraphqlBody;
  } catch (cause) {
    return { kind: "lost", problem: "Shopify's answer was cut short.", cause };
  }
  if (body?.errors === undefined) {
    if (body?.data === undefined || body.data === null)
      return { kind: "lost", problem: "Shopify's answer held no data." };
    return { kind: "answer", data: body.data, searchWarnings: searchWarningsOf(body) };
  }
  const errors: { message?: unknown; extensions?: { code?: unknown } }[] = Array.isArray(body.errors)
    ? body.errors
    : [{ message: body.errors }];
  const codes = errors.map((error) => String(error?.extensions?.code ?? "GRAPHQL_ERROR"));
  const message = errors
    .map((error) => String(error?.message ?? ""))
    .join("; ")
    .slice(0, 500);
  if (codes.includes("THROTTLED"))
    return { kind: "wait", delayMs: restoreMs(body), problem: "Shopify throttles this shop." };
  if (codes.includes("ACCESS_DENIED")) throw new ShopAccessError("access-denied");
  if (codes.includes("INTERNAL_SERVER_ERROR")) return { kind: "lost", problem: `Shopify failed: ${message}` };
  throw new AdminRequestError(codes[0] ?? "GRAPHQL_ERROR", message);
}

/** `extensions.search` says for each search how Shopify read it. */
function searchWarningsOf({ extensions }: GraphqlBody): string[] {
  const searches = Array.isArray(extensions?.search) ? (extensions.search as unknown[]) : [];
  return searches
    .flatMap((search) => (search as { warnings?: unknown } | null)?.warnings ?? [])
    .map((warning) => String((warning as { message?: unknown } | null)?.message ?? "no reason given"));
}

/** How long the bucket needs until it holds what the query asked for; null when Shopify didn't say. */
function restoreMs({ extensions }: GraphqlBody): number | null {
  const requested = extensions?.cost?.requestedQueryCost;
  const { currentlyAvailable, restoreRate } = extensions?.cost?.throttleStatus ?? {};
  if (requested === undefined || currentlyAvailable === undefined || !restoreRate) return null;
  return Math.ceil((Math.max(requested - currentlyAvailable, 1) / restoreRate) * 1000);
}

function retryAfterMs(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds * 1000) : null;
}

const pauseMs = (attempt: number): number => Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);

const isMutation = (operation: string): boolean => /^\s*mutation\b/m.test(operation);

/** Shopify's `userErrors` as one refusal, or null when there are none. Every mutation's answer goes through here. */
export function userErrorsOf(
  payload:
    | {
        readonly userErrors: readonly {
          readonly message: string;
          readonly field?: readonly string[] | null;
          readonly code?: string | null;
        }[];
      }
    | null
    | undefined,
): { readonly code: string; readonly message: string } | null {
  const [first] = payload?.userErrors ?? [];
  if (payload && !first) return null;
  if (!first) throw new AdminRequestError("EMPTY_ANSWER", "Shopify answered a mutation with nothing");
  const message = payload?.userErrors.map((error) => error.message).join("; ") ?? "";
  return { code: first.code ?? "INVALID", message: message.slice(0, 500) };
}
