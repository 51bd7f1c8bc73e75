import type { ServerResponse } from "node:http";

/**
 * Waits while a response holds more than its connection has taken, or until the connection is gone. Remix writes a body
 * without waiting: whoever makes a long one asks here before each part, or it piles up in memory.
 */
export function untilDrained(response: ServerResponse): Promise<void> {
  if (!response.writableNeedDrain || response.closed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      response.off("drain", done);
      response.off("close", done);
      resolve();
    };
    response.once("drain", done);
    response.once("close", done);
  });
}
