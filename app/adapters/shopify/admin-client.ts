/**
 * The one door to Shopify's Admin API: sends a typed operation for a shop, renews its token, waits when Shopify says so,
 * and tells apart "refused", "didn't happen" and "nobody knows".
 */
import type { Clock } from "#app/platform/clock.ts";
import type { Log } from "#app/platform/log.ts";
import { AdminUnavailableError, ReplyLostError, ShopAccessError } from "#app/platform/outside-errors.ts";
import type { AccessTokenSource } from "./access-tokens.ts";
import { AdminRequestError, type Exchange, exchange } from "./admin-exchange.ts";
import type { QueryBudget, Used } from "./query-budget.ts";
import { createQueryCosts, isMutation } from "./query-costs.ts";

export { AdminRequestError } from "./admin-exchange.ts";

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
   * Its cost is taken from the shop's budget first, which all processes share. Queries are retried after network faults,
   * 429 and 5xx, with growing pauses; THROTTLED is waited out by the bucket's restore rate. A mutation is sent again only
   * when Shopify certainly did nothing (401, 429, THROTTLED).
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
   * the shop has left. Everything that is asked comes out of `budget`.
   */
  adminFor(shop: string | (() => Promise<string | null>), budget: QueryBudget): AdminApi;
}

const MAX_TRIES = 5;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** Longest wait for query cost in one call: a full bucket of the smallest plan restores in 20 s. */
const MAX_THROTTLE_WAIT_MS = 60_000;
const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

export function createAdminClient({
  tokens,
  log,
  clock,
}: {
  tokens: AccessTokenSource;
  log: Log;
  clock: Clock;
}): AdminClient {
  const costs = createQueryCosts();

  async function accessToken(shopDomain: string, refreshRejected?: string): Promise<string> {
    const token = await tokens.token(
      shopDomain,
      refreshRejected === undefined ? undefined : { refreshRejected },
    );
    if (!token.ok) throw new ShopAccessError(token.reason);
    return token.accessToken;
  }

  return {
    adminFor(shop, budget) {
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
            const takenPoints = costs.expected(operation, variables as object);
            await budget.take(takenPoints, options.signal);
            const result = await exchange(shopDomain, token, body, options);
            if (result.cost) costs.learn(operation, variables as object, result.cost.requestedPoints);
            await budget.settle({ takenPoints, ...used(result, attempt) });
            switch (result.kind) {
              case "answer":
                if (result.answeredAt) options.onAnswer?.(result.answeredAt);
                for (const warning of result.searchWarnings) options.onSearchWarning?.(warning);
                return result.data as Answer<typeof operation>;
              case "refused":
                throw result.error;
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

/** What an exchange used of the budget: what Shopify says, all of it when nobody knows, nothing when it did nothing. */
function used(result: Exchange, attempt: number): Omit<Used, "takenPoints"> {
  const status = result.cost?.status ?? null;
  switch (result.kind) {
    case "answer":
      return { actualPoints: result.cost?.actualPoints ?? null, status };
    case "lost":
      return { actualPoints: null, status, pauseMs: result.isOverloaded ? pauseMs(attempt) : 0 };
    case "wait":
      // A bucket says by itself when it is full enough; a shop that is too busy doesn't.
      return { actualPoints: 0, status, pauseMs: status ? 0 : (result.delayMs ?? pauseMs(attempt)) };
    case "refused":
    case "token-rejected":
      return { actualPoints: result.cost?.actualPoints ?? 0, status };
  }
}

const pauseMs = (attempt: number): number => Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);

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
