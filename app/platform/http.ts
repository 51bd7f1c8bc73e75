/** What thin routes share: a body is parsed with limits, a result becomes a response. */
import type { z } from "zod";
import { type Refusal, refusalToHttp, refuse } from "./errors.ts";
import { MAX_INT4 } from "./schemas.ts";

/** Largest body of a request: 10,000 product ids fit four times. */
export const MAX_BODY_BYTES = 2_000_000;
/** A sender who sends this much is cut off; before that, the rest of a body is read away so that the answer arrives. */
const MAX_SENT_BYTES = 50_000_000;

/**
 * Reads a JSON body that must fit `schema`.
 * @returns the parsed input; or the refusal invalid-input that names the first field in the wrong, or request-too-large.
 */
export async function parseJson<Output>(
  request: Request,
  schema: z.ZodType<Output>,
): Promise<
  { ok: true; input: Output } | Refusal<"invalid-input", { problem: string }> | Refusal<"request-too-large">
> {
  const text = await readBody(request, MAX_BODY_BYTES);
  if (text === null) return refuse("request-too-large");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse("invalid-input", { problem: "the request is not JSON" });
  }
  const result = schema.safeParse(json);
  if (result.success) return { ok: true, input: result.data };
  const issue = result.error.issues[0];
  const field = issue?.path.map(String).join(".") ?? "";
  return refuse("invalid-input", {
    problem: field ? `${field}: ${issue?.message}` : (issue?.message ?? "wrong form"),
  });
}

/** Reads a request's body as text; null when it is longer than `maxBytes`, whatever its headers promise. */
export async function readBody(request: Request, maxBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  let isTooLarge = Number(request.headers.get("content-length") ?? 0) > maxBytes;
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return isTooLarge ? null : Buffer.concat(chunks).toString("utf8");
    sizeBytes += part.value.byteLength;
    isTooLarge ||= sizeBytes > maxBytes;
    if (isTooLarge) chunks.length = 0;
    else chunks.push(part.value);
    if (sizeBytes > MAX_SENT_BYTES) {
      await reader?.cancel();
      return null;
    }
  }
}

/** The response to a verb: its result as JSON, or its refusal with status and sentence. */
export function respond<Result extends { ok: true }>(result: Result | Refusal): Response {
  if (!isRefusal(result)) return json(result, 200);
  const { status, body } = refusalToHttp(result);
  return json(body, status);
}

const isRefusal = (result: { ok: boolean }): result is Refusal => !result.ok;

/** The loader of a route that only has an action: 405. */
export function onlyPost(): Response {
  const { status, body } = refusalToHttp(refuse("method-not-allowed"));
  return json(body, status, { Allow: "POST" });
}

function json(body: object, status: number, headers: Record<string, string> = {}): Response {
  return Response.json(body, {
    status,
    headers: { ...headers, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" },
  });
}

/**
 * A page's cursor that is a number: undefined when the parameter is missing. Anything but a whole number that the
 * database can hold names no page: refused with not-found.
 */
export function numberCursor(
  text: string | null,
): { ok: true; value: number | undefined } | Refusal<"not-found"> {
  if (text === null) return { ok: true, value: undefined };
  return /^\d{1,10}$/.test(text) && Number(text) <= MAX_INT4
    ? { ok: true, value: Number(text) }
    : refuse("not-found");
}
