/** Authentication and access tokens against the Shopify double, by two processes of the app at the same time. */
import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type DoubleHandle, startDouble } from "#test/shopify-double/client.ts";
import { testDatabase, type TestDatabase } from "#test/support/database.ts";
import type { Answer, Question } from "./authentication.child.ts";

const APP = "https://productstudio.example.com";
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36";
const HOUR_SECONDS = 3600;

interface AppProcess {
  ask(question: Question): Promise<Answer>;
  /** Everything that it wrote to its log. */
  log(): string;
  stop(): Promise<void>;
}

let double: DoubleHandle;
let database: TestDatabase;
let processes: AppProcess[] = [];
let shop: string;
const dataDir = mkdtempSync(join(tmpdir(), "authentication-"));

beforeAll(async () => {
  [double, database] = await Promise.all([
    startDouble({
      dataDir,
      appUrl: "http://127.0.0.1:9",
      apiKey: "the-api-key",
      apiSecret: "the-api-secret",
    }),
    testDatabase(),
  ]);
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: "test" as const,
    ...double.appEnv,
    SHOPIFY_APP_URL: APP,
    DATABASE_URL: database.appUrl,
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    SIGNING_KEY: randomBytes(32).toString("base64"),
  };
  processes = await Promise.all([startProcess(env), startProcess(env)]);
});

afterAll(async () => {
  await Promise.all(processes.map((running) => running.stop()));
  await Promise.all([double?.stop(), database?.close()]);
  rmSync(dataDir, { recursive: true, force: true });
});

beforeEach(async () => {
  shop = `shop-${randomBytes(6).toString("hex")}.myshopify.com`;
  await double.configure({ accessTokenTtlSeconds: HOUR_SECONDS, refreshTokenReuse: "refused" });
});

async function startProcess(env: NodeJS.ProcessEnv): Promise<AppProcess> {
  const child: ChildProcess = fork(new URL("./authentication.child.ts", import.meta.url), {
    env,
    silent: true,
  });
  let log = "";
  child.stderr!.on("data", (chunk: Buffer) => (log += chunk.toString()));
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => {
      throw new Error(`The app's process ended before it was ready:\n${log}`);
    }),
  ]);
  child.on("message", ({ id, answer }: { id: number; answer: Answer }) => waiting.get(id)?.(answer));
  return {
    ask: (question) =>
      new Promise((resolve) => {
        const id = ++lastId;
        waiting.set(id, resolve);
        child.send({ id, question });
      }),
    log: () => log,
    async stop() {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

const tokenRequests = async () => {
  const answers = await Promise.all(
    processes.map(({ ask }) => ask({ do: "token", shop: "nobody.myshopify.com" })),
  );
  return answers.reduce((sum, answer) => sum + answer.tokenRequests, 0);
};

/** Asks both processes `times` times in all, at once, and tells how many requests for tokens that made. */
async function askAll(question: Question, times: number): Promise<{ answers: Answer[]; requests: number }> {
  const before = await tokenRequests();
  const answers = await Promise.all(Array.from({ length: times }, (_, n) => processes[n % 2]!.ask(question)));
  return { answers, requests: (await tokenRequests()) - before };
}

/** A request as App Bridge's fetch sends it. */
const fetchRequest = (token: string): Question => ({
  do: "authenticate",
  url: `${APP}/app?_data=routes%2Fapp`,
  headers: { authorization: `Bearer ${token}`, "user-agent": BROWSER },
});

/** A document in the frame of Shopify admin. */
function documentRequest(params: Record<string, string>, headers: Record<string, string> = {}): Question {
  const host = Buffer.from(`admin.shopify.com/store/${shop.split(".")[0]}`)
    .toString("base64")
    .replace(/=+$/, "");
  const query = new URLSearchParams({ shop, host, embedded: "1", ...params });
  return { do: "authenticate", url: `${APP}/app?${query}`, headers: { "user-agent": BROWSER, ...headers } };
}

/** Lets the merchant open the app once; its access token then lives for `ttlSeconds`. */
async function openApp(ttlSeconds = HOUR_SECONDS): Promise<string> {
  await double.configure({ accessTokenTtlSeconds: ttlSeconds });
  const answer = await processes[0]!.ask(fetchRequest(await double.sessionToken(shop)));
  expect(answer).toMatchObject({ value: { shopDomain: shop } });
  await double.configure({ accessTokenTtlSeconds: HOUR_SECONDS });
  return (answer.value as { shopId: string }).shopId;
}

const okToken = { ok: true, accessToken: expect.stringMatching(/^shpat_/) as unknown };

test("ten first requests to two processes make one token exchange and one installation", async () => {
  const { answers, requests } = await askAll(fetchRequest(await double.sessionToken(shop)), 10);
  const merchants = answers.map(
    ({ value }) => value as { shopId: string; shopDomain: string; actor: object },
  );
  expect(merchants[0]).toMatchObject({
    shopDomain: shop,
    actor: { kind: "merchant", id: expect.stringMatching(/^\d+$/) },
  });
  expect(new Set(merchants.map((merchant) => merchant?.shopId)).size).toBe(1);
  expect(requests).toBe(1);
  expect((await double.state(shop)).counters.ops["query.shop"]).toBe(1);
});

test("a document with its token in the address is let in, and later requests ask Shopify nothing", async () => {
  const id_token = await double.sessionToken(shop);
  const { value } = await processes[0]!.ask(documentRequest({ id_token }));
  expect(value).toMatchObject({ shopDomain: shop });
  const { answers, requests } = await askAll(fetchRequest(await double.sessionToken(shop)), 4);
  expect(answers.every((answer) => (answer.value as { shopDomain: string }).shopDomain === shop)).toBe(true);
  expect(requests).toBe(0);
});

test("when the token has little time left, ten requests make one exchange", async () => {
  const shopId = await openApp(60);
  const { answers, requests } = await askAll(fetchRequest(await double.sessionToken(shop)), 10);
  expect(new Set(answers.map((answer) => (answer.value as { shopId: string }).shopId))).toEqual(
    new Set([shopId]),
  );
  expect(requests).toBe(1);
});

test("background work gets the token that the merchant's visit left, without asking Shopify", async () => {
  await openApp();
  const { answers, requests } = await askAll({ do: "token", shop }, 4);
  for (const { value } of answers) expect(value).toEqual(okToken);
  expect(requests).toBe(0);
});

test("five calls of two processes on an ending token make exactly one refresh, though its refresh token works once", async () => {
  await openApp(60);
  const { answers, requests } = await askAll({ do: "token", shop }, 5);
  for (const { value } of answers) expect(value).toEqual(okToken);
  expect(new Set(answers.map(({ value }) => (value as { accessToken: string }).accessToken)).size).toBe(1);
  expect(requests).toBe(1);
});

test("a token that Shopify ended early is refreshed once after the 401, and the refresh tokens rotate", async () => {
  await openApp();
  const first = (await processes[0]!.ask({ do: "token", shop })).value as { accessToken: string };
  let refreshRejected = first.accessToken;
  for (let round = 0; round < 3; round++) {
    await double.expireTokens(shop);
    const { answers, requests } = await askAll({ do: "token", shop, refreshRejected }, 4);
    const tokens = new Set(answers.map(({ value }) => (value as { accessToken: string }).accessToken));
    expect(tokens.size).toBe(1);
    expect(tokens).not.toContain(refreshRejected);
    expect(requests).toBe(1);
    [refreshRejected] = tokens as unknown as [string];
  }
});

test("a refused refresh asks for the merchant, whose next visit makes everything work again", async () => {
  await openApp(60);
  // Shopify forgets the installation: every token is dead.
  await double.reset();
  await double.sessionToken(shop);
  const { answers } = await askAll({ do: "token", shop }, 2);
  for (const { value } of answers) expect(value).toEqual({ ok: false, reason: "reauthorize" });

  await openApp();
  expect((await processes[1]!.ask({ do: "token", shop })).value).toEqual(okToken);
});

test("a shop that never opened the app, or whose tokens were deleted, is one without the app", async () => {
  expect((await processes[0]!.ask({ do: "token", shop })).value).toEqual({
    ok: false,
    reason: "uninstalled",
  });
  await openApp();
  await processes[0]!.ask({ do: "forget", shop });
  expect((await processes[1]!.ask({ do: "token", shop })).value).toEqual({
    ok: false,
    reason: "uninstalled",
  });
});

test.each([
  ["expired", { expired: true }],
  ["meant for another app", { aud: "another-app" }],
  ["issued by another shop", { iss: "https://other.myshopify.com/admin" }],
] as const)(
  "a fetch with a token that is %s gets 401 and may try again with a new one",
  async (_name, options) => {
    await openApp();
    const { response, value } = await processes[0]!.ask(
      fetchRequest(await double.sessionToken(shop, options)),
    );
    expect(value).toBeUndefined();
    expect(response?.status).toBe(401);
    expect(response?.headers["x-shopify-retry-invalid-session-request"]).toBe("1");
    expect(response?.headers["content-security-policy"]).toContain("frame-ancestors");
  },
);

test.each([
  ["without a token", undefined],
  ["with an expired token", { expired: true }],
  ["with a token that another shop issued", { iss: "https://other.myshopify.com/admin" }],
] as const)("a document %s is sent to the page that fetches one", async (_name, options) => {
  await openApp();
  const params = options ? { id_token: await double.sessionToken(shop, options) } : {};
  const { response } = await processes[0]!.ask(documentRequest(params as Record<string, string>));
  expect(response?.status).toBe(302);
  expect(response?.headers.location).toMatch(/^\/auth\/session-token\?/);
  expect(response?.headers.location).not.toContain("id_token");
  expect(response?.headers["content-security-policy"]).toContain(`frame-ancestors https://${shop} `);
});

test.each([
  ["fails", { kind: "http-5xx" }],
  ["breaks off", { kind: "drop-request" }],
] as const)(
  "a merchant whom Shopify gives no token because it %s reads a sentence, the log says it, and a later visit works",
  async (_name, { kind }) => {
    await double.sessionToken(shop);
    await double.addFault({ shop, match: { path: "/admin/oauth/access_token" }, kind, count: 10 });
    const logged = processes[0]!.log().length;
    const answers = [
      await processes[0]!.ask(fetchRequest(await double.sessionToken(shop))),
      await processes[0]!.ask(documentRequest({ id_token: await double.sessionToken(shop) })),
    ];
    await double.clearFaults();
    for (const { response } of answers) {
      expect(response?.status).toBe(503);
      expect(JSON.parse(response?.body ?? "")).toMatchObject({
        reason: "shopify-unavailable",
        message: expect.stringMatching(/no credits were used; try again/),
      });
    }
    expect(answers[1]!.response?.headers["content-security-policy"]).toContain(
      `frame-ancestors https://${shop} `,
    );
    expect(processes[0]!.log().slice(logged)).toContain("Shopify's library could not admit the request");
    await openApp();
  },
);

test("a cookie opens nothing", async () => {
  await openApp();
  const cookie = `shopify_app_session=offline_${shop}; id_token=${await double.sessionToken(shop)}`;
  const { response } = await processes[0]!.ask(documentRequest({}, { cookie }));
  expect(response?.status).toBe(302);
});

test("the page that fetches a session token may be framed by the shop, and by nobody when the shop is none", async () => {
  const page = (shopParam: string): Question => ({
    do: "authenticate",
    url: `${APP}/auth/session-token?${new URLSearchParams({ shop: shopParam })}`,
    headers: { "user-agent": BROWSER },
  });
  const { response } = await processes[0]!.ask(page(shop));
  expect(response?.status).toBe(200);
  expect(response?.body).toContain(`data-api-key="the-api-key"`);
  expect(response?.headers["content-security-policy"]).toContain(`frame-ancestors https://${shop} `);
  for (const hostile of ["evil.example", `${shop}; script-src *`, "*"]) {
    const answer = await processes[0]!.ask(page(hostile));
    expect(answer.response?.headers["content-security-policy"]).toBe("frame-ancestors 'none';");
  }
});

test("no answer and no log line of any test holds a token, and Shopify alone was spoken to", async () => {
  await openApp(60);
  await askAll({ do: "token", shop }, 2);
  await processes[0]!.ask(fetchRequest(await double.sessionToken(shop, { expired: true })));
  for (const { log } of processes) {
    expect(log()).toContain('"level"');
    expect(log()).not.toMatch(/eyJ[\w-]+\.|shp(at|rt)_\w|the-api-secret/);
  }
  expect((await double.state(shop)).counters.egressRefused).toEqual({});
});
