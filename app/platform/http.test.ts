import { expect, test } from "vitest";
import { z } from "zod";
import { refuse } from "./errors.ts";
import { parseJson, respond } from "./http.ts";

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
  ["a body over the limit", JSON.stringify("x".repeat(2_000_001)), "too large"],
])("%s is refused with what is wrong", async (_name, body, problem) => {
  const result = await parseJson(post(body), schema);
  expect(result).toMatchObject({
    ok: false,
    reason: "invalid-input",
    problem: expect.stringContaining(problem),
  });
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
