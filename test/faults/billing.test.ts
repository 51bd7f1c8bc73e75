/** Shopify's charges reach the whole house twice, late, never or in the wrong order: each becomes credits once. */
import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PlansView } from "#app/domain/billing/schemas.ts";
import type { Balance, StatementPage } from "#app/domain/credits/schemas.ts";
import { type AppClient, createAppClient } from "../demo/app-client.ts";
import { keepDraft } from "../demo/drafts.ts";
import { type House, clearHouse, startHouse } from "../demo/house.ts";

const PACKS = "app_purchases_one_time/update";
const PLANS = "app_subscriptions/update";
const WEEK_MS = 7 * 86_400_000;

let house: House;
let dataDir: string;
let app: AppClient;
let database: Client;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-faults-"));
  house = await startHouse({ dataDir });
  app = createAppClient(house.webUrl, house.double, house.shop);
  database = new Client({ connectionString: house.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await house.stop();
  clearHouse(dataDir);
});
const credits = async () =>
  (await app.get<{ balance: Balance }>("/api/credits")).body.balance.availableCredits;
const lines = async () => (await app.get<{ statement: StatementPage }>("/api/credits")).body.statement.lines;
const plan = async () => (await app.get<{ plans: PlansView }>("/api/plans")).body.plans.current?.name ?? null;
const state = () => house.double.state(house.shop);
type Ordered = { ok: boolean; reason?: string; confirmationUrl?: string };
const order = (path: "/api/packs" | "/api/plans", offerId: string, idempotencyKey: string = randomUUID()) =>
  app.post<Ordered>(path, { offerId, idempotencyKey, returnTo: "/app/create" });
const comeBack = (chargeGid: string) => app.post<Record<string, unknown>>("/api/charges", { chargeGid });

/** Orders a pack as far as Shopify's page and returns its charge. */
async function packOrdered(): Promise<string> {
  expect((await order("/api/packs", "pack-500")).status).toBe(200);
  return (await state()).charges.at(-1)?.id ?? "";
}
/** Orders a plan as far as Shopify's page and returns its charge. */
async function planOrdered(offerId: string): Promise<string> {
  expect((await order("/api/plans", offerId)).body).toMatchObject({ ok: true });
  return (await state()).subscriptions.at(-1)?.id ?? "";
}
/** Every webhook that has come in was reacted to, and the books agree. */
async function settled(): Promise<void> {
  await expect
    .poll(async () => {
      const { rows } = await database.query(
        `SELECT FROM webhook_event WHERE handled_at IS NULL
         UNION ALL
         SELECT FROM pgboss.job WHERE name IN ('billing.reconcile', 'webhooks.handle') AND state < 'completed'`,
      );
      return rows.length;
    })
    .toBe(0);
  const { rows } = await database.query(
    "SELECT d.* FROM credit_account a CROSS JOIN LATERAL credits_differences(a.shop_id) d",
  );
  expect(rows, "the books agree").toEqual([]);
}

test("an approved pack that is told twice, and told again when the merchant comes back, counts once", async () => {
  const before = await credits();
  const charge = await packOrdered();
  expect((await comeBack(charge)).body).toMatchObject({ state: "confirming" });
  await house.double.approve(charge);
  await expect.poll(credits).toBe(before + 500);
  await house.double.duplicateWebhooks({ shop: house.shop, topic: PACKS });
  await house.double.duplicateWebhooks({ shop: house.shop, topic: PACKS });
  expect((await comeBack(charge)).body).toMatchObject({ state: "granted", grantedCredits: 500 });
  await settled();
  expect(await credits()).toBe(before + 500);
  expect((await lines()).filter(({ chargeGid }) => chargeGid === charge)).toHaveLength(1);
});

test("an approval that is told after the merchant came back counts once", async () => {
  const before = await credits();
  await house.double.withholdWebhooks(house.shop, PACKS);
  const charge = await packOrdered();
  await house.double.approve(charge);
  expect((await comeBack(charge)).body).toMatchObject({ state: "granted" });
  expect(await credits()).toBe(before + 500);
  await house.double.releaseWebhooks(house.shop, PACKS);
  await settled();
  expect(await credits()).toBe(before + 500);
});

test("an approval that is never told is found, also by a worker that follows one that was killed", async () => {
  const before = await credits();
  await house.double.withholdWebhooks(house.shop, PACKS);
  await house.double.approve(await packOrdered());
  // A worker looks at open purchases when it starts, and every 5 minutes.
  for (const { child } of house.running().slice(1)) child.kill("SIGKILL");
  await expect.poll(credits).toBe(before + 500);
  await house.double.releaseWebhooks(house.shop, PACKS);
  await settled();
  expect(await credits()).toBe(before + 500);
});

test.each([
  ["pack", "/api/packs", "pack-500", "appPurchaseOneTimeCreate"],
  ["plan", "/api/plans", "plan-starter", "appSubscriptionCreate"],
] as const)(
  "a %s whose answer was dropped is ordered again by the same click, and what can be approved is one charge",
  async (_name, path, offerId, operation) => {
    const key = randomUUID();
    await house.double.addFault({ shop: house.shop, match: { operation }, kind: "drop-reply" });
    expect(await order(path, offerId, key)).toMatchObject({
      status: 503,
      body: { reason: "shopify-unavailable" },
    });
    const { body } = await order(path, offerId, key);
    expect(body.ok).toBe(true);
    expect((await order(path, offerId, key)).body).toEqual(body);
    const asked = path === "/api/packs" ? (await state()).charges : (await state()).subscriptions;
    const last = asked.at(-1)?.id ?? "";
    expect(body.confirmationUrl).toContain(`/${last.split("/").at(-1)}/`);
    await house.double.decline(last);
    await settled();
  },
);

test("a plan's end that is told after its successor's beginning leaves the successor", async () => {
  await house.double.approve(await planOrdered("plan-starter"));
  await expect.poll(plan).toBe("Starter");
  await house.double.advanceClock(WEEK_MS);
  await comeBack((await state()).subscriptions.at(-1)?.id ?? "");
  const before = await credits();

  await house.double.withholdWebhooks(house.shop, PLANS);
  const growth = await planOrdered("plan-growth");
  await house.double.approve(growth);
  // The old one's CANCELLED is the youngest event: told first, and then once more after the new one's ACTIVE.
  await house.double.reorderWebhooks({ shop: house.shop, topic: PLANS });
  await house.double.duplicateWebhooks({ shop: house.shop, topic: PLANS });
  await settled();
  expect(await plan()).toBe("Growth");
  expect((await comeBack(growth)).body).toMatchObject({
    state: "granted",
    name: "Growth",
    grantedCredits: 3000,
  });
  expect(await credits()).toBe(before + 3000);
});

test("of two upgrades that two tabs order at once, one can be approved", async () => {
  const answers = await Promise.all([
    order("/api/plans", "plan-scale"),
    order("/api/plans", "plan-catalogue"),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const ordered = answers.find(({ status }) => status === 200)?.body;
  const open = (await state()).subscriptions.filter(
    ({ id, status }) =>
      status === "PENDING" && ordered?.confirmationUrl?.includes(`/${id.split("/").at(-1)}/`),
  );
  expect(open).toHaveLength(1);
  await house.double.decline(open[0]?.id ?? "");
  await settled();
});

test("of two runs that together cost more than there is, one is held and the other told what is missing", async () => {
  const { products } = await state();
  const available = await credits();
  const productGids = products.slice(0, 2).map(({ id }) => id);
  const drafts = await Promise.all([keepDraft(app, { productGids }), keepDraft(app, { productGids })]);
  const spend = ({ draftId }: { draftId: string }) =>
    app.post<Record<string, unknown>>("/api/runs", { draftId, quality: "standard", again: true });
  // Leave 45 credits: enough for one run of two pictures, not for two.
  await database.query(
    "SELECT credits_hold($1, $2, ARRAY[$3]::uuid[], ARRAY[$4]::integer[], interval '7 days', 'Test', 'operator:test', 'h')",
    [
      (await database.query("SELECT shop_id FROM credit_account")).rows[0].shop_id,
      randomUUID(),
      randomUUID(),
      available - 45,
    ],
  );
  const answers = await Promise.all(drafts.map(spend));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 402]);
  expect(answers.find(({ status }) => status === 402)?.body).toMatchObject({
    reason: "insufficient-credits",
    needed: 30,
    available: 15,
    shortfall: 15,
  });
});

test("who uninstalls and comes back finds packs and plan credits, gets no second welcome and no second period", async () => {
  const before = await credits();
  await house.double.uninstall(house.shop);
  await expect
    .poll(async () => (await database.query("SELECT FROM shop WHERE uninstalled_at IS NOT NULL")).rows.length)
    .toBe(1);
  await settled();
  expect(await credits()).toBe(before);
  expect(await plan()).toBeNull();
  const growth = await planOrdered("plan-growth");
  await house.double.approve(growth);
  await expect.poll(plan).toBe("Growth");
  expect((await comeBack(growth)).body).toMatchObject({ state: "granted", grantedCredits: 0 });
  expect(await credits()).toBe(before);
  expect((await lines()).filter(({ reason }) => /[Ww]elcome|Trial/.test(reason))).toHaveLength(2);
});
