import { redactText } from "#app/platform/log.ts";
import type { GenerationCtx } from "./ctx.ts";
import type { Engine, EngineFailure } from "./ports.ts";

const MAX_DETAIL_LENGTH = 500;

/**
 * Calls an engine under a deadline that holds even when the engine ignores its signal.
 *
 * @param deadlineMs longest wait by the ctx's clock; passing it is `provider_timeout`
 * @param parent aborted when this process may not go on (job timeout, lost claim, shutdown): then this throws
 * @returns the engine's value, or its failure as the engine classifies it
 */
export async function askEngine<Value>(
  ctx: GenerationCtx,
  engine: Engine,
  { deadlineMs, parent }: { deadlineMs: number; parent: AbortSignal },
  call: (signal: AbortSignal) => Promise<Value>,
): Promise<{ ok: true; value: Value } | { ok: false; failure: EngineFailure }> {
  parent.throwIfAborted();
  const answered = new AbortController();
  const deadline = new AbortController();
  ctx.clock.sleep(deadlineMs, answered.signal).then(
    () => deadline.abort(new DOMException(`no answer within ${deadlineMs} ms`, "TimeoutError")),
    () => {}, // answered in time
  );
  const signal = AbortSignal.any([parent, deadline.signal]);
  try {
    return { ok: true, value: await Promise.race([call(signal), rejectWhenAborted(signal)]) };
  } catch (error) {
    parent.throwIfAborted();
    if (deadline.signal.aborted) {
      return {
        ok: false,
        failure: { code: "provider_timeout", detail: `no answer within ${deadlineMs} ms` },
      };
    }
    return { ok: false, failure: trimmed(engine.classify(error)) };
  } finally {
    answered.abort();
  }
}

function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}

/** What an engine says about itself goes into rows and logs: without secrets and of bounded length. */
function trimmed(failure: EngineFailure): EngineFailure {
  if (failure.detail === undefined) return failure;
  return { ...failure, detail: redactText(failure.detail).slice(0, MAX_DETAIL_LENGTH) };
}
