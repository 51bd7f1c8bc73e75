/** The command line as an operator starts it: a process of its own, with nothing but a database's address. */
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readBalance, readStatement } from "#app/domain/credits/index.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { ledgerOf } from "#test/support/ledger.ts";

let database: TestDatabase;
let ctx: Ctx;
let domain: string;
let shop: ReturnType<typeof ledgerOf>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  ctx = database.ctx(await database.newShop());
  shop = ledgerOf(database, ctx);
  domain = String((await database.asApp("SELECT domain FROM shop", [], ctx.shopId))[0]?.domain);
});

/** Runs a command; `json` is the last line of what it printed, when that is JSON. */
async function studio(words: string[], env: Record<string, string | undefined> = {}) {
  const child = spawn(process.execPath, ["app/cli/main.ts", ...words], {
    env: { USER: "ada", DATABASE_URL: database.appUrl, ...env } as Record<
      string,
      string
    > as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  const lastLine = out.trimEnd().split("\n").at(-1) ?? "";
  return { code, out, err, json: words.includes("--json") ? (JSON.parse(lastLine) as object) : null };
}
const damage = (by: number) =>
  database.asOwner(`DO $$ BEGIN
    ALTER TABLE credit_account DISABLE TRIGGER only_through_the_journal;
    UPDATE credit_account SET available = available + ${by} WHERE shop_id = '${ctx.shopId}';
    ALTER TABLE credit_account ENABLE TRIGGER only_through_the_journal;
  END $$`);

test("reconcile compares all shops; a difference ends with 2, names the row and freezes until it is thawed", async () => {
  await shop.pack(100);
  const other = database.ctx(await database.newShop());
  await ledgerOf(database, other).pack(50);
  const agreed = await studio(["reconcile", "--json"]);
  expect(agreed).toMatchObject({ code: 0, json: { ending: "done" } });
  for (const { shopId } of [ctx, other]) expect(agreed.out).toContain(`${shopId}: the books agree`);

  await damage(7);
  const disagreed = await studio(["reconcile", "--json"]);
  expect(disagreed.code).toBe(2);
  expect(disagreed.out).toContain(`${other.shopId}: the books agree`);
  expect(disagreed.json).toMatchObject({ ending: "blocked" });
  const rowName = `credit_account ${ctx.shopId}: available, against its grants`;
  expect(JSON.stringify(disagreed.json)).toContain(JSON.stringify({ rowName, expected: 100, found: 107 }));
  expect((await readBalance(ctx)).frozenReason).toContain(rowName);

  const thaw = ["credits", "thaw", domain, "--reason", "A hand's change is undone"];
  expect((await studio(thaw)).code).toBe(2);
  await damage(-7);
  expect(await studio(thaw)).toMatchObject({ code: 0, out: `${ctx.shopId} can spend again\n` });
  expect((await readBalance(ctx)).frozenReason).toBeNull();
});

test("a hold that nobody closes freezes nothing and ends with 4: a person is needed", async () => {
  await shop.pack(100);
  const run = await shop.held(2, 15);
  // No statement that the database takes makes a hold old, so its guard is away for the length of one.
  await database.asOwner(`DO $$ BEGIN
    ALTER TABLE credit_hold DISABLE TRIGGER only_through_settlements;
    UPDATE credit_hold SET created_at = created_at - interval '8 days', deadline_at = now() - interval '61 minutes'
    WHERE shop_id = '${ctx.shopId}';
    ALTER TABLE credit_hold ENABLE TRIGGER only_through_settlements;
  END $$`);
  const stuck = await studio(["reconcile", "--shop", ctx.shopId, "--json"]);
  expect(stuck.code).toBe(4);
  expect(stuck.json).toMatchObject({
    shops: [{ shopId: ctx.shopId, differences: [], stuckHolds: [{ runId: run.runId, openItems: 2 }] }],
  });
  expect((await readBalance(ctx)).frozenReason).toBeNull();
});

test("credits revoke finds the shop by its charge and says what became of the charge's credits", async () => {
  const charge = await shop.pack(100);
  const run = await shop.held(2, 15);
  await shop.capture(run.runId, run.itemIds[0]);
  const words = ["credits", "revoke", charge, "--reason", "Refunded by Shopify", "--json"];
  expect(await studio(words)).toMatchObject({
    code: 0,
    json: { shopId: ctx.shopId, revokedCredits: 70, heldCredits: 15, writtenOffCredits: 15 },
  });
  expect((await readStatement(ctx, { limit: 1 })).lines[0]).toMatchObject({
    kind: "revoke",
    reason: "Refunded by Shopify",
    actor: "operator:ada",
  });
  const unknown = await studio(["credits", "revoke", "gid://x/1", "--reason", "x", "--json"]);
  expect(unknown).toMatchObject({ code: 3, json: { ending: "refused", reason: "not-found" } });
});

test("credits adjust gives and takes, once for its key, in the name that --as tells", async () => {
  const adjust = (credits: string, key: string) =>
    studio(["credits", "adjust", domain, credits, "--key", key, "--reason", "By hand", "--as", "grace"]);
  await adjust("40", "gift");
  expect((await adjust("40", "gift")).out).toContain("now has 40 credits available");
  expect((await adjust("-15", "mistake")).code).toBe(0);
  expect(await shop.balance()).toEqual({ available: 25, held: 0 });
  expect((await readStatement(ctx, { limit: 1 })).lines[0]).toMatchObject({
    kind: "adjust",
    amount: -15,
    actor: "operator:grace",
  });
  expect((await adjust("-26", "too much")).code).toBe(2);
  expect(await shop.balance()).toEqual({ available: 25, held: 0 });
});

test("billing unexplained lists what was paid and nobody ordered, and ends with 4 until there is none", async () => {
  await shop.pack(100);
  expect(await studio(["billing", "unexplained", "--json"])).toMatchObject({
    code: 0,
    json: { charges: [] },
  });
  const chargeGid = "gid://shopify/AppSubscription/77";
  await database.asOwner(
    `INSERT INTO billing_subscription
       (shop_id, charge_gid, name, price_cents, currency, test, status, outcome, ordered_at, read_at)
     VALUES ($1, $2, 'Catalogue plan', 100, 'USD', false, 'ACTIVE', 'unexplained', now(), now())`,
    [ctx.shopId, chargeGid],
  );
  const listed = await studio(["billing", "unexplained", "--json"]);
  expect(listed).toMatchObject({
    code: 4,
    json: { charges: [{ shopId: ctx.shopId, chargeGid, priceCents: 100 }] },
  });
  expect(listed.out).toContain(`${chargeGid} (Catalogue plan), 1.00 USD`);
});

test("wrong words change nothing, say what is wrong with them and end with 1; an unknown shop ends with 3", async () => {
  const wrong = await studio(["credits", "adjust", domain, "ten", "--reason", "x", "--key", "k"]);
  expect({ code: wrong.code, out: wrong.out }).toEqual({ code: 1, out: "" });
  expect(wrong.err).toContain("CREDITS must be a whole number");
  expect(wrong.err).toContain("Usage: npm run studio");
  const huge = ["credits", "adjust", domain, "1000001", "--reason", "x", "--key", "k", "--json"];
  expect(await studio(huge)).toMatchObject({ code: 1, json: { ending: "fault" } });
  expect((await studio(["reconcile", "--shop", "nobody.myshopify.com"])).code).toBe(3);
});

test("a database that is away is a fault that tells no secret", async () => {
  const password = "not-to-be-told";
  const { code, out, err } = await studio(["reconcile"], {
    DATABASE_URL: `postgresql://app:${password}@127.0.0.1:1/none`,
  });
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain("DATABASE_URL");
  expect(err).not.toContain(password);
});
