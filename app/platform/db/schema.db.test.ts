import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";

/** Tables of no tenant, each for the reason given. */
const UNTENANTED = [
  "Session", // Shopify's library finds sessions before a tenant is known
  "engine_pace", // how fast engines are, over all shops
  "webhook_event", // the inbox takes deliveries for shops that are gone
  "worker_presence", // a worker works for every shop
  "engine_slot", // an engine is shared by every shop
  "_prisma_migrations",
];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test("every table has a shop_id, forced row-level security and a tenant policy, or is a named exception", async () => {
  const tables = await database.asOwner(`
    SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
      EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'shop_id' AND a.attnotnull) AS has_shop,
      EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'tenant') AS has_policy
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`);
  expect(tables.length).toBeGreaterThan(15);
  const open = tables
    .filter((table) => !(table.forced && table.has_shop && table.has_policy))
    .map((table) => table.name);
  expect(open.toSorted()).toEqual(UNTENANTED.toSorted());
});

test("each tenant table shows and takes its own shop's rows only; nobody but the system role has another policy", async () => {
  const policies = await database.asOwner(`
    SELECT tablename AS name, cmd, roles::text AS roles, qual, with_check FROM pg_policies
    WHERE schemaname = 'public' AND roles <> '{productstudio_system}'`);
  const own = "(shop_id = ( SELECT current_shop_id() AS current_shop_id))";
  const tables = await database.asOwner(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')",
  );
  const wanted = tables
    .map(({ name }) => String(name))
    .filter((name) => !UNTENANTED.includes(name))
    .map((name) => ({ name, cmd: "ALL", roles: "{public}", qual: own, with_check: own }));
  const byName = (a: { name?: unknown }, b: { name?: unknown }) => (String(a.name) < String(b.name) ? -1 : 1);
  expect(policies.toSorted(byName)).toEqual(wanted.toSorted(byName));
});

test("the key of every tenant table carries the shop", async () => {
  const keys = await database.asOwner(`
    SELECT c.relname AS name, bool_or(a.attname = 'shop_id') AS carries_shop
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
    WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace GROUP BY c.relname`);
  const bare = keys.filter((key) => !key.carries_shop).map((key) => key.name);
  expect(bare.toSorted()).toEqual(UNTENANTED.toSorted());
});

test("every foreign key between tenant tables carries the shop", async () => {
  const bare = await database.asOwner(`
    SELECT con.conname AS name FROM pg_constraint con
    WHERE con.contype = 'f' AND con.connamespace = 'public'::regnamespace AND NOT EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = con.conrelid AND a.attnum = ANY (con.conkey) AND a.attname = 'shop_id')`);
  expect(bare).toEqual([]);
});

test("the application role owns nothing, and cannot bypass row-level security", async () => {
  const [role] = await database.asApp(`
    SELECT rolsuper, rolbypassrls, rolcreaterole,
      (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned
    FROM pg_roles r WHERE rolname = current_user`);
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, owned: 0 });
});

test("a function that runs with its owner's rights belongs to the system role, or is a trigger; its search path is fixed", async () => {
  const functions = await database.asOwner(`
    SELECT p.proname AS name, p.prorettype = 'trigger'::regtype AS is_trigger, pg_get_userbyid(p.proowner) AS owner,
      coalesce(array_to_string(p.proconfig, ','), '') AS config
    FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef`);
  expect(functions.length).toBeGreaterThan(0);
  const unsafe = functions.filter(
    (one) =>
      !(one.is_trigger || one.owner === "productstudio_system") ||
      !String(one.config).includes("search_path"),
  );
  expect(unsafe).toEqual([]);
});

test("the migrations make exactly what the Prisma schema says", async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      "node_modules/prisma/build/index.js",
      "migrate",
      "diff",
      "--from-migrations",
      "prisma/migrations",
      "--to-schema-datamodel",
      "prisma/schema.prisma",
      "--script",
    ],
    { env: { ...process.env, DATABASE_OWNER_URL: database.ownerUrl, DATABASE_URL: database.ownerUrl } },
  );
  const statements = stdout.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("--"));
  expect(statements).toEqual([]);
});
