import type { IncomingMessage, ServerResponse } from "node:http";

/** A request that is answered with this status instead of being served. */
export class HttpRefusal extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    super(`HTTP ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** Reads the whole body; refuses with 413 as soon as it is longer than `limitBytes`. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limitBytes) throw new HttpRefusal(413, { errors: "Payload Too Large" });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Parses a JSON object body; refuses with 400 when it is none. */
export async function readJson(
  request: IncomingMessage,
  limitBytes: number,
): Promise<Record<string, unknown>> {
  const text = (await readBody(request, limitBytes)).toString("utf8");
  let value: unknown;
  try {
    value = JSON.parse(text === "" ? "{}" : text);
  } catch {
    throw new HttpRefusal(400, { errors: "Bad Request: the body is not JSON" });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new HttpRefusal(400, { errors: "Bad Request: the body is not a JSON object" });
  }
  return value as Record<string, unknown>;
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": bytes.length,
    ...headers,
  });
  response.end(bytes);
}

export function sendText(
  response: ServerResponse,
  status: number,
  body: string,
  contentType = "text/plain; charset=utf-8",
): void {
  response.writeHead(status, { "content-type": contentType, "content-length": Buffer.byteLength(body) });
  response.end(body);
}

/** Undoes percent-encoding; null for a text that is not well encoded. */
export function decodePath(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Runs a handler and turns what it throws into an answer: a refusal as such, a bug as 500 and a line on stderr. */
export function answering(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    Promise.resolve()
      .then(() => handle(request, response))
      .catch((fault: unknown) => {
        if (response.headersSent || response.destroyed) {
          response.destroy();
        } else if (fault instanceof HttpRefusal) {
          sendJson(response, fault.status, fault.body, { connection: "close" });
        } else {
          console.error(`shopify-double: ${request.method} ${request.url?.split("?")[0]} failed`, fault);
          sendJson(response, 500, { errors: "Internal Server Error" });
        }
      });
  };
}
