/** The environment, parsed once. A missing or wrong variable is named; its value is never repeated. */
import { z } from "zod";

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// URL");
/** `local`, or `name=http://…` for an engine over HTTP; in order of preference. */
const engineEntry = z.union([
  z.literal("local").transform(() => ({ name: "local" as const })),
  z
    .string()
    .regex(/^[a-z][a-z0-9-]*=https?:\/\/\S+$/, "must be `local` or `name=http://…`")
    .transform((entry) => {
      const [name = "", ...url] = entry.split("=");
      return { name, url: url.join("=") };
    }),
]);
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
  ENGINES: z
    .string()
    .default("local")
    .transform((list) => list.split(",").map((entry) => entry.trim()))
    .pipe(z.array(engineEntry).min(1)),
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
