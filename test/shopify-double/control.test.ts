import { request } from "node:http";
import { connect } from "node:net";
import { statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CATALOGUE, openBench, SHOP, type TestBench } from "./testing/harness.ts";

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

function control(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port: bench.double.port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

/** The proxy's first line for a CONNECT. */
function connectTo(authority: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(bench.double.port, "127.0.0.1", () =>
      socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`),
    );
    socket.once("data", (data) => {
      socket.destroy();
      resolve(data.toString().split("\r\n")[0] ?? "");
    });
    socket.on("error", reject);
  });
}

describe("the egress guard", () => {
  test("lets the app reach its shop and nothing of the outside world", async () => {
    await bench.double.sessionToken(SHOP);
    await expect(bench.app.fetch(`https://${SHOP}/`)).resolves.toMatchObject({ status: 404 });
    await expect(bench.app.fetch("https://example.com/")).rejects.toThrow(/403|cancelled/);
    await expect(bench.app.fetch("https://myshopify.com.evil.example/")).rejects.toThrow(/403|cancelled/);
    const { counters } = await bench.double.state(SHOP);
    expect(Object.keys(counters.egressRefused)).toEqual([
      "example.com:443",
      "myshopify.com.evil.example:443",
    ]);
  });

  test.each(["169.254.169.254:443", "127.0.0.1:443", "demo-shop.myshopify.com:22", "a.b.myshopify.com:443"])(
    "refuses CONNECT %s",
    async (authority) => {
      expect(await connectTo(authority)).toBe("HTTP/1.1 403 Forbidden");
    },
  );

  test("refuses a plain-http proxy request", async () => {
    expect(await control("http://example.com/", { host: "example.com" })).toBe(403);
  });

  test("forwards the app's own public name to its web process", async () => {
    const answer = await bench.app.fetch("https://productstudio.test//elsewhere.example/x?y=1");
    expect(answer.text).toBe("ok");
    expect(bench.sink.received.at(-1)).toMatchObject({
      path: "//elsewhere.example/x?y=1",
      headers: { host: "productstudio.test", "x-forwarded-proto": "https" },
    });
  });
});

describe("the control API", () => {
  test("answers only to loopback names, so that a rebound name opens nothing", async () => {
    const path = `/__double/state?shop=${SHOP}`;
    const port = bench.double.port;
    await bench.double.sessionToken(SHOP);
    expect(await control(path, { host: `127.0.0.1:${port}` })).toBe(200);
    expect(await control(path, { host: `localhost:${port}` })).toBe(200);
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      "127.0.0.1.evil.example",
      "localhost.evil.example",
    ]) {
      expect(`${host} ${await control(path, { host })}`).toBe(`${host} 403`);
    }
    expect(await control(path, { host: `127.0.0.1:${port}`, origin: "https://evil.example" })).toBe(403);
  });

  test("is not to be had through the app's door", async () => {
    expect((await bench.app.fetch(`https://${SHOP}/__double/state?shop=${SHOP}`)).status).toBe(404);
  });

  test("refuses what it does not know", async () => {
    await expect(bench.double.state("unknown.myshopify.com")).rejects.toThrow("unknown shop");
    await expect(bench.double.sessionToken("evil.example")).rejects.toThrow("myshopify.com");
    await expect(bench.double.configure({ processingDelayMs: -1 })).rejects.toThrow("400");
    expect(await control("/__double/nothing", { host: "127.0.0.1" })).toBe(404);
  });

  test("reset forgets everything and never gives out an id twice", async () => {
    await bench.double.seed({ shop: SHOP, catalogue: CATALOGUE });
    const before = new Set((await bench.double.state(SHOP)).products.map((product) => product.id));
    await bench.double.reset({ shop: SHOP, catalogue: CATALOGUE, products: 3 });
    const after = (await bench.double.state(SHOP)).products.map((product) => product.id);
    expect(after).toHaveLength(3);
    expect(after.filter((id) => before.has(id))).toEqual([]);
  });
});

describe("a crash", () => {
  test("by SIGKILL loses nothing that was answered: catalogue, tokens, charges and files in processing go on", async () => {
    await bench.double.reset({ shop: SHOP, catalogue: CATALOGUE });
    await bench.double.configure({ processingDelayMs: 400 });
    await bench.app.exchange();
    const originalSource = await bench.app.upload("hero.jpg", Buffer.from("not a picture"));
    await bench.app.graphql(
      "mutation ($files: [FileCreateInput!]!) { fileCreate(files: $files) { files { id } } }",
      { files: [{ originalSource }] },
    );
    const { body } = await bench.app.graphql(
      `mutation { appPurchaseOneTimeCreate(name: "Pack", price: { amount: 49, currencyCode: USD }, returnUrl: "https://x.test/") {
        appPurchaseOneTime { id }
      } }`,
    );
    const chargeId = body.data.appPurchaseOneTimeCreate.appPurchaseOneTime.id;
    await bench.double.approve(chargeId);
    const before = await bench.double.state(SHOP);
    const caBefore = bench.double.caPath;

    await bench.crashAndRestart();

    expect(bench.double.caPath).toBe(caBefore);
    const after = await bench.double.state(SHOP);
    expect(after.products).toEqual(before.products);
    expect(after.charges).toEqual(before.charges);
    expect(after.installed).toEqual(before.installed);
    expect((await bench.app.graphql("{ shop { name } }")).status).toBe(200);
    await expect
      .poll(async () => (await bench.double.state(SHOP)).files[0])
      .toMatchObject({ status: "FAILED", errorCode: "UNSUPPORTED_IMAGE_FILE_TYPE" });
    await expect.poll(async () => (await bench.double.state(SHOP)).webhooks[0]?.status).toBe("DELIVERED");
  });

  test("keys are readable by their owner only", () => {
    for (const name of ["ca.key", "server.key"]) {
      expect(statSync(join(bench.dataDir, "tls", name)).mode & 0o077).toBe(0);
    }
  });
});
