import { afterAll, beforeAll, expect, test } from "vitest";
import type { ShopCtx } from "#app/composition.server.ts";
import { grantPack, holdCredits } from "#app/domain/credits/index.server.ts";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { mayOpenStatementFile, openStatementFile } from "./statement-file.server.ts";

let database: TestDatabase;
let shopId: ShopId;
beforeAll(async () => {
  database = await testDatabase();
  shopId = await database.newShop();
});
afterAll(() => database.close());

/** A ctx that counts the transactions that reading takes. */
function watched() {
  const ctx = database.ctx(shopId) as ShopCtx;
  const reads = { count: 0 };
  const { db } = ctx;
  const counting: ShopCtx = {
    ...ctx,
    db: {
      ...db,
      tenant(shop, work) {
        reads.count += 1;
        return db.tenant(shop, work);
      },
    },
  };
  return { ctx: counting, reads };
}
const open = (ctx: ShopCtx, query = "", signal = new AbortController().signal) => {
  const file = openStatementFile(ctx, { query, signal });
  if (!file.ok) throw new Error(file.reason);
  return file.body;
};
const textOf = async (body: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(body).arrayBuffer()).toString("utf8");

test("the file says of every line what the page says, and no cell runs as a formula", async () => {
  const { ctx } = watched();
  await grantPack(ctx, {
    purchaseGid: "gid://shopify/AppPurchaseOneTime/4711",
    credits: 10_000,
    offerName: "10,000 credits",
    test: true,
  });
  const runId = ctx.ids.next();
  const itemIds = Array.from({ length: 3500 }, () => ctx.ids.next());
  const items = itemIds.map((itemId) => ({ itemId, priceCredits: 2 }));
  await holdCredits(ctx, { runId, items, reason: '=HYPERLINK("x"), she said' });
  await database.asApp(
    "SELECT count(*) FROM credits_settle($1, $2, $3, 'captured', '+1 picture', 'system:test')",
    [shopId, runId, itemIds.slice(0, 3000)],
  );

  const text = await textOf(open(ctx));
  expect(text.startsWith("\uFEFFNumber,Date (UTC),What,")).toBe(true);
  const rows = text.slice(1).trimEnd().split("\r\n");
  expect(rows).toHaveLength(1 + 1 + 1 + 3000);
  expect(rows[1]).toMatch(
    new RegExp(`^3002,20[\\d-]+T[\\d:.]+Z,Used,'\\+1 picture,${runId},,,no,0,-2,4000$`),
  );
  expect(rows.at(-2)).toMatch(/,"'=HYPERLINK\(""x""\), she said",/);
  expect(rows.at(-2)).toMatch(/,no,-7000,7000,10000$/);
  expect(rows.at(-1)).toMatch(/^1,.*,4711,yes,10000,0,10000$/);

  const grants = await textOf(open(ctx, "kind=grant"));
  expect(grants.trimEnd().split("\r\n")).toHaveLength(2);
  expect((await textOf(open(ctx, "kind=revoke"))).trimEnd().split("\r\n")).toHaveLength(1);
});

test("the file stays in the language in which it was asked for, wherever it is read on", async () => {
  const { ctx } = watched();
  const file = inLanguage("de", () => open(ctx, "kind=grant"));
  const [headings, line] = (await inLanguage("ja", () => textOf(file))).slice(1).split("\r\n");
  expect(headings).toMatch(/^Nummer,Datum \(UTC\),Vorgang,/);
  expect(line).toMatch(/,Hinzugefügt,.*,ja,10000,0,10000$/);
});

test("nothing is read that the reader doesn't take, and a reader who stops ends the reading", async () => {
  const { ctx, reads } = watched();
  const reader = open(ctx).getReader();
  await reader.read();
  expect(reads.count, "the headings").toBe(0);
  const { value } = await reader.read();
  expect(Buffer.from(value!).toString("utf8").trimEnd().split("\r\n")).toHaveLength(1000);
  expect(reads.count, "a step, and its titles").toBe(2);
  await reader.cancel();
  expect(reads.count).toBe(2);
});

test("a browser that went away ends the reading", async () => {
  const { ctx, reads } = watched();
  const gone = new AbortController();
  const reader = open(ctx, "", gone.signal).getReader();
  await reader.read();
  await reader.read();
  gone.abort();
  expect((await reader.read()).done).toBe(true);
  expect(reads.count).toBe(2);
});

test("a shop has two files open at the most; one that ends, is cancelled or is left makes room", async () => {
  const { ctx } = watched();
  const gone = new AbortController();
  const first = open(ctx);
  open(ctx, "", gone.signal);
  expect(openStatementFile(ctx, { query: "", signal: gone.signal })).toMatchObject({
    ok: false,
    reason: "export-in-progress",
  });
  const other = database.ctx(await database.newShop()) as ShopCtx;
  await textOf(open(other));

  await first.cancel();
  const third = open(ctx);
  expect(mayOpenStatementFile(shopId).ok).toBe(false);
  await textOf(third);
  gone.abort();
  await Promise.all([textOf(open(ctx)), textOf(open(ctx))]);
  expect(mayOpenStatementFile(shopId).ok).toBe(true);
});
