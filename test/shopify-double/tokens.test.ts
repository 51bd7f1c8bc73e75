import { jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { API_KEY, API_SECRET, openBench, SHOP, type TestBench } from "./testing/harness.ts";

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const SHOP_NAME = "{ shop { name } }";

describe("a session token", () => {
  test("carries what App Bridge's carries and lives one minute", async () => {
    const token = await bench.double.sessionToken(SHOP);
    const { payload } = await jwtVerify(token, new TextEncoder().encode(API_SECRET), { audience: API_KEY });
    expect(payload).toMatchObject({ iss: `https://${SHOP}/admin`, dest: `https://${SHOP}` });
    expect(payload.exp! - payload.iat!).toBe(60);
    expect(Object.keys(payload).toSorted()).toEqual([
      "aud",
      "dest",
      "exp",
      "iat",
      "iss",
      "jti",
      "nbf",
      "sid",
      "sub",
    ]);
  });
});

describe("token exchange", () => {
  test("gives an expiring offline token, and the first one is the installation", async () => {
    await bench.double.reset();
    await bench.double.sessionToken(SHOP);
    expect((await bench.double.state(SHOP)).installed).toBeNull();
    const { status, body } = await bench.app.exchange();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      scope: "write_products,write_files",
      expires_in: 3600,
      refresh_token_expires_in: 90 * 24 * 3600,
    });
    expect((await bench.double.state(SHOP)).installed?.scopes).toBe("write_products,write_files");
    expect((await bench.app.graphql(SHOP_NAME)).body.data.shop.name).toBe("Demo Shop");
  });

  test("gives an online token with its user", async () => {
    const { body } = await bench.app.exchange({
      requested_token_type: "urn:shopify:params:oauth:token-type:online-access-token",
    });
    expect(body).toMatchObject({ expires_in: 86_399, associated_user: { account_owner: true } });
    expect(body.refresh_token).toBeUndefined();
    expect((await bench.app.graphql(SHOP_NAME)).status).toBe(200);
  });

  test.each([
    ["an expired token", { expired: true }],
    ["a token of another app", { aud: "another-app" }],
    ["a token whose issuer is another shop", { iss: "https://other.myshopify.com/admin" }],
  ])("refuses %s", async (_what, options) => {
    const { status, body } = await bench.app.exchange({
      subject_token: await bench.double.sessionToken(SHOP, options),
    });
    expect([status, body.error]).toEqual([400, "invalid_subject_token"]);
  });

  test("refuses another shop's session token, and garbage", async () => {
    for (const token of [await bench.double.sessionToken("other.myshopify.com"), "garbage", null]) {
      const { status, body } = await bench.app.exchange({ subject_token: token });
      expect([status, body.error]).toEqual([400, "invalid_subject_token"]);
    }
  });

  test("refuses a wrong client secret", async () => {
    const { status, body } = await bench.app.exchange({ client_secret: "wrong" });
    expect([status, body.error]).toEqual([400, "invalid_client"]);
  });
});

describe("an access token", () => {
  test("is refused with 401 once its hour is over", async () => {
    await bench.app.exchange();
    await bench.double.expireTokens(SHOP);
    const { status, body } = await bench.app.graphql(SHOP_NAME);
    expect(status).toBe(401);
    expect(body.errors).toContain("[API] Invalid API key or access token");
  });

  test("expires by the clock", async () => {
    await bench.app.exchange();
    expect((await bench.app.graphql(SHOP_NAME)).status).toBe(200);
    await bench.double.advanceClock(60 * 60 * 1000);
    expect((await bench.app.graphql(SHOP_NAME)).status).toBe(401);
  });

  test("of one shop opens no other shop, and an unknown one opens none", async () => {
    await bench.app.exchange();
    await bench.double.sessionToken("other.myshopify.com");
    const { body } = await bench.app.exchange();
    const other = await bench.app.fetch("https://other.myshopify.com/admin/api/2026-10/graphql.json", {
      method: "POST",
      headers: { "x-shopify-access-token": body.access_token },
      body: JSON.stringify({ query: SHOP_NAME }),
    });
    expect(other.status).toBe(401);
    bench.app.useToken("shpat_unknown");
    expect((await bench.app.graphql(SHOP_NAME)).status).toBe(401);
  });

  test("that never expires is no longer accepted", async () => {
    const { body } = await bench.app.exchange({ expiring: "0" });
    expect(body.expires_in).toBeUndefined();
    expect((await bench.app.graphql(SHOP_NAME)).status).toBe(403);
  });
});

describe("a refresh token", () => {
  const refresh = (token: string) => bench.app.oauth({ grant_type: "refresh_token", refresh_token: token });

  test("is replaced by its use and refused afterwards", async () => {
    const first = (await bench.app.exchange()).body;
    const second = await refresh(first.refresh_token);
    expect(second.status).toBe(200);
    expect(second.body.refresh_token).not.toBe(first.refresh_token);
    bench.app.useToken(second.body.access_token);
    expect((await bench.app.graphql(SHOP_NAME)).status).toBe(200);

    const again = await refresh(first.refresh_token);
    expect([again.status, again.body.error]).toEqual([400, "invalid_grant"]);
    expect((await refresh(second.body.refresh_token)).status).toBe(200);
  });

  test("gives one winner when two processes use it at once", async () => {
    const { refresh_token: token } = (await bench.app.exchange()).body;
    const answers = await Promise.all([refresh(token), refresh(token)]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 400]);
  });

  test("may be retried until its replacement is used, when set to Shopify's newer rule", async () => {
    await bench.double.configure({ refreshTokenReuse: "until-replacement-used" });
    const first = (await bench.app.exchange()).body.refresh_token;
    expect((await refresh(first)).status).toBe(200);
    const retried = await refresh(first);
    expect(retried.status).toBe(200);
    expect((await refresh(retried.body.refresh_token)).status).toBe(200);
    expect((await refresh(first)).status).toBe(400);
    await bench.double.configure({ refreshTokenReuse: "refused" });
  });
});
