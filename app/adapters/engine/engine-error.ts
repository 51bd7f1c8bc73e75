import type { EngineFailure } from "#app/domain/generation/ports.ts";
import type { FailureCode, FailureReason } from "#app/domain/generation/schemas.ts";

/** A photo or a piece of work that the engine refuses, in the words of the failure table. */
export class EngineError extends Error {
  readonly code: FailureCode;
  readonly reason: FailureReason | undefined;

  /** @param detail what was found, for the log and "Details": figures and format names, never content or secrets. */
  constructor(code: FailureCode, reason?: FailureReason, detail?: string) {
    super(detail ?? reason ?? code);
    this.name = "EngineError";
    this.code = code;
    this.reason = reason;
  }

  /** The same as plain data, which survives the way between threads. */
  toFailure(): EngineFailure {
    return {
      code: this.code,
      ...(this.reason === undefined ? {} : { reason: this.reason }),
      detail: this.message,
    };
  }
}

/** Refuses a photo that we cannot or should not open. */
export function unsupported(reason: FailureReason, detail: string): EngineError {
  return new EngineError("unsupported_input", reason, detail);
}
