import { ask } from "./link.ts";

/** A token is not used in its last seconds: it would expire on the way. */
const MARGIN_MS = 10_000;

let kept: { token: string; usableUntilMs: number } | null = null;
let arriving: Promise<string> | null = null;

/**
 * A session token that is still valid. Requests at the same time share one.
 *
 * @param renew - asks for a new one although the old one looks valid, because the app has refused it
 */
export function sessionToken({ renew = false } = {}): Promise<string> {
  if (renew) kept = null;
  if (kept && kept.usableUntilMs > Date.now()) return Promise.resolve(kept.token);
  arriving ??= ask("session-token", undefined)
    .then((token) => {
      kept = { token, usableUntilMs: expiryOf(token) - MARGIN_MS };
      return token;
    })
    .finally(() => {
      arriving = null;
    });
  return arriving;
}

function expiryOf(token: string): number {
  const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
  return (JSON.parse(atob(payload)) as { exp: number }).exp * 1000;
}
