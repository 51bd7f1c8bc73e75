import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

const projectDir = join(import.meta.dirname, "..", "..", "..");
/** Nobody listens on port 1. */
const NOWHERE = "postgresql://somebody:hunter2@127.0.0.1:1/nothing";

test.each([
  { door: "app/web.ts", variable: "DATABASE_OWNER_URL", owner: { DATABASE_OWNER_URL: NOWHERE } },
  { door: "app/web.ts", variable: "DATABASE_URL", owner: {} },
  { door: "app/worker/main.ts", variable: "DATABASE_OWNER_URL", owner: { DATABASE_OWNER_URL: NOWHERE } },
  { door: "app/worker/main.ts", variable: "DATABASE_URL", owner: {} },
])("$door ends with one line that names $variable when its database is away", ({ door, variable, owner }) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectDir, door)], {
    encoding: "utf8",
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      SHOPIFY_API_KEY: "key",
      SHOPIFY_API_SECRET: "secret",
      SHOPIFY_APP_URL: "https://productstudio.test",
      DATABASE_URL: NOWHERE,
      ...owner,
      STORAGE_URL: pathToFileURL(tmpdir()).href,
      ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
      SIGNING_KEY: "x".repeat(32),
    },
  });
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(JSON.parse(stderr)).toMatchObject({
    level: 60,
    variable,
    code: "ECONNREFUSED",
    msg: `the database of ${variable} could not be reached`,
  });
  expect(stderr).not.toMatch(/hunter2|somebody|127\.0\.0\.1|nothing/);
});
