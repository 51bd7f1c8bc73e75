/** Pictures that cannot be used, requests that come twice: each has its sentence, its credits back, and harms nobody else. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Balance } from "#app/domain/credits/schemas.ts";
import type { Run } from "#app/domain/generation/index.server.ts";
import { type AppClient, createAppClient } from "../demo/app-client.ts";
import { keepDraft } from "../demo/drafts.ts";
import { type House, clearHouse, startHouse } from "../demo/house.ts";
import { accessibilityProblems } from "../support/axe.ts";
import { openAdmin, openBrowser } from "../support/browser.ts";
import { buyPack, SMALLEST_PACK } from "../support/house-order.ts";

let house: House;
let dataDir: string;
let app: AppClient;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-e2e-"));
  house = await startHouse({ dataDir, oddPictures: true });
  app = createAppClient(house.webUrl, house.double, house.shop);
});
afterAll(async () => {
  await house.stop();
  clearHouse(dataDir);
});

const runWith = (changes: object) =>
  JSON.stringify({ draftId: randomUUID(), quality: "standard", ...changes });
const balance = async () => (await app.get<{ balance: Balance }>("/api/credits")).body.balance;

async function collectionGid(title: string): Promise<string> {
  const { body } = await app.get<{ rows: { collectionGid: string; title: string }[] }>("/api/collections");
  return body.rows.find((one) => one.title === title)?.collectionGid ?? "";
}

const readDraft = async (selection: object): Promise<string> => (await keepDraft(app, selection)).draftId;
const startDraft = (draftId: string, quality = "standard") =>
  app.post<Record<string, unknown>>("/api/runs", { draftId, quality });
/** Pictures of these that were made before are made again. */
const start = async (selection: object) =>
  app.post<Record<string, unknown>>("/api/runs", {
    draftId: await readDraft(selection),
    quality: "standard",
    again: true,
  });

async function finished(runId: string): Promise<Run> {
  for (;;) {
    const { run } = (await app.get<{ run: Run }>(`/api/runs/${runId}`)).body;
    if (run.finishedAt) return run;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

test("each unusable picture fails with its reason, a sentence and its credits back, and the rest goes on", async () => {
  await buyPack(house, app, SMALLEST_PACK);
  const before = await balance();
  const { body } = await start({ collectionGid: await collectionGid("Odd pictures") });
  const run = await finished(String(body.runId));

  const ended = new Map(
    run.items.map((item) => [
      item.sku,
      item.failure ? `${item.failure.code}/${item.failure.reason}` : item.status,
    ]),
  );
  expect(Object.fromEntries(ended)).toEqual({
    "ODD-BLURRED": "unsupported_input/blurred",
    "ODD-BOMB": "unsupported_input/too_many_pixels",
    "ODD-60MP": "unsupported_input/too_many_pixels",
    "ODD-EMPTY": "unsupported_input/empty_file",
    "ODD-HEIC": "unsupported_input/heic_image",
    "ODD-SVG": "unsupported_input/vector_image",
    "ODD-TEXT": "unsupported_input/not_an_image",
    "ODD-TRUNCATED": "unsupported_input/damaged_file",
    "ODD-16BIT": "done",
    "ODD-CMYK": "done",
    "ODD-EXIF": "done",
    "ODD-WATERMARK": expect.stringMatching(/^(done|needs_cutout)/),
  });
  // What Shopify's metadata shows is left out before anything is held.
  const skipped = run.skipped.flatMap(({ reason, products }) => products.map(({ sku }) => [sku, reason]));
  expect(Object.fromEntries(skipped)).toEqual({
    "ODD-ANIMATED": "picture-too-small",
    "ODD-FEW-PIXELS": "picture-too-small",
    "ODD-NO-PICTURE": "no-picture",
    "ODD-PROCESSING": "picture-not-ready",
    "ODD-TOO-SMALL": "picture-too-small",
  });
  const failures = run.items.flatMap(({ failure }) => failure ?? []);
  for (const { message, creditsReturned } of failures) {
    expect(creditsReturned).toBe(15);
    expect(message).toMatch(/15 credits are back in your balance/);
  }
  expect(new Set(failures.map(({ message }) => message)).size).toBeGreaterThanOrEqual(7);
  const after = await balance();
  expect(after.heldCredits).toBe(0);
  expect(before.availableCredits - after.availableCredits).toBe(15 * run.counts.done);

  // The run's page says the same: one line for each cause, how often, for which products, and what came back.
  const browser = await openBrowser({ double: house.double });
  try {
    const visit = await openAdmin(browser, house, `/app/runs/${run.runId}`);
    const { app: page, problems } = visit;
    await page.getByRole("heading", { name: "Not made" }).waitFor();
    for (const [message, items] of Map.groupBy(failures, (failure) => failure.message)) {
      const together = message.replace("15 credits", `${15 * items.length} credits`);
      const line = page.locator(".ps-line", { hasText: together });
      await line.getByText(`${items.length}×`).waitFor();
    }
    await page.getByText("Left out: 5").waitFor();
    expect(await accessibilityProblems(visit)).toEqual([]);
    expect(problems).toEqual([]);
  } finally {
    await browser.close();
  }
});

test("the same start sent twice at once is one run with one hold", async () => {
  const before = await balance();
  const draftId = await readDraft({ collectionGid: await collectionGid("Toys") });
  const answers = await Promise.all(Array.from({ length: 4 }, () => startDraft(draftId)));
  expect(new Set(answers.map(({ body }) => body.runId)).size).toBe(1);
  await finished(String(answers[0]?.body.runId));
  expect((await balance()).availableCredits).toBe(before.availableCredits - 15);
});

test("a draft that was started is not started again with other settings: the answer says which it has", async () => {
  const before = await balance();
  const draftId = await readDraft({ collectionGid: await collectionGid("Mugs") });
  const first = await startDraft(draftId);
  const second = await startDraft(draftId, "hd");
  expect(second).toMatchObject({
    status: 200,
    body: { runId: first.body.runId, replayed: true, startedAs: "standard" },
  });
  await finished(String(first.body.runId));
  expect(before.availableCredits - (await balance()).availableCredits).toBeLessThanOrEqual(15);
});

test("a selection in which no picture can be used is refused before anything is held", async () => {
  const before = await balance();
  const state = await house.double.state(house.shop);
  const empty = state.products.find(({ variants }) => variants[0]?.sku === "ODD-NO-PICTURE");
  const { status, body } = await start({ productGids: [empty?.id ?? ""] });
  expect({ status, reason: body.reason }).toEqual({ status: 422, reason: "nothing-to-generate" });
  expect(await balance()).toEqual(before);
});

test.each([
  ["no body", "/api/runs", ""],
  ["a broken body", "/api/runs", "{"],
  ["a product that is none", "/api/drafts", JSON.stringify({ selection: { productGids: ["1 OR 1=1"] } })],
  ["an empty selection", "/api/drafts", JSON.stringify({ selection: { productGids: [] } })],
  ["a negative price smuggled in", "/api/runs", runWith({ priceCredits: -1 })],
  ["a negative budget", "/api/runs", runWith({ budgetCredits: -1 })],
  ["a pilot of none", "/api/runs", runWith({ pilotItems: 0 })],
  ["an answer for an order that nobody looked at", "/api/orders/answers", JSON.stringify({ answers: [] })],
  ["a share of failures over all", "/api/runs", runWith({ pauseAtFailPercent: 101 })],
])("%s is refused as invalid input", async (_name, path, body) => {
  const response = await fetch(`${house.webUrl}${path}`, {
    method: "POST",
    body,
    headers: {
      Authorization: `Bearer ${await house.double.sessionToken(house.shop)}`,
      "User-Agent": "Mozilla/5.0 Chrome/140",
    },
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ ok: false, reason: "invalid-input" });
});

test("without a session token, or with a forged one, nothing is told", async () => {
  const { runId } = (await start({ collectionGid: await collectionGid("Toys") })).body;
  for (const token of [
    undefined,
    "Bearer x.y.z",
    `Bearer ${await house.double.sessionToken(house.shop, { expired: true })}`,
  ]) {
    const response = await fetch(`${house.webUrl}/api/runs/${String(runId)}`, {
      redirect: "manual",
      headers: { "User-Agent": "Mozilla/5.0 Chrome/140", ...(token && { Authorization: token }) },
    });
    expect(response.ok).toBe(false);
    expect(await response.text()).not.toContain(String(runId));
  }
});

test("another shop's run does not exist", async () => {
  const { runId } = (await start({ collectionGid: await collectionGid("Toys") })).body;
  const stranger = createAppClient(house.webUrl, house.double, "other-shop.myshopify.com");
  expect((await stranger.get(`/api/runs/${String(runId)}`)).status).toBe(404);
});

/** A merchant's request as it stands: any method, any body, and the answer's status with what it says. */
async function send(path: string, { method = "POST", body }: { method?: string; body?: string } = {}) {
  const response = await fetch(`${house.webUrl}${path}`, {
    method,
    redirect: "manual",
    headers: {
      Authorization: `Bearer ${await house.double.sessionToken(house.shop)}`,
      "User-Agent": "Mozilla/5.0 Chrome/140",
    },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  return {
    status: response.status,
    reason: /"reason":"([\w-]+)"/.exec(text)?.[1],
    headers: response.headers,
  };
}

test.each([
  "/api/credits?before=999999999999999",
  "/api/credits?before=2147483648",
  "/api/collections?after=garbage",
  "/api/products?collectionGid=gid://shopify/Collection/99999999999999999999",
  "/api/runs/00000000-0000-7000-8000-000000000000?after=2147483648",
  "/api/publications/00000000-0000-7000-8000-000000000000?after=%00",
  "/app/runs/%00",
  "/app/results/%00",
  "/app/review?run=00000000-0000-7000-8000-000000000000",
  "/app/review?run=none",
  "/app/review/more?run=00000000-0000-7000-8000-000000000000",
  "/app/review/group?run=00000000-0000-7000-8000-000000000000",
  "/app/publications/00000000-0000-7000-8000-000000000000/live?after=%00",
  "/app/create?draft=%00",
])("%s leads nowhere", async (path) => {
  expect((await send(path, { method: "GET" })).status).toBe(404);
});

test("a page of a collection's products that Shopify doesn't know leads nowhere", async () => {
  const path = `/api/products?collectionGid=${await collectionGid("Toys")}&after=garbage`;
  expect(await send(path, { method: "GET" })).toMatchObject({ status: 404, reason: "not-found" });
});

test("results of a run that is none are refused", async () => {
  const answer = await send("/api/assets?runId=%00&after=%00", { method: "GET" });
  expect(answer).toMatchObject({ status: 400, reason: "invalid-input" });
});

test.each([
  ["a search with a NUL", { query: "a\0b" }],
  ["a search with half a character", { query: "\ud83d" }],
  ["a product whose number is none", { productGids: [`gid://shopify/Product/${"9".repeat(20)}`] }],
])("%s is refused", async (_name, selection) => {
  const invalid = { status: 400, reason: "invalid-input" };
  expect(await send("/api/drafts", { body: JSON.stringify({ selection }) })).toMatchObject(invalid);
  expect(await sendToCreate({ intent: "select", address: "", selection })).toMatchObject(invalid);
});

const sendToCreate = (asked: object) =>
  send("/app/create?_data=routes%2Fapp.create", { body: JSON.stringify(asked) });

test("more products than can be read at once are refused as too many", async () => {
  const productGids = Array.from({ length: 25_001 }, (_, n) => `gid://shopify/Product/${n + 1}`);
  expect(await sendToCreate({ intent: "select", address: "", selection: { productGids } })).toMatchObject({
    status: 422,
    reason: "selection-too-large",
  });
});

test.each(["pilot=0", "pilot=-5", "pilot=501", "pilot=", "budget=0", "budget=ten", "fail=101", "fail=0.5"])(
  "a start with %s is refused in words, and nothing is held",
  async (address) => {
    // Runs of earlier tests have ended.
    await expect.poll(async () => (await balance()).heldCredits).toBe(0);
    const before = await balance();
    const draftId = await readDraft({ collectionGid: await collectionGid("Toys") });
    const asked = { intent: "start", draftId, address, expectedItemCount: 1 };
    expect(await sendToCreate(asked)).toMatchObject({ status: 400, reason: "wrong-number" });
    expect(await balance()).toEqual(before);
  },
);

test.each(["-1", "0", "many", "99999999999"])("a daily limit of %s is refused in words", async (credits) => {
  expect(await sendToCreate({ intent: "daily-limit", credits })).toMatchObject({
    status: 400,
    reason: "wrong-number",
  });
});

test.each(["/api/runs", "/api/packs", "/webhooks", "/app/create"])(
  "a body that is too large for %s is answered, with or without its length",
  async (path) => {
    expect((await send(path, { body: "x".repeat(3_000_000) })).status).toBe(413);
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let part = 0; part < 30; part++) controller.enqueue(new Uint8Array(100_000).fill(0x20));
        controller.close();
      },
    });
    const response = await fetch(`${house.webUrl}${path}`, {
      method: "POST",
      body: stream,
      duplex: "half",
      headers: {
        Authorization: `Bearer ${await house.double.sessionToken(house.shop)}`,
        "User-Agent": "Mozilla/5.0 Chrome/140",
      },
    } as RequestInit);
    expect(response.status).toBe(413);
  },
);

test("only a POST starts a run", async () => {
  const before = await balance();
  const draftId = await readDraft({ collectionGid: await collectionGid("Toys") });
  const body = runWith({ draftId });
  for (const method of ["DELETE", "PUT", "PATCH"]) {
    const answer = await send("/api/runs", { method, body });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, HEAD, OPTIONS, POST");
  }
  const asked = await send("/api/runs", { method: "GET" });
  expect([asked.status, asked.headers.get("allow")]).toEqual([405, "POST"]);
  expect((await send("/api/credits")).status).toBe(405);
  expect(await balance()).toEqual(before);
});

test("a session token in an address never reaches the log", async () => {
  const token = await house.double.sessionToken(house.shop);
  for (const path of [
    `/${token}`,
    `/app/${token}`,
    `/api/runs/${token}`,
    `/nowhere?id_token=${token}`,
    "/%ff",
    "//",
  ])
    await send(path, { method: "GET" });
  const log = readFileSync(join(dataDir, "logs", "web.log"), "utf8");
  expect(log).not.toContain(token.split(".")[2]);
  for (const line of log.trim().split("\n")) expect(() => JSON.parse(line) as object).not.toThrow();
});
