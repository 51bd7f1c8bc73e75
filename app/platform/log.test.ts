import { expect, test } from "vitest";
import { createLog, redactText } from "./log.ts";

/** Runs `write` with a logger and returns what reached its destination. */
function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog("trace", { write: (line: string) => void lines.push(line) }));
  return lines.join("");
}
const JWT = "eyJhbGciOiJIUzI1NiJ9.eyJkZXN0IjoiaHR0cHM6Ly9hLm15c2hvcGlmeS5jb20ifQ.c2lnbmF0dXJl";
const ACCESS_TOKEN = "shpat_0123456789abcdef0123456789abcdef";

test("ids and figures are fields of one JSON line", () => {
  const line = logged((log) => log.info({ shopId: "s", runId: "r", items: 3 }, "run started"));
  expect(JSON.parse(line)).toMatchObject({ shopId: "s", runId: "r", items: 3, msg: "run started" });
});

test.each([
  ["in a message", (log: ReturnType<typeof createLog>) => log.warn(`refused ${JWT} and ${ACCESS_TOKEN}`)],
  [
    "in a named field",
    (log: ReturnType<typeof createLog>) => log.info({ accessToken: ACCESS_TOKEN, id_token: JWT }, "x"),
  ],
  [
    "one level down",
    (log: ReturnType<typeof createLog>) =>
      log.info({ session: { accessToken: ACCESS_TOKEN, refreshToken: JWT } }, "x"),
  ],
  [
    "in an error's message",
    (log: ReturnType<typeof createLog>) =>
      log.error({ err: new Error(`bad token ${JWT} ${ACCESS_TOKEN}`) }, "x"),
  ],
  [
    "in a header",
    (log: ReturnType<typeof createLog>) => log.info({ headers: { authorization: `Bearer ${JWT}` } }, "x"),
  ],
])("a token %s never reaches the log", (_where, write) => {
  const line = logged(write);
  expect(line).not.toBe("");
  expect(line).not.toContain(JWT);
  expect(line).not.toContain(ACCESS_TOKEN);
});

test("the password in a database URL is cut out of an error, its host stays", () => {
  expect(redactText("cannot reach postgresql://app:hunter2@db.example:5432/x")).toBe(
    "cannot reach postgresql://app:[redacted]@db.example:5432/x",
  );
});
