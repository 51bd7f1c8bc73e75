import { expect, test } from "vitest";
import { z } from "zod";
import { refuse } from "./errors.ts";
import { numberCursor, parseJson, respond } from "./http.ts";

const schema = z.object({ quality: z.enum(["standard"]) });
const post = (body: string) => new Request("https://app.test/api", { method: "POST", body });

test("a body that fits is parsed", async () => {
  expect(await parseJson(post('{"quality":"standard"}'), schema)).toEqual({
    ok: true,
    input: { quality: "standard" },
  });
});

test.each([
  ["not JSON", "{", "not JSON"],
  ["a wrong field", '{"quality":"best"}', "quality: "],
  ["an empty body", "", "not JSON"],
])("%s is refused with what is wrong", async (_name, body, problem) => {
  const result = await parseJson(post(body), schema);
  expect(result).toMatchObject({
    ok: false,
    reason: "invalid-input",
    problem: expect.stringContaining(problem),
  });
});

test("a body over the limit is read away and refused", async () => {
  for (const sizeBytes of [2_000_001, 30_000_000]) {
    let unread = sizeBytes;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const size = Math.min(unread, 1_000_000);
        unread -= size;
        controller.enqueue(new Uint8Array(size).fill(0x20));
        if (unread === 0) controller.close();
      },
    });
    const request = new Request("https://app.test/api", {
      method: "POST",
      body,
      duplex: "half",
    } as RequestInit);
    expect(await parseJson(request, schema)).toEqual({ ok: false, reason: "request-too-large" });
    expect(unread).toBe(0);
  }
});

test("a sender who never stops is cut off", async () => {
  const stopped = Promise.withResolvers<void>();
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)),
    cancel: () => stopped.resolve(),
  });
  const request = new Request("https://app.test/api", {
    method: "POST",
    body,
    duplex: "half",
  } as RequestInit);
  expect(await parseJson(request, schema)).toEqual({ ok: false, reason: "request-too-large" });
  await stopped.promise;
});

test.each<[string | null, number | undefined]>([
  [null, undefined],
  ["0", 0],
  ["2147483647", 2147483647],
])("%j is a cursor", (text, value) => {
  expect(numberCursor(text)).toEqual({ ok: true, value });
});

test.each(["", "-1", "1.5", "x", "2147483648", "999999999999999", "1e3", "٣"])("%j names no page", (text) => {
  expect(numberCursor(text)).toEqual({ ok: false, reason: "not-found" });
});

test("a refusal becomes its status, its figures and one sentence", async () => {
  const response = respond(refuse("insufficient-credits", { needed: 135, available: 5, shortfall: 130 }));
  expect(response.status).toBe(402);
  expect(await response.json()).toMatchObject({
    ok: false,
    shortfall: 130,
    message: expect.stringMatching(/^130 credits short: this needs 135 and 5 are available\./),
  });
});

test("answers are never cached or sniffed", () => {
  const { headers } = respond({ ok: true });
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});
