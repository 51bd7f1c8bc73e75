/** A line does what its kind says, on the day on which it is written; whoever writes it, and also when nobody watched. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "#app/platform/ctx.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { type Names, block, entries, filled, transaction } from "#test/support/ledger-statements.ts";
import { inDays, inMs, ledgerOf } from "#test/support/ledger.ts";
import { holdCredits, readBalance, reconcileCredits, revokeCharge } from "./index.server.ts";

let database: TestDatabase;
let ctx: Ctx;
let names: Names;

/** Grants of every state: one with 500 credits, another, one that is revoked, one that has expired. Two items are held. */
beforeAll(async () => {
  database = await testDatabase();
  ctx = database.ctx(await database.newShop());
  const shop = ledgerOf(database, ctx);
  const refunded = await shop.pack(50);
  await revokeCharge(ctx, { chargeGid: refunded, reason: "Refunded" });
  await shop.plan(500, inDays(30), `plan:${ctx.shopId}`);
  const run = await shop.held(2, 15);
  await shop.pack(100);
  await shop.plan(40, inMs(300), `short:${ctx.shopId}`);
  await shop.waitForExpiry();
  await shop.release(run.runId, run.itemIds[0]);
  const grants = await database.asApp("SELECT grant_id, granted FROM credit_grant", [], ctx.shopId);
  const grantOf = (credits: number) => String(grants.find(({ granted }) => granted === credits)?.grant_id);
  // The release is not folded, so the next line is 7.
  names = {
    shop: ctx.shopId,
    next: 7,
    balance: 640,
    grant: grantOf(500),
    other: grantOf(100),
    revoked: grantOf(50),
    expired: grantOf(40),
    fresh: ctx.ids.next(),
    run: run.runId,
    released: String(run.itemIds[0]),
  };
});
afterAll(() => database.close());

const move = (grant: string, from: string, to: string, credits: number) => [
  `{next}, LEG, {${grant}}, '${from}', -${credits}`,
  `{next}, LEG, {${grant}}, '${to}', ${credits}`,
];
const FRESH =
  "INSERT INTO credit_grant (shop_id, grant_id, source, source_key, priority, label) VALUES ({shop}, {fresh}, 'pack', '1', 30, 'x')";
const REISSUE =
  "INSERT INTO credit_grant (shop_id, grant_id, source, source_key, priority, label, reissue_of) VALUES ({shop}, {fresh}, 'plan', '1', 10, 'x', {other})";
const lost = { amount: "-10", hash: "NULL", key: "'x'" };
const NUMBERED =
  "UPDATE credit_settlement SET transaction_number = {next} WHERE shop_id = {shop} AND item_id = {released}";
const settled = { held: "-15", grant: "NULL", run: "{run}", item: "{released}", hash: "NULL", key: "'x'" };
const holding = { kind: "'hold'", amount: "0", held: "10", grant: "NULL", run: "{fresh}", key: "'x'" };

const ILLEGAL: [name: string, reason: string, statement: string][] = [
  // Dates are those of the transaction that writes.
  [
    "write a line of yesterday",
    "not of the transaction that writes it",
    block(
      FRESH,
      entries(...move("fresh", "issued", "available", 10)),
      transaction({ grant: "{fresh}", at: "now() - interval '1 day'" }),
    ),
  ],
  [
    "write a line of tomorrow",
    "not of the transaction that writes it",
    block(
      FRESH,
      entries(...move("fresh", "issued", "available", 10)),
      transaction({ grant: "{fresh}", at: "now() + interval '1 day'" }),
    ),
  ],
  [
    "settle an item yesterday",
    "not of the transaction that writes it",
    "INSERT INTO credit_settlement (shop_id, item_id, run_id, outcome, reason, actor, settled_at) VALUES ({shop}, {fresh}, {run}, 'captured', 'x', 'system:x', now() - interval '1 day')",
  ],
  [
    "hold since yesterday",
    "not of the transaction that writes it",
    "INSERT INTO credit_hold (shop_id, run_id, transaction_number, total_credits, item_count, open_items, deadline_at, created_at) VALUES ({shop}, {fresh}, 4, 30, 2, 2, now(), now() - interval '1 day')",
  ],
  [
    "answer a request yesterday",
    "not of the transaction that writes it",
    "INSERT INTO credit_request (shop_id, idempotency_key, request_hash, credits, reason, actor, created_at) VALUES ({shop}, 'x', 'x', 0, 'x', 'system:x', now() - interval '1 day')",
  ],
  [
    "begin a grant tomorrow",
    "not of the transaction that writes it",
    "INSERT INTO credit_grant (shop_id, grant_id, source, source_key, priority, label, effective_at) VALUES ({shop}, {fresh}, 'pack', '1', 30, 'x', now() + interval '1 day')",
  ],
  [
    "begin a grant yesterday",
    "not of the transaction that writes it",
    "INSERT INTO credit_grant (shop_id, grant_id, source, source_key, priority, label, effective_at) VALUES ({shop}, {fresh}, 'pack', '1', 30, 'x', now() - interval '1 day')",
  ],

  // A revocation is said once, with its reason, and says nothing else.
  [
    "revoke a grant yesterday",
    "not of the transaction that writes it",
    "UPDATE credit_grant SET revoked_at = now() - interval '1 day', revoke_reason = 'x', revoke_actor = 'system:x' WHERE shop_id = {shop} AND grant_id = {grant}",
  ],
  [
    "revoke a grant without a reason",
    "grant_revoked_with_a_reason",
    "UPDATE credit_grant SET revoked_at = now() WHERE shop_id = {shop} AND grant_id = {grant}",
  ],
  [
    "take a revocation back",
    "moves only through the journal",
    "UPDATE credit_grant SET revoked_at = NULL, revoke_reason = NULL, revoke_actor = NULL WHERE shop_id = {shop} AND grant_id = {revoked}",
  ],
  [
    "give a revocation another reason",
    "moves only through the journal",
    "UPDATE credit_grant SET revoke_reason = 'y' WHERE shop_id = {shop} AND grant_id = {revoked}",
  ],
  [
    "make a grant last longer while it is revoked",
    "moves only through the journal",
    "UPDATE credit_grant SET revoked_at = now(), revoke_reason = 'x', revoke_actor = 'system:x', expires_at = NULL WHERE shop_id = {shop} AND grant_id = {grant}",
  ],
  [
    "begin a grant that is revoked already",
    "moves only through the journal",
    "INSERT INTO credit_grant (shop_id, grant_id, source, source_key, priority, label, revoked_at, revoke_reason, revoke_actor) VALUES ({shop}, {fresh}, 'pack', '1', 30, 'x', now(), 'x', 'system:x')",
  ],

  // Each kind has its own entries.
  [
    "fill a grant again",
    "a grant is issued once",
    block(entries(...move("grant", "issued", "available", 10)), transaction({})),
  ],
  [
    "fill another grant than the line names",
    "contradicts its entries",
    block(FRESH, entries(...move("fresh", "issued", "available", 10)), transaction({ key: "'grant:1'" })),
  ],
  [
    "fill a grant under another source's key",
    "contradicts its entries",
    block(
      FRESH,
      entries(...move("fresh", "issued", "available", 10)),
      transaction({ grant: "{fresh}", key: "'grant:2'" }),
    ),
  ],
  [
    "hold credits that have expired",
    "contradicts its entries",
    block(entries(...move("expired", "available", "held", 10)), transaction(holding)),
  ],
  [
    "hold credits that are revoked",
    "contradicts its entries",
    block(entries(...move("revoked", "available", "held", 10)), transaction(holding)),
  ],
  [
    "write credits off behind a hold",
    "contradicts its entries",
    block(
      entries(...move("grant", "available", "held", 10), ...move("grant", "spent", "revoked", 10)),
      transaction(holding),
    ),
  ],
  [
    "capture without spending",
    "contradicts its entries",
    block(
      "INSERT INTO credit_settlement (shop_id, item_id, run_id, outcome, reason, actor) SELECT shop_id, item_id, run_id, 'captured', 'x', 'system:x' FROM credit_hold_item WHERE shop_id = {shop} AND item_id <> {released}",
      "UPDATE credit_settlement SET transaction_number = {next} WHERE shop_id = {shop} AND item_id <> {released}",
      entries(...move("grant", "held", "expired", 15)),
      `INSERT INTO credit_transaction (shop_id, number, kind, amount, held_change, balance, run_id, item_id, reason, actor, idempotency_key)
       SELECT shop_id, {next}, 'capture', -15, -15, {balance} - 15, run_id, item_id, 'x', 'system:x', 'x' FROM credit_hold_item WHERE shop_id = {shop} AND item_id <> {released}`,
    ),
  ],
  [
    "release into a grant that isn't issued anew",
    "contradicts its entries",
    block(
      FRESH,
      NUMBERED,
      entries(...move("grant", "held", "expired", 15), ...move("fresh", "issued", "available", 15)),
      transaction({ ...settled, kind: "'release'", amount: "0" }),
    ),
  ],
  [
    "issue another grant anew than the one that expired",
    "contradicts its entries",
    block(
      REISSUE,
      NUMBERED,
      entries(...move("grant", "held", "expired", 15), ...move("fresh", "issued", "available", 15)),
      transaction({ ...settled, kind: "'release'", amount: "0" }),
    ),
  ],
  [
    "let credits expire before their date",
    "contradicts its entries",
    block(entries(...move("grant", "available", "expired", 10)), transaction({ ...lost, kind: "'expire'" })),
  ],
  [
    "let other credits expire than the line names",
    "contradicts its entries",
    block(
      entries(...move("expired", "available", "expired", 10)),
      transaction({ ...lost, kind: "'expire'" }),
    ),
  ],
  [
    "call an expiry a revocation",
    "contradicts its entries",
    block(
      entries(...move("expired", "available", "expired", 10)),
      transaction({ ...lost, kind: "'revoke'", grant: "{expired}" }),
    ),
  ],
  [
    "revoke other credits than the line names",
    "contradicts its entries",
    block(entries(...move("other", "available", "revoked", 10)), transaction({ ...lost, kind: "'revoke'" })),
  ],
  [
    "spend credits by an adjustment",
    "contradicts its entries",
    block(entries(...move("grant", "available", "spent", 10)), transaction({ ...lost, kind: "'adjust'" })),
  ],
  [
    "fill a grant that exists by an adjustment",
    "a grant is issued once",
    block(
      entries(...move("grant", "issued", "available", 10)),
      transaction({ kind: "'adjust'", hash: "NULL" }),
    ),
  ],
  [
    "adjust under another key than the grant's",
    "contradicts its entries",
    block(
      FRESH,
      entries(...move("fresh", "issued", "available", 10)),
      transaction({ kind: "'adjust'", grant: "{fresh}", hash: "NULL", key: "'2'" }),
    ),
  ],
];

describe.each(["the application role", "the owner"])("%s cannot", (role) => {
  test.each(ILLEGAL)("%s: %s", async (_name, reason, statement) => {
    const text = filled(statement, names);
    const run = () => (role === "the owner" ? database.asOwner(text) : database.asApp(text, [], ctx.shopId));
    await expect(run()).rejects.toThrow(
      new RegExp(role === "the owner" ? reason : `permission denied|${reason}`),
    );
  });
});

/** Statements with every guard of the database away, as a bug in it or a hand with a superuser's rights would run them. */
const unguarded = (...statements: string[]) =>
  database.asOwner(block("SET LOCAL session_replication_role = replica", ...statements));

describe("reconciliation", () => {
  test("finds a line that contradicts its entries although every sum agrees, and freezes", async () => {
    ctx = database.ctx(await database.newShop());
    const shop = ledgerOf(database, ctx);
    await shop.plan(100, inDays(30), `plan:${ctx.shopId}`);
    await shop.booksAgree();
    const [row] = await database.asApp("SELECT grant_id FROM credit_grant", [], ctx.shopId);
    const own = { shop: ctx.shopId, next: 2, balance: 100, grant: String(row?.grant_id) };
    await unguarded(
      ...[
        entries(...move("grant", "available", "expired", 10)),
        transaction({ ...lost, kind: "'expire'" }),
        "UPDATE credit_grant SET available = 90, expired = 10 WHERE shop_id = {shop}",
        "UPDATE credit_account SET available = 90, last_number = 2 WHERE shop_id = {shop}",
      ].map((statement) => filled(statement, own)),
    );
    expect((await reconcileCredits(ctx)).differences.map(({ rowName }) => rowName).toSorted()).toEqual([
      "credit_transaction 2: available -10 in a line of kind expire",
      "credit_transaction 2: expired 10 in a line of kind expire",
    ]);
    expect((await readBalance(ctx)).frozenReason).toContain("credit_transaction 2");
  });

  test("names settlements that broken books keep out of the journal, beside what is broken", async () => {
    ctx = database.ctx(await database.newShop());
    const shop = ledgerOf(database, ctx);
    await shop.pack(100);
    const run = await shop.held(1, 15);
    await shop.capture(run.runId, run.itemIds[0]);
    await unguarded(
      `UPDATE credit_grant SET available = available + held, held = 0 WHERE shop_id = '${ctx.shopId}'`,
      `UPDATE credit_settlement SET settled_at = settled_at - interval '2 minutes' WHERE shop_id = '${ctx.shopId}'`,
    );
    const { differences } = await reconcileCredits(ctx);
    const found = differences.map(({ rowName }) => rowName).join("\n");
    expect(found).toContain(`credit_settlement ${run.itemIds[0]}: not in the journal`);
    expect(found).toContain("held, against its entries");
    const items = [{ itemId: ctx.ids.next(), priceCredits: 15 }];
    expect(await holdCredits(ctx, { runId: ctx.ids.next(), items, reason: "Run started" })).toEqual({
      ok: false,
      reason: "spending-frozen",
    });
  });
});
