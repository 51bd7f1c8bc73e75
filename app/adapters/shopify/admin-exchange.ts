/** One exchange of HTTP with Shopify's Admin API, and what it came to. */
import { ShopAccessError } from "#app/platform/outside-errors.ts";
import type { ThrottleStatus } from "./query-budget.ts";
import { readCapped } from "./read-capped.ts";

const ADMIN_API_VERSION = "2026-10";
const REQUEST_TIMEOUT_MS = 30_000;
const MAX_ANSWER_BYTES = 16_000_000;

/** Shopify answered, and the answer is no for this request as it stands. `code` is Shopify's, or `HTTP_<status>`. */
export class AdminRequestError extends Error {
  override readonly name = "AdminRequestError";
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** What Shopify says an operation cost. Source: https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits */
export interface ReportedCost {
  /** What the bucket had to hold before it ran. */
  readonly requestedPoints: number;
  /** What it was charged in the end; null when it wasn't run. */
  readonly actualPoints: number | null;
  readonly status: ThrottleStatus | null;
}

/** What one exchange of HTTP came to. */
export type Exchange = { readonly cost?: ReportedCost } & (
  | {
      readonly kind: "answer";
      readonly data: unknown;
      readonly searchWarnings: readonly string[];
      readonly answeredAt?: Date;
    }
  /** Shopify did not do it and won't. */
  | { readonly kind: "refused"; readonly error: AdminRequestError | ShopAccessError }
  | { readonly kind: "token-rejected" }
  /** Shopify did nothing and says when to come back. */
  | { readonly kind: "wait"; readonly delayMs: number | null; readonly problem: string }
  /** It may have happened. */
  | {
      readonly kind: "lost";
      readonly problem: string;
      readonly cause?: unknown;
      /** Shopify answered with an error of its own. */
      readonly isOverloaded?: true;
    }
);

/** Sends `body` to a shop's Admin API. Never throws. */
export async function exchange(
  shopDomain: string,
  token: string,
  body: string,
  { signal, onSearchWarning }: { readonly signal?: AbortSignal; readonly onSearchWarning?: unknown },
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
        ...(onSearchWarning !== undefined && { "shopify-search-query-debug": "1" }),
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
  if (response.status >= 500)
    return { kind: "lost", problem: `Shopify failed (${response.status}).`, isOverloaded: true };
  if (response.status !== 200)
    return refused(new AdminRequestError(`HTTP_${response.status}`, "Shopify refused the request"));
  const answer = readAnswer(text);
  const answeredAt = new Date(response.headers.get("date") ?? Number.NaN);
  return answer.kind === "answer" && !Number.isNaN(answeredAt.getTime()) ? { ...answer, answeredAt } : answer;
}

interface GraphqlBody {
  readonly data?: unknown;
  readonly errors?: unknown;
  readonly extensions?: { readonly search?: unknown; readonly cost?: unknown };
}

function readAnswer(text: string): Exchange {
  let body: GraphqlBody | null;
  try {
    body = JSON.parse(text) as GraphqlBody | null;
  } catch (cause) {
    return { kind: "lost", problem: "Shopify's answer was cut short.", cause };
  }
  const cost = reportedCost(body?.extensions?.cost);
  return { ...readBody(body, cost), ...(cost && { cost }) };
}

function readBody(body: GraphqlBody | null, cost: ReportedCost | undefined): Exchange {
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
    return { kind: "wait", delayMs: restoreMs(cost), problem: "Shopify throttles this shop." };
  if (codes.includes("ACCESS_DENIED")) return refused(new ShopAccessError("access-denied"));
  if (codes.includes("INTERNAL_SERVER_ERROR"))
    return { kind: "lost", problem: `Shopify failed: ${message}`, isOverloaded: true };
  return refused(new AdminRequestError(codes[0] ?? "GRAPHQL_ERROR", message));
}

const refused = (error: AdminRequestError | ShopAccessError): Exchange => ({ kind: "refused", error });

/** `extensions.search` says for each search how Shopify read it. */
function searchWarningsOf({ extensions }: GraphqlBody): string[] {
  const searches = Array.isArray(extensions?.search) ? (extensions.search as unknown[]) : [];
  return searches
    .flatMap((search) => (search as { warnings?: unknown } | null)?.warnings ?? [])
    .map((warning) => String((warning as { message?: unknown } | null)?.message ?? "no reason given"));
}

/** How long the bucket needs until it holds what the query asked for; null when Shopify didn't say. */
function restoreMs(cost: ReportedCost | undefined): number | null {
  if (!cost?.status || cost.status.restoredPerSecond === 0) return null;
  const { availablePoints, restoredPerSecond } = cost.status;
  return Math.ceil((Math.max(cost.requestedPoints - availablePoints, 1) / restoredPerSecond) * 1000);
}

/** No real bucket is larger, so that a figure beyond it is none. */
const MAX_POINTS = 1_000_000;
const isPoints = (value: unknown): value is number =>
  typeof value === "number" && Math.abs(value) <= MAX_POINTS;

/** `extensions.cost`, as far as it makes sense. */
function reportedCost(told: unknown): ReportedCost | undefined {
  const { requestedQueryCost, actualQueryCost, throttleStatus } = (told ?? {}) as Record<string, unknown>;
  if (!isPoints(requestedQueryCost) || requestedQueryCost < 0) return undefined;
  const { maximumAvailable, currentlyAvailable, restoreRate } = (throttleStatus ?? {}) as Record<
    string,
    unknown
  >;
  const isStatus =
    isPoints(maximumAvailable) &&
    maximumAvailable >= 1 &&
    isPoints(currentlyAvailable) &&
    isPoints(restoreRate) &&
    restoreRate >= 0;
  return {
    requestedPoints: requestedQueryCost,
    actualPoints: isPoints(actualQueryCost) && actualQueryCost >= 0 ? actualQueryCost : null,
    status: isStatus
      ? {
          maximumPoints: maximumAvailable,
          restoredPerSecond: restoreRate,
          availablePoints: currentlyAvailable,
        }
      : null,
  };
}

function retryAfterMs(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds * 1000) : null;
}
