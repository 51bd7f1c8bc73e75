/** Structured logs: JSON lines on standard error, with shop, run and item ids as fields and secrets cut out. */
import pino from "pino";

export type Log = pino.Logger;

/** Field names whose values never reach a log, at the top or one level down. */
const SECRET_FIELDS = [
  "accessToken",
  "refreshToken",
  "sessionToken",
  "id_token",
  "access_token",
  "refresh_token",
  "authorization",
  "Authorization",
  "cookie",
  "password",
  "secret",
  "apiSecretKey",
  "hmac",
];
const SECRET_PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/eyJ[\w-]+(?:\.|%2E)[\w-]+(?:\.|%2E)[\w-]+/gi, "[session token]"],
  [/\bshp(?:at|ca|pa|ss|ua|rt)_\w+/g, "[access token]"],
  [/\b(Bearer|Basic) [\w.~+/=-]+/gi, "$1 [redacted]"],
  [/(postgres(?:ql)?:\/\/[^:@/\s]*:)[^@/\s]*@/g, "$1[redacted]@"],
];

/** Removes anything that looks like a token from free text: libraries put them into error messages. */
export function redactText(text: string): string {
  return SECRET_PATTERNS.reduce(
    (redacted, [pattern, replacement]) => redacted.replace(pattern, replacement),
    text,
  );
}

function serializeError(error: Error): object {
  const { type, message, stack } = pino.stdSerializers.err(error);
  return { type, message: redactText(message), stack: redactText(stack) };
}

/** A logger for one process. `level` is one of pino's levels. */
export function createLog(level: string, destination: pino.DestinationStream = pino.destination(2)): Log {
  return pino(
    {
      level,
      base: { pid: process.pid },
      redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: "[redacted]" },
      serializers: { err: serializeError, error: serializeError },
      hooks: {
        logMethod(args, method) {
          method.apply(
            this,
            args.map((arg: unknown) => (typeof arg === "string" ? redactText(arg) : arg)) as typeof args,
          );
        },
      },
    },
    destination,
  );
}
