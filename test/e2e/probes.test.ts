/** What a load balancer asks. */
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { Agent, get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, clearHouse, startHouse } from "../demo/house.ts";

let house: House;
let dataDir: string;
let database: Client;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-probes-"));
  house = await startHouse({ dataDir, workers: 0 });
  database = new Client({ connectionString: house.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await house.stop();
  clearHouse(dataDir);
});

const probe = async (path: string) => {
  const response = await fetch(`${house.webUrl}${path}`);
  return { status: response.status, body: await response.text() };
};

test("a started process is alive and ready", async () => {
  expect(await probe("/healthz")).toEqual({ status: 200, body: "ok" });
  expect((await probe("/readyz")).status).toBe(200);
});

test("an idle connection is kept for longer than what stands before the process keeps it", async () => {
  const agent = new Agent({ keepAlive: true });
  const [response] = (await once(get(`${house.webUrl}/healthz`, { agent }), "response")) as [IncomingMessage];
  response.resume();
  await once(response, "end");
  agent.destroy();
  expect(response.headers["keep-alive"]).toBe("timeout=75");
});

test("a process whose database lacks a migration of this build lives, but is not ready, until it is there", async () => {
  const forget = "UPDATE _prisma_migrations SET rolled_back_at = $1 WHERE migration_name LIKE '%_publishing'";
  await database.query(forget, [new Date()]);
  expect((await probe("/healthz")).status).toBe(200);
  const { status, body } = await probe("/readyz");
  expect(status).toBe(503);
  expect(JSON.parse(body)).toEqual({ database: "ready", migrations: "not ready", storage: "ready" });
  await database.query(forget, [null]);
  expect((await probe("/readyz")).status).toBe(200);
});

test("a process that is asked to stop does so while a load balancer keeps its connection, and cuts nobody off", async () => {
  const agent = new Agent({ keepAlive: true });
  const [response] = (await once(get(`${house.webUrl}/healthz`, { agent }), "response")) as [IncomingMessage];
  expect(await text(response)).toBe("ok");
  const [web] = house.running();
  web!.child.kill("SIGTERM");
  await web!.ended;
  agent.destroy();
  expect(web!.child.exitCode).toBe(0);
  const log = readFileSync(join(dataDir, "logs", "web.log"), "utf8");
  expect(log).toContain("stopping: open requests are finished first");
  expect(log).not.toContain("cut off");
});
