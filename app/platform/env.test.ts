import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

const complete = {
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  SHOPIFY_APP_URL: "https://productstudio.test",
  DATABASE_URL: "postgresql://app@127.0.0.1/productstudio",
  STORAGE_URL: "file:///var/lib/productstudio",
  ENCRYPTION_KEYS: "k1:AAAA",
  SIGNING_KEY: "x".repeat(32),
};

test("a complete environment is read, with defaults for what is no secret", () => {
  expect(readEnv(complete)).toMatchObject({
    PORT: 3000,
    ENGINES: [{ name: "local" }],
    ALLOW_TEST_CHARGES: false,
  });
});

test.each(["SHOPIFY_API_SECRET", "ENCRYPTION_KEYS", "SIGNING_KEY", "DATABASE_URL"])(
  "a missing %s is an error that names it",
  (name) => {
    expect(() => readEnv({ ...complete, [name]: undefined })).toThrow(`${name} is not set`);
  },
);

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

test.each(["", "double", "double=ftp://x", "local,"])("the engine list %j is refused", (list) => {
  expect(() => readEnv({ ...complete, ENGINES: list })).toThrow("ENGINES");
});
