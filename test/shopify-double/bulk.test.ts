import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CATALOGUE, openBench, SHOP, type TestBench, waitUntil } from "./testing/harness.ts";

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.double.configure({ bulkDelayMs: 0, bulkQueriesAtATime: 5, webhookBackoffMs: 5 });
});

const EXPORT = `{ products { edges { node { id title
  variants { edges { node { id sku } } }
  media { nodes { id ... on MediaImage { image { url } } } }
} } } }`;
const ONLY_IDS = "{ products { nodes { id } } }";

async function start(query: string) {
  const { body } = await bench.app.graphql(
    `mutation ($query: String!) { bulkOperationRunQuery(query: $query) {
      bulkOperation { id status url objectCount } userErrors { code field message }
    } }`,
    { query },
  );
  return body.data.bulkOperationRunQuery;
}

async function read(id: string) {
  const { body } = await bench.app.graphql(
    `query ($id: ID!) { bulkOperation(id: $id) {
      id type status errorCode objectCount rootObjectCount fileSize url partialDataUrl completedAt
    } }`,
    { id },
  );
  return body.data.bulkOperation;
}

function ended(id: string) {
  return waitUntil(async () => {
    const operation = await read(id);
    return ["COMPLETED", "FAILED", "CANCELED"].includes(operation.status) ? operation : undefined;
  });
}

async function cancel(id: string) {
  const { body } = await bench.app.graphql(
    "mutation ($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }",
    { id },
  );
  return body.data.bulkOperationCancel;
}

describe("in a small shop", () => {
  beforeAll(async () => {
    await bench.double.seed({ shop: SHOP, catalogue: CATALOGUE, products: 120 });
    await bench.app.exchange();
    await bench.double.throttle({ shop: SHOP, restoreRate: 2000 });
  });

  test("a bulk query writes each product with its variants and media below it, and the app hears of its end", async () => {
    const { bulkOperation, userErrors } = await start(EXPORT);
    expect(userErrors).toEqual([]);
    expect(bulkOperation).toMatchObject({ status: "CREATED", url: null, objectCount: "0" });
    const operation = await ended(bulkOperation.id);
    expect(operation).toMatchObject({
      status: "COMPLETED",
      type: "QUERY",
      errorCode: null,
      rootObjectCount: "120",
      partialDataUrl: null,
    });
    const file = await bench.app.fetch(operation.url);
    expect(String(file.bytes.length)).toBe(operation.fileSize);
    const lines = file.text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(String(lines.length)).toBe(operation.objectCount);

    const { products } = await bench.double.state(SHOP);
    const roots = lines.filter((line) => line.__parentId === undefined);
    expect(roots).toEqual(products.map(({ id, title }) => ({ id, title })));
    for (const product of products) {
      const below = lines.filter((line) => line.__parentId === product.id).map(({ id }) => id);
      expect(below).toEqual([...product.variants.map(({ id }) => id), ...product.media.map(({ id }) => id)]);
    }
    await expect
      .poll(async () => (await bench.double.state(SHOP)).webhooks.at(-1))
      .toMatchObject({
        topic: "bulk_operations/finish",
        status: "DELIVERED",
        payload: {
          admin_graphql_api_id: operation.id,
          status: "completed",
          type: "query",
          error_code: null,
        },
      });
  });

  test("a search in the query counts, sizes do not, and nothing found has no file", async () => {
    const some = await ended(
      (await start('{ products(first: 1, query: "title:Ridgeline") { nodes { id } } }')).bulkOperation.id,
    );
    expect(Number(some.objectCount)).toBeGreaterThan(1);
    expect(Number(some.objectCount)).toBeLessThan(120);
    const none = await ended(
      (await start('{ products(query: "sku:NONE") { nodes { id } } }')).bulkOperation.id,
    );
    expect(none).toMatchObject({ status: "COMPLETED", objectCount: "0", url: null });
  });

  test("the file's address is signed and lives seven days", async () => {
    const { url } = await ended((await start(ONLY_IDS)).bulkOperation.id);
    expect(new URL(url).host).toBe("storage.googleapis.com");
    const foreign = new URL(url);
    foreign.searchParams.set("Expires", "9999999999");
    expect((await bench.app.fetch(foreign.href)).status).toBe(403);
    await bench.double.advanceClock(8 * 24 * 60 * 60 * 1000);
    expect((await bench.app.fetch(url)).status).toBe(400);
    await bench.double.setClock(new Date().toISOString());
    await bench.app.exchange();
  });

  test("the file has faults like any other download", async () => {
    const { url, fileSize } = await ended((await start(ONLY_IDS)).bulkOperation.id);
    await bench.double.addFault({ match: { host: "storage.googleapis.com" }, kind: "corrupt-body" });
    expect((await bench.app.fetch(url)).bytes.length).toBe(Math.floor(Number(fileSize) / 2));
    await bench.double.addFault({ match: { host: "storage.googleapis.com" }, kind: "drop-reply" });
    await expect(bench.app.fetch(url)).rejects.toThrow(/closed|socket|reset/i);
    expect(String((await bench.app.fetch(url)).bytes.length)).toBe(fileSize);
  });

  test("five run at a time, the sixth is refused; one at a time is a setting", async () => {
    await bench.double.configure({ bulkDelayMs: 60_000 });
    const ids = [];
    for (let index = 0; index < 5; index += 1) ids.push((await start(ONLY_IDS)).bulkOperation.id);
    expect(await start(ONLY_IDS)).toMatchObject({
      bulkOperation: null,
      userErrors: [{ code: "LIMIT_REACHED" }],
    });
    for (const id of ids) expect(await cancel(id)).toMatchObject({ bulkOperation: { status: "CANCELING" } });
    for (const id of ids) expect(await ended(id)).toMatchObject({ status: "CANCELED", url: null });
    expect((await cancel(ids[0]!)).userErrors).toHaveLength(1);
    await bench.double.configure({ bulkQueriesAtATime: 1 });
    const { bulkOperation } = await start(ONLY_IDS);
    expect((await start(ONLY_IDS)).userErrors).toMatchObject([
      { code: "OPERATION_IN_PROGRESS", message: expect.stringContaining(bulkOperation.id) },
    ]);
    await cancel(bulkOperation.id);
    await ended(bulkOperation.id);
  });

  test("an invalid query is a user error, and a missing scope fails the operation", async () => {
    expect((await start("{ products { nodes { colour } } }")).userErrors).toMatchObject([
      { code: "INVALID", field: ["query"] },
    ]);
    await bench.double.setScopes(SHOP, "write_files");
    expect(await ended((await start(ONLY_IDS)).bulkOperation.id)).toMatchObject({
      status: "FAILED",
      errorCode: "ACCESS_DENIED",
      url: null,
    });
    await bench.double.setScopes(SHOP, "write_products,write_files");
  });

  test("operations are listed and searched; currentBulkOperation is refused as deprecated", async () => {
    const { id } = (await start(ONLY_IDS)).bulkOperation;
    await ended(id);
    const { body } = await bench.app.graphql(
      `{ bulkOperations(first: 1, reverse: true, query: "status:COMPLETED operation_type:QUERY") { nodes { id status } } }`,
    );
    expect(body.data.bulkOperations.nodes).toEqual([{ id, status: "COMPLETED" }]);
    const current = await bench.app.graphql("{ currentBulkOperation { id } }");
    expect(current.body.errors[0].extensions.code).toBe("DEPRECATED_REFUSED_BY_DOUBLE");
    expect((await bench.double.state(SHOP)).counters.deprecated["QueryRoot.currentBulkOperation"]).toBe(1);
  });

  test("an operation that a crash interrupts begins anew and ends", async () => {
    await bench.double.configure({ bulkDelayMs: 300 });
    const { id } = (await start(ONLY_IDS)).bulkOperation;
    await bench.crashAndRestart();
    expect(await ended(id)).toMatchObject({ status: "COMPLETED", objectCount: "120" });
  });
});

test("10,000 products are written while the double still answers, and its memory stays flat", async () => {
  await bench.double.reset({ shop: SHOP, catalogue: CATALOGUE, products: 10_000 });
  await bench.double.configure({ bulkDelayMs: 0 });
  await bench.app.exchange();
  await bench.double.throttle({ shop: SHOP, restoreRate: 2000 });
  const { id } = (await start(EXPORT)).bulkOperation;
  const seen = new Set<number>();
  const residentMb: number[] = [];
  const operation = await waitUntil(async () => {
    const now = await read(id);
    seen.add(Number(now.rootObjectCount));
    residentMb.push(residentKilobytes(bench.double.pid) / 1024);
    await pause(100);
    return ["COMPLETED", "FAILED"].includes(now.status) ? now : undefined;
  });
  expect(operation).toMatchObject({ status: "COMPLETED", rootObjectCount: "10000" });
  expect(Number(operation.fileSize)).toBeGreaterThan(5_000_000);
  expect([...seen].filter((roots) => roots > 0 && roots < 10_000).length).toBeGreaterThanOrEqual(3);
  expect(Math.max(...residentMb) - residentMb[0]!).toBeLessThan(150);
});

function residentKilobytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}
