/** The database refuses wrong books itself: as the application role and as the tables' owner. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "#app/platform/ctx.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { type Names, block, entries, filled, transaction } from "#test/support/ledger-statements.ts";
import {
  captureItem,
  foldSettlements,
  grantPack,
  holdCredits,
  readBalance,
  reconcileCredits,
  takeBack,
} from "./index.server.ts";

const TABLES = [
  "credit_account",
  "credit_grant",
  "credit_transaction",
  "credit_entry",
  "credit_hold",
  "credit_hold_item",
  "credit_settlement",
  "credit_request",
];

let database: TestDatabase;
let shopId: ShopId;
let ctx: Ctx;
let names: Names;

/** A shop with 500 + 100 credits in two grants and a run of three items: one folded, one captured, one open. */
beforeAll(async () => {
  database = await testDatabase();
  shopId = await database.newShop();
  ctx = database.ctx(shopId);
  for (const [number, credits] of [500, 100].entries()) {
    const purchaseGid = `gid://shopify/AppPurchaseOneTime/${number}`;
    await grantPack(ctx, { purchaseGid, credits, offerName: "Credits", test: false });
  }
  const runId = ctx.ids.next();
  const items = Array.from({ length: 3 }, () => ({ itemId: ctx.ids.next(), priceCredits: 15 }));
  const [folded, captured, open] = items.map((item) => item.itemId) as [string, string, string];
  await holdCredits(ctx, { runId, items, reason: "Run started" });
  await captureItem(ctx, { runId, itemId: folded, reason: "Picture stored" });
  await foldSettlements(ctx);
  await takeBack(ctx, { sourceKeyPrefix: "none", atMostCredits: 1, key: "taken", reason: "Nothing to take" });
  await captureItem(ctx, { runId, itemId: captured, reason: "Picture stored" });
  const [first, second] = (await database.asApp(
    "SELECT grant_id FROM credit_grant ORDER BY held DESC, grant_id",
    [],
    shopId,
  )) as [{ grant_id: string }, { grant_id: string }];
  // The next line of the journal is number 5, and the owned balance is 585.
  names = {
    shop: shopId,
    next: 5,
    balance: 585,
    run: runId,
    folded,
    captured,
    open,
    stranger: ctx.ids.next(),
    grant: first.grant_id,
    other: second.grant_id,
  };
});
afterAll(() => database.close());

const tenMore = (number: number) =>
  entries(`${number}, LEG, {grant}, 'issued', -10`, `${number}, LEG, {grant}, 'available', 10`);
const TEN_MORE = tenMore(5);

const ILLEGAL: [name: string, reason: string, statement: string][] = [
  // The journal is append-only.
  [
    "change a line",
    "append-only",
    "UPDATE credit_transaction SET amount = amount + 100 WHERE shop_id = {shop}",
  ],
  ["change no line at all", "append-only", "UPDATE credit_transaction SET reason = 'x' WHERE false"],
  ["remove a line", "append-only", "DELETE FROM credit_transaction WHERE shop_id = {shop} AND number = 4"],
  ["empty the journal", "append-only", "TRUNCATE credit_transaction CASCADE"],
  ["change an entry", "append-only", "UPDATE credit_entry SET credits = credits * 2 WHERE shop_id = {shop}"],
  ["remove an entry", "append-only", "DELETE FROM credit_entry WHERE shop_id = {shop}"],
  ["empty the entries", "append-only", "TRUNCATE credit_entry"],
  [
    "change a frozen price",
    "append-only",
    "UPDATE credit_hold_item SET price_credits = 1 WHERE shop_id = {shop}",
  ],
  [
    "remove a held item",
    "append-only",
    "DELETE FROM credit_hold_item WHERE shop_id = {shop} AND item_id = {open}",
  ],
  [
    "turn a capture into a release",
    "a settlement never changes",
    "UPDATE credit_settlement SET outcome = 'released' WHERE shop_id = {shop} AND item_id = {captured}",
  ],
  [
    "forget a capture",
    "append-only",
    "DELETE FROM credit_settlement WHERE shop_id = {shop} AND item_id = {captured}",
  ],
  ["change what was answered", "append-only", "UPDATE credit_request SET credits = 9 WHERE shop_id = {shop}"],
  ["forget a request", "append-only", "DELETE FROM credit_request WHERE shop_id = {shop}"],
  ["empty the requests", "append-only", "TRUNCATE credit_request"],
  [
    "use a request's key twice for another answer",
    "credit_request_pkey",
    "INSERT INTO credit_request (shop_id, idempotency_key, request_hash, credits, reason, actor) VALUES ({shop}, 'take-back:taken', 'x', 5, 'x', 'system:x')",
  ],
  ["empty the settlements", "append-only", "TRUNCATE credit_settlement"],
  ["remove a hold", "append-only", "DELETE FROM credit_hold WHERE shop_id = {shop}"],
  ["remove a grant", "append-only", "DELETE FROM credit_grant WHERE shop_id = {shop}"],
  ["remove an account", "append-only", "DELETE FROM credit_account WHERE shop_id = {shop}"],

  // Projections move only through the journal.
  [
    "give credits by hand",
    "moves only through the journal",
    "UPDATE credit_account SET available = available + 100 WHERE shop_id = {shop}",
  ],
  [
    "take a hold away by hand",
    "moves only through the journal",
    "UPDATE credit_account SET held = 0 WHERE shop_id = {shop}",
  ],
  [
    "number the lines anew",
    "moves only through the journal",
    "UPDATE credit_account SET last_number = 0 WHERE shop_id = {shop}",
  ],
  [
    "make a grant bigger",
    "moves only through the journal",
    "UPDATE credit_grant SET granted = granted + 1, available = available + 1 WHERE shop_id = {shop}",
  ],
  [
    "make a grant last longer",
    "moves only through the journal",
    "UPDATE credit_grant SET expires_at = expires_at + interval '10 years' WHERE shop_id = {shop}",
  ],
  [
    "begin a grant that is full already",
    "moves only through the journal",
    "INSERT INTO credit_grant (shop_id, grant_id, source, source_key, priority, label, granted, available) VALUES ({shop}, {stranger}, 'pack', 'x', 30, 'x', 9, 9)",
  ],
  [
    "close a hold by hand",
    "moves only through settlements",
    "UPDATE credit_hold SET open_items = 0 WHERE shop_id = {shop}",
  ],
  [
    "put off a deadline",
    "moves only through settlements",
    "UPDATE credit_hold SET deadline_at = deadline_at + interval '1 year' WHERE shop_id = {shop}",
  ],

  // A source, a request, an item: once.
  [
    "use a source twice",
    "credit_grant_source_key_key",
    "INSERT INTO credit_grant (shop_id, grant_id, source, source_key, priority, label) VALUES ({shop}, {stranger}, 'pack', 'pack:gid://shopify/AppPurchaseOneTime/0', 30, 'x')",
  ],
  [
    "use a request's key twice",
    "credit_transaction_idempotency_key_shop_id_key",
    block(TEN_MORE, transaction({ key: "'hold:' || {run}" })),
  ],
  [
    "settle an item twice",
    "credit_settlement_pkey",
    "INSERT INTO credit_settlement (shop_id, item_id, run_id, outcome, reason, actor) VALUES ({shop}, {captured}, {run}, 'released', 'x', 'system:x')",
  ],
  [
    "settle an item that is not held",
    "credit_settlement_shop_id_run_id_item_id_fkey",
    "INSERT INTO credit_settlement (shop_id, item_id, run_id, outcome, reason, actor) VALUES ({shop}, {stranger}, {run}, 'captured', 'x', 'system:x')",
  ],
  [
    "settle an item for another run",
    "credit_settlement_shop_id_run_id_item_id_fkey",
    "INSERT INTO credit_settlement (shop_id, item_id, run_id, outcome, reason, actor) VALUES ({shop}, {open}, {stranger}, 'captured', 'x', 'system:x')",
  ],
  [
    "settle with a word that means nothing",
    "credit_settlement_outcome_check",
    "INSERT INTO credit_settlement (shop_id, item_id, run_id, outcome, reason, actor) VALUES ({shop}, {open}, {run}, 'lost', 'x', 'system:x')",
  ],
  [
    "fold a settlement again",
    "a settlement never changes",
    "UPDATE credit_settlement SET transaction_number = NULL WHERE shop_id = {shop} AND item_id = {folded}",
  ],
  [
    "fold a settlement into an old line",
    "a settlement never changes",
    "UPDATE credit_settlement SET transaction_number = 1 WHERE shop_id = {shop} AND item_id = {captured}",
  ],
  [
    "fold a settlement into no line",
    "credit_settlement_shop_id_transaction_number_fkey",
    "UPDATE credit_settlement SET transaction_number = 5 WHERE shop_id = {shop} AND item_id = {captured}",
  ],
  [
    "add an item to a hold",
    "do not add up",
    "INSERT INTO credit_hold_item (shop_id, item_id, run_id, price_credits, offset_credits) VALUES ({shop}, {stranger}, {run}, 15, 45)",
  ],

  // Every line is balanced, explained and in its place.
  ["write entries without a line", "credit_entry_shop_id_number_fkey", TEN_MORE],
  ["write a line without entries", "entries of a transaction do not balance", transaction({})],
  [
    "add to a sealed line",
    "an entry comes before its transaction",
    entries("1, 7, {grant}, 'issued', -10", "1, 8, {grant}, 'available', 10"),
  ],
  [
    "write entries that do not balance",
    "entries of a transaction do not balance",
    block(entries("5, LEG, {grant}, 'available', 10"), transaction({})),
  ],
  [
    "move credits between grants",
    "entries of a transaction do not balance",
    block(
      entries("5, LEG, {other}, 'available', -10", "5, LEG, {grant}, 'spent', 10"),
      transaction({ kind: "'revoke'", amount: "-10", balance: "575", hash: "NULL" }),
    ),
  ],
  [
    "write a line that says another amount",
    "entries of a transaction do not balance",
    block(TEN_MORE, transaction({ amount: "20", balance: "605" })),
  ],
  [
    "write a line that says another balance",
    "do not continue the books",
    block(TEN_MORE, transaction({ balance: "600" })),
  ],
  ["leave a number out", "do not continue the books", block(tenMore(6), transaction({ number: "6" }))],
  [
    "write a line without a reason",
    "transaction_has_a_reason",
    block(TEN_MORE, transaction({ reason: "' '" })),
  ],
  [
    "write a line without an actor",
    "transaction_has_an_actor",
    block(TEN_MORE, transaction({ actor: "'somebody'" })),
  ],
  [
    "write a request without its fingerprint",
    "transaction_requests_are_hashed",
    block(TEN_MORE, transaction({ hash: "NULL" })),
  ],
  [
    "spend more than there is",
    "grant_nothing_negative",
    block(
      entries("5, LEG, {other}, 'available', -550", "5, LEG, {other}, 'revoked', 550"),
      transaction({ kind: "'revoke'", amount: "-550", balance: "35", grant: "{other}", hash: "NULL" }),
    ),
  ],
  [
    "spend held credits of one grant for another",
    "grant_nothing_negative",
    block(
      entries("5, LEG, {other}, 'held', -15", "5, LEG, {other}, 'spent', 15"),
      "UPDATE credit_settlement SET transaction_number = 5 WHERE shop_id = {shop} AND item_id = {captured}",
      transaction({
        kind: "'capture'",
        amount: "-15",
        held: "-15",
        balance: "570",
        grant: "NULL",
        run: "{run}",
        item: "{captured}",
        hash: "NULL",
      }),
    ),
  ],
  [
    "capture without a settlement",
    "no settlement of its own",
    block(
      entries("5, LEG, {grant}, 'held', -15", "5, LEG, {grant}, 'spent', 15"),
      transaction({
        kind: "'capture'",
        amount: "-15",
        held: "-15",
        balance: "570",
        grant: "NULL",
        run: "{run}",
        item: "{open}",
        hash: "NULL",
      }),
    ),
  ],
  [
    "hold credits for nothing",
    "holds credits for no item",
    block(
      entries("5, LEG, {grant}, 'available', -15", "5, LEG, {grant}, 'held', 15"),
      transaction({
        kind: "'hold'",
        amount: "0",
        held: "15",
        balance: "585",
        grant: "NULL",
        run: "{stranger}",
      }),
    ),
  ],
  [
    "hold without a line that holds",
    "no transaction that holds",
    "INSERT INTO credit_hold (shop_id, run_id, transaction_number, total_credits, item_count, open_items, deadline_at) VALUES ({shop}, {stranger}, 1, 500, 1, 1, now() + interval '1 day')",
  ],
];

describe.each(["the application role", "the owner"])("%s cannot", (role) => {
  test.each(ILLEGAL)("%s: %s", async (_name, reason, statement) => {
    const run = () =>
      role === "the owner"
        ? database.asOwner(filled(statement, names))
        : database.asApp(filled(statement, names), [], shopId);
    const reasons = role === "the owner" ? reason : `permission denied|${reason}`;
    await expect(run()).rejects.toThrow(new RegExp(reasons));
  });
});

test("the same way of writing, with books that agree, is accepted: the refusals above are no accident", async () => {
  expect(ILLEGAL.length).toBeGreaterThanOrEqual(20);
  expect(await reconcileCredits(ctx)).toEqual({ ok: true, differences: [] });
  const other = database.ctx(await database.newShop());
  await grantPack(other, {
    purchaseGid: "gid://shopify/AppPurchaseOneTime/9",
    credits: 585,
    offerName: "x",
    test: false,
  });
  const grant =
    "INSERT INTO credit_grant (shop_id, grant_id, source, source_key, priority, label) VALUES ({shop}, {grant}, 'pack', '1', 30, 'x')";
  const otherNames = { ...names, shop: other.shopId, grant: other.ids.next() };
  await database.asApp(
    filled(block(grant, tenMore(2), transaction({ number: "2" })), otherNames),
    [],
    other.shopId,
  );
  expect((await readBalance(other)).availableCredits).toBe(595);
  expect(await reconcileCredits(other)).toEqual({ ok: true, differences: [] });
});

describe("another shop", () => {
  test.each(TABLES)("sees no row of %s", async (table) => {
    const stranger = await database.newShop();
    const mine = await database.asApp(`SELECT count(*)::int AS rows FROM ${table}`, [], shopId);
    expect(mine).not.toEqual([{ rows: 0 }]);
    for (const as of [stranger, undefined]) {
      expect(await database.asApp(`SELECT count(*)::int AS rows FROM ${table}`, [], as)).toEqual([
        { rows: 0 },
      ]);
    }
  });

  test("writes nothing into this shop's books", async () => {
    const stranger = await database.newShop();
    for (const statement of [
      "INSERT INTO credit_settlement (shop_id, item_id, run_id, outcome, reason, actor) VALUES ({shop}, {open}, {run}, 'captured', 'x', 'system:x')",
      "SELECT credits_settle({shop}, {run}, ARRAY[{open}], 'captured', 'x', 'system:x')",
      "SELECT credits_fold({shop})",
      block(TEN_MORE, transaction({})),
    ]) {
      await expect(database.asApp(filled(statement, names), [], stranger)).rejects.toEqual(
        expect.objectContaining({ code: "42501" }),
      );
    }
    expect(
      await database.asApp(
        filled(
          "UPDATE credit_account SET frozen_at = now(), frozen_reason = 'x' WHERE shop_id = {shop} RETURNING 1",
          names,
        ),
        [],
        stranger,
      ),
    ).toEqual([]);
  });

  test("cannot settle this shop's items from its own", async () => {
    const other = database.ctx(await database.newShop());
    await expect(
      captureItem(other, { runId: String(names.run), itemId: String(names.open), reason: "x" }),
    ).rejects.toThrow("does not hold");
  });
});
