/** The environment, parsed once. A missing or wrong variable is named; its value is never repeated. */
import { parse as parseConnectionString } from "pg-connection-string";
import { z } from "zod";
import { createKeyring } from "./secrets/keyring.ts";

/** What `use` says of a value that it does not take, or null. */
function problemOf(use: () => unknown): string | null {
  try {
    use();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

const postgresUrl = z
  .string()
  .refine(
    (url) => /^postgres(ql)?:\/\//.test(url) && problemOf(() => parseConnectionString(url)) === null,
    "must be a postgresql:// URL",
  );
const appUrl = z
  .string()
  .refine((text) => {
    const url = URL.parse(text);
    return url?.protocol === "https:" && `${url.origin}/` === url.href;
  }, "must be an https:// origin without a path")
  .transform((text) => new URL(text).origin);
const encryptionKeys = z.string().superRefine((keys, context) => {
  const problem = problemOf(() => createKeyring(keys));
  if (problem) context.addIssue(problem.replace("ENCRYPTION_KEYS: ", ""));
});
const ENGINE_FORM =
  "each entry must be `local` or `name=http://…` without user or password, with `#max=N` (1 to 1000) at its end or nothing";
/** `local`, or `name=http://…` for an engine over HTTP, `#max=8` when it takes 8 at a time; in order of preference. */
const engineEntry = z.union(
  [
    z.literal("local").transform(() => ({ name: "local" as const })),
    z
      .string()
      .regex(/^(?!local=)[a-z][a-z0-9-]*=https?:\/\/\S+$/)
      .transform((entry) => {
        const [address = "", ...fragment] = entry.split("#");
        const [name = "", ...url] = address.split("=");
        return { name, url: url.join("="), fragment: fragment.join("#") };
      })
      .refine(({ url, fragment }) => {
        const parsed = URL.parse(url);
        return (
          parsed !== null &&
          parsed.username === "" &&
          parsed.password === "" &&
          /^(?:max=(?:[1-9]\d{0,2}|1000))?$/.test(fragment)
        );
      }, ENGINE_FORM)
      .transform(({ name, url, fragment }) =>
        fragment === "" ? { name, url } : { name, url, maxConcurrent: Number(fragment.slice("max=".length)) },
      ),
  ],
  { error: ENGINE_FORM },
);
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .refine(
      (text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max,
      `must be a whole number from ${min} to ${max}`,
    )
    .transform(Number);
/** Families of jobs, as their ids begin. */
export const JOB_KINDS = [
  "account",
  "billing",
  "catalog",
  "credits",
  "downloads",
  "generation",
  "publishing",
  "review",
  "webhooks",
] as const;
const jobKinds = z
  .string()
  .transform((list) => list.split(",").map((kind) => kind.trim()))
  .pipe(z.array(z.enum(JOB_KINDS)).min(1));
const flag = z.enum(["true", "false"]).transform((value) => value === "true");

const schema = z.object({
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  SHOPIFY_APP_URL: appUrl,
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl.optional(),
  /** The rest is judged by opening it, which processes do when they start. */
  STORAGE_URL: z.string().regex(/^(file|s3):\/\//, "must be a file:// or s3:// URL"),
  ENCRYPTION_KEYS: encryptionKeys,
  SIGNING_KEY: z
    .string()
    .refine(
      (key) => key.trim().length >= 32,
      "must have at least 32 characters, not counting blanks around it",
    ),
  ENGINES: z
    .string()
    .default("local")
    .transform((list) => list.split(",").map((entry) => entry.trim()))
    .pipe(
      z
        .array(engineEntry)
        .min(1)
        .refine(
          (engines) => new Set(engines.map(({ name }) => name)).size === engines.length,
          "each engine must be listed once",
        ),
    ),
  /** The program that encodes videos; what is found there is judged where it is used. */
  FFMPEG_PATH: z.string().min(1).optional(),
  ALLOW_TEST_CHARGES: flag.default(false),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  PORT: wholeNumber(0, 65_535).default(3000),
  /** Where e-mail goes out: left out, none does. */
  SMTP_URL: z
    .string()
    .refine((text) => {
      const url = URL.parse(text);
      const isMail = url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== "";
      return isMail && /^[^\s<>@]+@[^\s<>@]+$/.test(url.searchParams.get("from") ?? "");
    }, "must be smtp://user:password@host:port?from=address, or smtps://…")
    .optional(),
  /** A file that is missing or no model is refused when a process starts. */
  CUTOUT_MODEL_PATH: z.string().min(1).optional(),
  WORKER_CONCURRENCY: wholeNumber(1, 64).default(2),
  /** Jobs that the worker takes: others may be another machine's. */
  WORKER_JOBS: jobKinds.default([...JOB_KINDS]),
});

export type Env = z.infer<typeof schema>;

/**
 * Reads and checks the environment.
 * @throws Error that lists each variable that is missing or wrong, without its value.
 */
export const readEnv = (source: EnvSource): Env => read(schema, source);

const databaseSchema = schema.pick({ DATABASE_URL: true, LOG_LEVEL: true });

/** Reads and checks what a process needs that works on the database alone. Throws like `readEnv`. */
export const readDatabaseEnv = (source: EnvSource): z.infer<typeof databaseSchema> =>
  read(databaseSchema, source);

type EnvSource = Readonly<Record<string, string | undefined>>;

function read<Schema extends z.ZodObject>(variables: Schema, source: EnvSource): z.infer<Schema> {
  const result = variables.safeParse(source);
  if (result.success) return result.data;
  const problems = new Set(
    result.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      return source[name] === undefined ? `${name} is not set` : `${name}: ${message}`;
    }),
  );
  throw new Error(
    `The environment is not complete:\n  ${[...problems].join("\n  ")}\nREADME.md lists every variable.`,
  );
}
