import { AdminUnavailableError } from "#app/platform/outside-errors.ts";

/** Nobody waits longer for what a page can do without. */
const MOST_MS = 3_000;

/** Asks for what a page can do without. @throws AdminUnavailableError when the answer takes too long */
export async function inTime<Answer>(ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
  const signal = AbortSignal.timeout(MOST_MS);
  try {
    return await ask(signal);
  } catch (error) {
    throw signal.aborted ? new AdminUnavailableError("Shopify didn't answer in time.") : error;
  }
}
