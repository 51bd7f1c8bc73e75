import process from "node:process";

/**
 * Stands for the app's process in the double's own tests: a plain Node process that knows nothing of the double but
 * its environment, and fetches what it is told to.
 */
export interface FetchOrder {
  id: number;
  url: string;
  method: string;
  headers: Record<string, string>;
  bodyBase64: string | null;
}

export interface FetchReport {
  id: number;
  status: number;
  headers: Record<string, string>;
  bodyBase64: string;
  /** Set when there was no answer at all. */
  error: string | null;
}

process.on("message", (order: FetchOrder) => {
  void run(order).then((report) => process.send?.(report));
});

async function run(order: FetchOrder): Promise<FetchReport> {
  try {
    const response = await fetch(order.url, {
      method: order.method,
      headers: order.headers,
      redirect: "manual",
      ...(order.bodyBase64 !== null && { body: Buffer.from(order.bodyBase64, "base64") }),
    });
    const body = Buffer.from(await response.arrayBuffer());
    return {
      id: order.id,
      status: response.status,
      headers: Object.fromEntries(response.headers),
      bodyBase64: body.toString("base64"),
      error: null,
    };
  } catch (fault) {
    const cause = fault instanceof Error ? (fault.cause ?? fault) : fault;
    return { id: order.id, status: 0, headers: {}, bodyBase64: "", error: String(cause) };
  }
}
