import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gate } from "./gate.ts";

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((request, response) =>
    gate(request, response, () => request.resume().on("end", () => response.end("through"))),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test.each(["DELETE", "PUT", "PATCH"])("%s is refused with what is allowed instead", async (method) => {
  const response = await fetch(new Request(url, { method }));
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS, POST");
  expect(await response.json()).toMatchObject({ ok: false, reason: "method-not-allowed" });
});

test.each(["GET", "OPTIONS", "POST"])("%s goes through", async (method) => {
  expect(await (await fetch(url, { method })).text()).toBe("through");
});

test("a body that says it is too large is answered, also while it is still being sent", async () => {
  for (const sizeBytes of [2_000_001, 30_000_000]) {
    const response = await fetch(url, { method: "POST", body: "x".repeat(sizeBytes) });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ ok: false, reason: "request-too-large" });
  }
  const largest = await fetch(url, { method: "POST", body: "x".repeat(2_000_000) });
  expect(await largest.text()).toBe("through");
});
