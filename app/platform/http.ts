/** What thin routes share: a body is parsed with limits, a result becomes a response. */
import type { z } from "zod";
import { type Refusal, refusalToHttp, refuse } from "./errors.ts";

/** Largest JSON body that a route reads: 10,000 product ids fit four times. */
const MAX_BODY_BYTES = 2_000_000;

/**
 * Reads a JSON body that must fit `schema`.
 * @returns the parsed input, or the refusal invalid-input that names the first field in the wrong.
 */
export async function parseJson<Output>(
  request: Request,
  schema: z.ZodType<Output>,
): Promise<{ ok: true; input: Output } | Refusal<"invalid-input", { problem: string }>> {
  const text = await readText(request);
  if (text === null) return refuse("invalid-input", { problem: "the request is too large" });
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

async function readText(request: Request): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return Buffer.concat(chunks).toString("utf8");
    sizeBytes += part.value.byteLength;
    if (sizeBytes > MAX_BODY_BYTES) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
}

/** The response to a verb: its result as JSON, or its refusal with status and sentence. */
export function respond<Result extends { ok: true }>(result: Result | Refusal): Response {
  if (!isRefusal(result)) return json(result, 200);
  const { status, body } = refusalToHttp(result);
  return json(body, status);
}

const isRefusal = (result: { ok: boolean }): result is Refusal => !result.ok;

function json(body: object, status: number): Response {
  return Response.json(body, {
    status,
    headers: { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" },
  });
}

/** A query parameter that must be a whole number from 0 on; undefined when it is missing or anything else. */
export function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
