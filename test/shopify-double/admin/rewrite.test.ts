import { expect, test } from "vitest";
import { localStream, toLocal, toReal } from "./rewrite.ts";

const PORT = 4000;

test.each([
  ["https://admin.shopify.com/store/x", "http://admin.localhost:4000/store/x"],
  ['"https:\\/\\/cdn.shopify.com\\/s"', '"http:\\/\\/cdn.localhost:4000\\/s"'],
  [
    "?reload=https%3A%2F%2Fproductstudio.test%2Fapp",
    "?reload=http%3A%2F%2Fproductstudio.localhost%3A4000%2Fapp",
  ],
  [
    "frame-ancestors https://demo-shop.myshopify.com https://admin.shopify.com;",
    "frame-ancestors http://demo-shop.myshopify.localhost:4000 http://admin.localhost:4000;",
  ],
  ["See https://ADMIN.Shopify.com.", "See http://admin.localhost:4000."],
])("%s becomes local and real again", (real, local) => {
  expect(toLocal(real, PORT)).toBe(local);
  expect(toReal(local, PORT).toLowerCase()).toBe(real.toLowerCase());
});

test.each([
  "https://example.com/admin.shopify.com",
  "https://admin.shopify.com.evil.example/",
  "https://notadmin.shopify.com",
  "https://evil-cdn.shopify.com",
  "http://admin.shopify.com",
  "admin.shopify.com/store/demo-shop",
  "https://a.b.myshopify.com",
  "https://",
])("%s is left alone", (text) => {
  expect(toLocal(text, PORT)).toBe(text);
});

test.each([
  "http://admin.localhost:4001/",
  "http://evil.localhost:4000/",
  "http://admin.localhost/",
  "https://admin.localhost:4000/",
])("%s, which is not ours, stays as the browser sent it", (text) => {
  expect(toReal(text, PORT)).toBe(text);
});

async function through(chunks: Buffer[]): Promise<string> {
  const stream = localStream(PORT);
  const received: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => received.push(chunk));
  for (const chunk of chunks) stream.write(chunk);
  await new Promise((done) => stream.end(done));
  return Buffer.concat(received).toString("utf8");
}

test("a body is rewritten the same wherever it is cut, letters of more bytes included", async () => {
  const text =
    'é https://cdn.shopify.com/a "https:\\/\\/admin.shopify.com" ü https%3A%2F%2Fproductstudio.test%2F https';
  const bytes = Buffer.from(text);
  const whole = toLocal(text, PORT);
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    expect(await through([bytes.subarray(0, cut), bytes.subarray(cut)])).toBe(whole);
  }
  expect(await through([...bytes].map((byte) => Buffer.from([byte])))).toBe(whole);
});

test("an event of a stream is passed on at once", async () => {
  const stream = localStream(PORT);
  const first = new Promise<string>((resolve) =>
    stream.once("data", (chunk: Buffer) => resolve(String(chunk))),
  );
  stream.write('data: {"href":"https://cdn.shopify.com/x"}\n\n');
  expect(await first).toBe('data: {"href":"http://cdn.localhost:4000/x"}\n\n');
  stream.destroy();
});

test("a name that never ends is let go instead of being kept for ever", async () => {
  const endless = `https://${"a".repeat(5000)}`;
  expect(await through([Buffer.from(endless.slice(0, 300)), Buffer.from(endless.slice(300))])).toBe(endless);
});
