import { expect, test } from "vitest";
import { readDatabaseEnv, readEnv } from "./env.ts";

const complete = {
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  SHOPIFY_APP_URL: "https://productstudio.test",
  DATABASE_URL: "postgresql://app@127.0.0.1/productstudio",
  STORAGE_URL: "file:///var/lib/productstudio",
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
  SIGNING_KEY: "x".repeat(32),
};

test("a complete environment is read, with defaults for what is no secret", () => {
  expect(readEnv(complete)).toMatchObject({
    PORT: 3000,
    ENGINES: [{ name: "local" }],
    ALLOW_TEST_CHARGES: false,
  });
});

test("a worker takes every kind of job, or those that are listed, and a kind that there isn't is refused", () => {
  expect(readEnv(complete).WORKER_JOBS).toContain("review");
  expect(readEnv({ ...complete, WORKER_JOBS: "generation, webhooks" }).WORKER_JOBS).toEqual([
    "generation",
    "webhooks",
  ]);
  for (const WORKER_JOBS of ["", "generation,", "generation,pictures"])
    expect(() => readEnv({ ...complete, WORKER_JOBS })).toThrow("WORKER_JOBS");
});

test.each(["SHOPIFY_API_SECRET", "ENCRYPTION_KEYS", "SIGNING_KEY", "DATABASE_URL"])(
  "a missing %s is an error that names it",
  (name) => {
    expect(() => readEnv({ ...complete, [name]: undefined })).toThrow(`${name} is not set`);
  },
);

test("who works on the database alone needs no secret, but an address", () => {
  const { DATABASE_URL } = complete;
  expect(readDatabaseEnv({ DATABASE_URL })).toEqual({ DATABASE_URL, LOG_LEVEL: "info" });
  expect(() => readDatabaseEnv({})).toThrow("DATABASE_URL is not set");
});

test("an empty secret is refused like a missing one", () => {
  expect(() => readEnv({ ...complete, SHOPIFY_API_SECRET: "" })).toThrow("SHOPIFY_API_SECRET");
});

test("a wrong value is named but not repeated", () => {
  const read = () => readEnv({ ...complete, DATABASE_URL: "mysql://user:hunter2@db/x" });
  expect(read).toThrow("DATABASE_URL");
  expect(read).not.toThrow("hunter2");
});

test("engines are listed in order of preference, each over HTTP with its address", () => {
  const { ENGINES } = readEnv({ ...complete, ENGINES: "double=http://127.0.0.1:4100/?a=b, local" });
  expect(ENGINES).toEqual([{ name: "double", url: "http://127.0.0.1:4100/?a=b" }, { name: "local" }]);
});

test("an engine over HTTP may say how much it takes at the same time", () => {
  const { ENGINES } = readEnv({ ...complete, ENGINES: "double=http://127.0.0.1:4100#max=8,local" });
  expect(ENGINES).toEqual([
    { name: "double", url: "http://127.0.0.1:4100", maxConcurrent: 8 },
    { name: "local" },
  ]);
});

test.each([
  "",
  "local#max=2",
  "double=http://x#max=0",
  "double=http://x#max=1001",
  "double=http://x#max=2#max=3",
  "double=http://x#max=-1",
  "double=http://x#min=1",
  "double=http://x#max=secret",
  "double",
  "double=ftp://x",
  "double=http://:1",
  "local,",
  "local=http://x",
  "double=http://secret@x",
  "double=http://user:secret@x",
])("the engine list %j is refused with its name and the wanted form", (list) => {
  expect(() => readEnv({ ...complete, ENGINES: list })).toThrow(
    /^ {2}ENGINES: each entry must be `local` or `name=http:\/\/…` without user or password, with `#max=N` \(1 to 1000\) at its end or nothing$/m,
  );
});

test.each(["local,local", "local, double=http://x, local", "double=http://x,double=http://y"])(
  "an engine is listed once: %j is refused",
  (list) => {
    expect(() => readEnv({ ...complete, ENGINES: list })).toThrow(
      /^ {2}ENGINES: each engine must be listed once$/m,
    );
  },
);

test.each([
  ["SHOPIFY_APP_URL", "http://app.secret.test"],
  ["SHOPIFY_APP_URL", "https://app.secret.test/app"],
  ["DATABASE_URL", "postgresql://app:secret@db:port/x"],
  ["STORAGE_URL", "/secret/files"],
  ["ENCRYPTION_KEYS", "secret"],
  ["ENCRYPTION_KEYS", "k1:c2VjcmV0"],
  ["SIGNING_KEY", "secret"],
  ["SIGNING_KEY", " ".repeat(40)],
  ["SIGNING_KEY", `secret${"\t ".repeat(20)}`],
  ["ALLOW_TEST_CHARGES", "secret"],
  ["PORT", ""],
  ["PORT", "secret"],
  ["WORKER_CONCURRENCY", "65"],
])("what nothing could be done with is refused before the process starts: %s=%s", (name, value) => {
  const read = () => readEnv({ ...complete, [name]: value });
  expect(read).toThrow(new RegExp(`^ {2}${name}: .`, "m"));
  expect(read).not.toThrow(/secret/);
});

test("the app's address is an origin, with or without its slash", () => {
  const { SHOPIFY_APP_URL } = readEnv({ ...complete, SHOPIFY_APP_URL: "https://productstudio.test/" });
  expect(SHOPIFY_APP_URL).toBe("https://productstudio.test");
});

test.each([
  "smtp://mail.example:587?from=app%40shop.example",
  "smtps://user:p%40ss@mail.example?from=a@b.example",
])("%s is a mail server", (SMTP_URL) => {
  expect(readEnv({ ...complete, SMTP_URL }).SMTP_URL).toBe(SMTP_URL);
});
test.each([
  "",
  "mail.example",
  "http://mail.example?from=a@b.example",
  "smtp://?from=a@b.example",
  "smtp://user:hunter2@mail.example",
  "smtp://user:hunter2@mail.example?from=nobody",
  "smtp://user:hunter2@mail.example?from=a%40b%0ABcc:c%40d",
])("%j is no mail server, and a password in it isn't repeated", (SMTP_URL) => {
  const read = () => readEnv({ ...complete, SMTP_URL });
  expect(read).toThrow("SMTP_URL");
  expect(read).not.toThrow("hunter2");
});
