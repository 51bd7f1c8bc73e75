/** Waiting for what the house does by itself. */
const POLL_MS = 250;
/** Nothing has moved for this long: the house is stuck, and saying so beats waiting. */
const STALL_MS = 120_000;

/** Asks until there is an answer; gives up when `progress` has stood still for too long. */
export async function until<Value>(
  what: string,
  ask: () => Promise<Value | null>,
  progress: () => string = () => "",
): Promise<Value> {
  let last = progress();
  let movedAtMs = Date.now();
  for (;;) {
    const value = await ask();
    if (value !== null) return value;
    if (progress() !== last) {
      last = progress();
      movedAtMs = Date.now();
    }
    if (Date.now() - movedAtMs > STALL_MS)
      throw new Error(`${what}: nothing has moved for ${STALL_MS / 1000} s${last && ` (${last})`}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
