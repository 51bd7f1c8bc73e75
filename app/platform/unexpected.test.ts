import { expect, test } from "vitest";
import { createLog } from "./log.ts";
import { logUnexpected } from "./unexpected.ts";

const TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJkZXN0IjoiaHR0cHM6Ly9hIn0.c2lnbmF0dXJl";

function logged(
  error: unknown,
  url: string,
  { params = {}, signal }: { params?: object; signal?: AbortSignal } = {},
) {
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => void lines.push(line) });
  const request = new Request(url, { method: "POST", ...(signal && { signal }) });
  logUnexpected(log, error, { request, params: { ...params } });
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test("an unexpected error is one line with method, route and path", () => {
  const [line, ...more] = logged(new Error("no"), "https://app.test/api/runs/42/cancel", {
    params: { runId: "42" },
  });
  expect(more).toEqual([]);
  expect(line).toMatchObject({
    level: 50,
    method: "POST",
    route: "/api/runs/:runId/cancel",
    path: "/api/runs/42/cancel",
    err: { message: "no", stack: expect.stringContaining("unexpected.test.ts") },
  });
});

test.each([
  `https://app.test/${TOKEN}`,
  `https://app.test/app/runs/${TOKEN.replaceAll(".", "%2E")}`,
  `https://app.test/app?id_token=${TOKEN}`,
])("a token in the address %# never reaches the log", (url) => {
  const text = JSON.stringify(logged(new Error(`No route matches URL "${url}"`), url));
  for (const piece of TOKEN.split(".")) expect(decodeURIComponent(text)).not.toContain(piece);
});

test("a request that its sender gave up is not logged", () => {
  expect(logged(new Error("gone"), "https://app.test/app", { signal: AbortSignal.abort() })).toEqual([]);
});

test.each([null, undefined, "text", { secret: TOKEN }])("whatever was thrown is logged: %j", (thrown) => {
  const lines = logged(thrown, "https://app.test/app");
  expect(lines).toHaveLength(1);
  expect(JSON.stringify(lines)).not.toContain("eyJ");
});
