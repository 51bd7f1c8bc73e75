/** What every request passes before anything reads it: its method, and the size that it gives for its body. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Refusal, refusalToHttp, refuse } from "./errors.ts";
import { MAX_BODY_BYTES } from "./http.ts";

/** Nothing here is changed or deleted by PUT, PATCH or DELETE; Remix would hand them to an action like a POST. */
const METHODS = ["GET", "HEAD", "OPTIONS", "POST"];

/** Answers 405 with `Allow`, or 413, or lets the request through. The rest of a refused body is read away by Node. */
export function gate(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  if (!METHODS.includes(request.method ?? ""))
    return answer(response, refuse("method-not-allowed"), { Allow: METHODS.join(", ") });
  if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES)
    return answer(response, refuse("request-too-large"));
  next();
}

function answer(response: ServerResponse, refusal: Refusal, headers: Record<string, string> = {}): void {
  const { status, body } = refusalToHttp(refusal);
  response.writeHead(status, {
    ...headers,
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  });
  response.end(JSON.stringify(body));
}
