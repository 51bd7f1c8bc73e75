/** Shops that buy from the Shopify double through the real adapter, on a real database. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createAdminClient } from "#app/adapters/shopify/admin-client.ts";
import { createBillingPort } from "#app/adapters/shopify/billing.ts";
import {
  type BillingPorts,
  cancelPlan,
  choosePlan,
  confirmCharge,
  onUninstall,
  readPlans,
  readSubscriptions,
} from "#app/domain/billing/index.server.ts";
import { reconcileBillingJob } from "#app/domain/billing/jobs/billing.jobs.ts";
import { readBalance, readStatement, reasonWords } from "#app/domain/credits/index.server.ts";
import { systemClock } from "#app/platform/clock.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { JobDefinition } from "#app/platform/jobs/jobs.ts";
import { createLog } from "#app/platform/log.ts";
import { routeShopify } from "#test/contract/shopify-route.ts";
import { type DoubleHandle, startDouble } from "#test/shopify-double/client.ts";
import type { SubscriptionState } from "#test/shopify-double/state.ts";
import { unmetered } from "./unmetered.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

const API = { key: "the-api-key", secret: "the-api-secret" } as const;
const CATALOGUE = resolve("test/fixtures/photos/products.json");
export const DAY_MS = 86_400_000;

export interface BillingScene {
  readonly double: DoubleHandle;
  readonly database: TestDatabase;
  /** A new shop that has the app. */
  newShop(settings?: { allowTestCharges?: boolean }): Promise<BillingShop>;
  /** Moves Shopify's time on. */
  wait(days: number): Promise<unknown>;
  close(): Promise<void>;
}

export type BillingShop = Awaited<ReturnType<typeof openShop>>;

export async function openBillingScene(): Promise<BillingScene> {
  const dataDir = mkdtempSync(join(tmpdir(), "billing-scene-"));
  const [double, database] = await Promise.all([
    startDouble({ dataDir, appUrl: "http://127.0.0.1:9", apiKey: API.key, apiSecret: API.secret }),
    testDatabase({ jobs: [reconcileBillingJob as unknown as JobDefinition] }),
  ]);
  const restoreRoute = routeShopify({ port: double.port, ca: readFileSync(double.caPath, "utf8") });
  let shops = 0;
  return {
    double,
    database,
    newShop: ({ allowTestCharges = false } = {}) =>
      openShop(double, database, `billing-${++shops}.myshopify.com`, allowTestCharges),
    wait: (days) => double.advanceClock(days * DAY_MS),
    async close() {
      restoreRoute();
      await Promise.all([double.stop(), database.close()]);
      rmSync(dataDir, { recursive: true });
    },
  };
}

async function openShop(
  double: DoubleHandle,
  database: TestDatabase,
  domain: string,
  allowTestCharges: boolean,
) {
  await double.seed({ shop: domain, catalogue: CATALOGUE, products: 0 });
  let token = await exchange(double, domain);
  const tokens = {
    async token(_shop: string, options?: { refreshRejected?: string }) {
      if (options?.refreshRejected === token) token = await exchange(double, domain);
      return { ok: true as const, accessToken: token };
    },
  };
  const admin = createAdminClient({ tokens, log: createLog("silent"), clock: systemClock }).adminFor(
    domain,
    unmetered,
  );
  const billing = createBillingPort(admin, {
    shopDomain: async () => domain,
    apiKey: API.key,
    clock: systemClock,
  });
  const ctx: Ctx<BillingPorts> = database.ctx(await database.newShop(), { billing, allowTestCharges });
  let clicks = 0;

  return {
    ctx,
    domain,
    choose: (offerId: string, idempotencyKey = `click-${++clicks}`, by = ctx) =>
      choosePlan(by, { offerId, idempotencyKey, returnTo: "/app/create" }),
    /** Cancels the plan that runs, or `offerId`. */
    async cancel(offerId?: string, by = ctx) {
      const running = (await readPlans(ctx)).current?.offerId;
      return cancelPlan(by, { offerId: offerId ?? running ?? "none" });
    },
    subscriptions: async (): Promise<SubscriptionState[]> => (await double.state(domain)).subscriptions,
    bill: async () => (await double.state(domain)).bill,
    /** The last subscription that the app asked for. */
    async asked(): Promise<SubscriptionState> {
      const last = (await double.state(domain)).subscriptions.at(-1);
      if (!last) throw new Error("no subscription was asked for");
      return last;
    },
    /** Chooses a plan, approves it on Shopify and comes back. */
    async take(offerId: string) {
      const chosen = await this.choose(offerId);
      if (!chosen.ok) throw new Error(chosen.reason);
      const { id } = await this.asked();
      await double.approve(id);
      return confirmCharge(ctx, { chargeGid: id });
    },
    /** Takes a plan and waits until its trial is over and its first period is paid. */
    async onPlan(offerId: string) {
      await this.take(offerId);
      await double.advanceClock(7 * DAY_MS);
      await readSubscriptions(ctx);
    },
    /** Name of the plan that runs. */
    current: async () => (await readPlans(ctx)).current?.name ?? null,
    /** What came and went, oldest first: reason and credits. */
    async grants() {
      const { lines } = await readStatement(ctx, { limit: 100 });
      const told = lines.filter(({ kind }) => kind !== "expire");
      return told.map(({ reason, amount }) => [reasonWords(reason), amount]).toReversed();
    },
    read: () => readSubscriptions(ctx),
    credits: async () => (await readBalance(ctx)).availableCredits,
    /** The merchant removes the app, and the app hears of it. */
    async uninstall() {
      await double.uninstall(domain);
      await onUninstall(ctx);
    },
    /** The merchant has the app again. */
    async reinstall() {
      token = await exchange(double, domain);
    },
  };
}

async function exchange(double: DoubleHandle, domain: string): Promise<string> {
  const answer = await fetch(`https://${domain}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      client_id: API.key,
      client_secret: API.secret,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: await double.sessionToken(domain),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
