/** The environment, parsed once. A missing or wrong variable is named; its value is never repeated. */
import { z } from "zod";

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// URL");
const flag = z.enum(["true", "false"]).transform((value) => value === "true");

const schema = z.object({
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  SHOPIFY_APP_URL: z.url({ protocol: /^https$/ }),
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl.optional(),
  STORAGE_URL: z.string().regex(/^(file|s3):\/\//, "must be a file:// or s3:// URL"),
  ENCRYPTION_KEYS: z.string().min(1),
  SIGNING_KEY: z.string().min(32),
  ENGINES: z.string().min(1).default("local"),
  CUTOUT_MODEL_PATH: z.string().min(1).optional(),
  ALLOW_TEST_CHARGES: flag.default(false),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(2),
});

export type Env = z.infer<typeof schema>;

/**
 * Reads and checks the environment.
 * @throws Error that lists each variable that is missing or wrong, without its value.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const name = issue.path.join(".");
    return source[name] === undefined ? `${name} is not set` : `${name}: ${issue.message}`;
  });
  throw new Error(
    `The environment is not complete:\n  ${problems.join("\n  ")}\nREADME.md lists every variable.`,
  );
}
