/** Errors that nobody foresaw, in the log: which request it was, and nothing that a log must not hold. */
import { type Log, redactText } from "./log.ts";

/**
 * Logs what went wrong with a request. Requests that were given up by whoever sent them are left out.
 * The query is not logged: Shopify sends session tokens in it.
 * @param visit `params` are those of the route that matched; they name the pieces of its path
 */
export function logUnexpected(
  log: Log,
  error: unknown,
  { request, params }: { request: Request; params: Readonly<Record<string, string | undefined>> },
): void {
  if (request.signal.aborted) return;
  const path = plainPath(request.url);
  const err = error instanceof Error ? error : new Error(`not an error was thrown: ${typeof error}`);
  log.error(
    { err, method: request.method, route: redactText(routeOf(path, params)), path: redactText(path) },
    "a request failed unexpectedly",
  );
}

/** The path as it reads, so that nothing hides from redaction behind percent signs. */
function plainPath(url: string): string {
  const { pathname } = new URL(url);
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

/** `/app/runs/0199…` → `/app/runs/:runId` */
function routeOf(path: string, params: Readonly<Record<string, string | undefined>>): string {
  const nameOf = new Map(Object.entries(params).map(([name, value]) => [value, `:${name}`]));
  return path
    .split("/")
    .map((piece) => nameOf.get(piece) ?? piece)
    .join("/");
}
