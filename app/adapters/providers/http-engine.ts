/**
 * An engine behind HTTP that recognises a repeated submit by its idempotency key:
 *
 *     POST   /items                        → 200 output | 202 { ref, pollAfterMs } | an error status
 *     GET    /items/:ref                   → 200 { state: pending | done | failed, … }
 *     GET    /items?itemId=…&attempt=…     → 200 the same | 404 never seen | 501 cannot tell
 *     DELETE /items/:ref                   → 204
 *
 * The answers are hostile until parsed: sizes are capped while they arrive, results are only fetched from the engine's
 * own origin, redirects are refused.
 */
import { z } from "zod";
import type {
  Engine,
  EngineAnswer,
  EngineCapabilities,
  EngineFailure,
} from "#app/domain/generation/ports.ts";
import { MAX_VARIATIONS, PICTURE_QUALITIES, RATIOS } from "#app/domain/generation/schemas.ts";
import type { Log } from "#app/platform/log.ts";

/** A picture of 4096 × 4096 as base64 in JSON, with room to spare. */
const MAX_ANSWER_BYTES = 100_000_000;
/** Longest wait for an answer that takes the engine no work. */
const ASK_TIMEOUT_MS = 20_000;
const MAX_DETAIL_LENGTH = 300;

const outputSchema = z.object({
  picture: z.union([z.object({ base64: z.base64() }), z.object({ url: z.string().max(2_000) })]),
  evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});
const pendingSchema = z.object({
  state: z.literal("pending"),
  ref: z.string().min(1).max(500),
  pollAfterMs: z.number().min(0),
});
const answerSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("done"), output: outputSchema }),
  pendingSchema,
  z.object({
    state: z.literal("failed"),
    error: z.object({ type: z.string(), message: z.string().default("") }),
  }),
]);
const errorSchema = z.object({ error: z.object({ type: z.string(), message: z.string().default("") }) });

/** An answer that is no result. */
class EngineRefusal extends Error {
  readonly failure: EngineFailure;
  constructor(failure: EngineFailure) {
    super(failure.detail ?? failure.code);
    this.failure = failure;
  }
}

/**
 * @param name what attempts and assets call this engine
 * @param url its base address
 * @param maxConcurrent most pictures that it is given at the same time, over all workers; undefined: no limit
 * @param capabilities what it can do
 */
export function createHttpEngine({
  name,
  url,
  log,
  maxConcurrent,
  capabilities = {
    recipes: ["white", "colour"],
    qualities: PICTURE_QUALITIES,
    ratios: RATIOS,
    variations: MAX_VARIATIONS,
    // What is done there can't be seen from here.
    paintsProduct: true,
  },
}: {
  name: string;
  url: string;
  log: Log;
  maxConcurrent?: number;
  capabilities?: EngineCapabilities;
}): Engine {
  const base = new URL(url);

  async function ask(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(new URL(path, base), { ...init, redirect: "error" });
    log.debug({ engine: name, method: init.method ?? "GET", status: response.status }, "engine answered");
    return response;
  }

  async function readAnswer(response: Response, signal: AbortSignal): Promise<EngineAnswer> {
    if (!response.ok) throw new EngineRefusal(await failureOfStatus(response));
    const parsed = answerSchema.safeParse(parseJson(await readCapped(response)));
    if (!parsed.success)
      throw new EngineRefusal({ code: "invalid_output", detail: "not an answer", isFinal: true });
    const answer = parsed.data;
    if (answer.state === "pending") return answer;
    if (answer.state === "failed") {
      throw new EngineRefusal({ ...failureOfType(answer.error.type, answer.error.message), isFinal: true });
    }
    const { picture, evidence } = answer.output;
    const bytes =
      "base64" in picture ? Buffer.from(picture.base64, "base64") : await download(picture.url, signal);
    return { state: "done", output: { bytes, evidence } };
  }

  async function download(address: string, signal: AbortSignal): Promise<Uint8Array> {
    const target = URL.parse(address, base);
    if (target?.origin !== base.origin) {
      throw new EngineRefusal({
        code: "invalid_output",
        detail: "result at a foreign address",
        isFinal: true,
      });
    }
    const response = await ask(target.href, { signal });
    if (!response.ok) throw new EngineRefusal(await failureOfStatus(response));
    return readCapped(response);
  }

  return {
    name,
    capabilities: { ...capabilities, ...(maxConcurrent !== undefined && { maxConcurrent }) },
    async submit({ itemId, attempt = 1, source, recipe, quality, ratio, variation }, { signal }) {
      const response = await ask("/items", {
        method: "POST",
        signal,
        headers: { "content-type": "application/json", "idempotency-key": `${itemId}:${attempt}` },
        body: JSON.stringify({
          itemId,
          attempt,
          recipe,
          quality,
          ratio,
          variation,
          source: { sha256: source.sha256, base64: Buffer.from(source.bytes).toString("base64") },
        }),
      });
      return readAnswer(response, signal);
    },
    async poll(ref, { signal }) {
      const limited = AbortSignal.any([signal, AbortSignal.timeout(ASK_TIMEOUT_MS)]);
      return readAnswer(await ask(`/items/${encodeURIComponent(ref)}`, { signal: limited }), limited);
    },
    async find(itemId, attempt) {
      const signal = AbortSignal.timeout(ASK_TIMEOUT_MS);
      const query = new URLSearchParams({ itemId, attempt: String(attempt) });
      const response = await ask(`/items?${query.toString()}`, { signal });
      if (response.status === 404) return "never-started";
      if (response.status === 501) return "unknown";
      return readAnswer(response, signal);
    },
    async cancel(ref) {
      const signal = AbortSignal.timeout(ASK_TIMEOUT_MS);
      await ask(`/items/${encodeURIComponent(ref)}`, { method: "DELETE", signal });
    },
    classify,
    close: async () => {},
  };
}

/** Reads a body up to the cap; what is larger is no picture of ours. */
async function readCapped(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bodyOf(response)) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) {
      throw new EngineRefusal({ code: "invalid_output", detail: "answer too large", isFinal: true });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** Node's bodies are async iterables; the browser types in scope don't say so. */
const bodyOf = (response: Response): AsyncIterable<Uint8Array> =>
  (response.body ?? new Blob([]).stream()) as unknown as AsyncIterable<Uint8Array>;

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

async function failureOfStatus(response: Response): Promise<EngineFailure> {
  const body = errorSchema.safeParse(parseJson(await readCapped(response)));
  const type = body.success ? body.data.error.type : "";
  const message = body.success ? body.data.error.message : "";
  const detail = `HTTP ${response.status} ${type} ${message}`.trim().slice(0, MAX_DETAIL_LENGTH);
  const retryAfterMs = retryAfter(response.headers.get("retry-after"));
  switch (response.status) {
    case 402:
      return { code: "quota", detail };
    case 429:
    case 503:
      // A provider whose account is empty says so with the same status as one that is busy.
      if (type === "insufficient_quota") return { code: "quota", detail };
      return { code: "provider_overloaded", detail, ...(retryAfterMs !== undefined && { retryAfterMs }) };
    case 408:
    case 504:
      return { code: "provider_timeout", detail };
    case 413:
    case 415:
    case 422:
      return { ...failureOfType(type, message), detail };
    default:
      return { code: "provider_error", detail };
  }
}

/** What an engine says about the work itself. */
function failureOfType(type: string, message: string): EngineFailure {
  const detail = `${type} ${message}`.trim().slice(0, MAX_DETAIL_LENGTH);
  switch (type) {
    case "content_policy_violation":
      return { code: "content_review", detail };
    case "insufficient_quota":
      return { code: "quota", detail };
    case "internal_error":
      return { code: "provider_error", detail };
    default:
      return { code: "unsupported_input", detail };
  }
}

/** Retry-After in seconds, or as a date. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function classify(error: unknown): EngineFailure {
  if (error instanceof EngineRefusal) return error.failure;
  if (error instanceof DOMException && (error.name === "TimeoutError" || error.name === "AbortError")) {
    return { code: "provider_timeout", detail: error.name };
  }
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined)?.code : undefined;
  const detail =
    error instanceof Error ? `${error.name}${typeof cause === "string" ? ` ${cause}` : ""}` : "unknown";
  return { code: "provider_error", detail };
}
