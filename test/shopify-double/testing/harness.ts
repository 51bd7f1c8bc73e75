import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type DoubleHandle, startDouble } from "../client.ts";
import type { FetchOrder, FetchReport } from "./app-process.ts";

export const SHOP = "demo-shop.myshopify.com";
export const API_KEY = "test-api-key";
export const API_SECRET = "test-api-secret";
export const PHOTOS = fileURLToPath(new URL("../../fixtures/photos/", import.meta.url));
export const CATALOGUE = join(PHOTOS, "products.json");

export interface Answer {
  status: number;
  headers: Record<string, string>;
  bytes: Buffer;
  text: string;
}

export interface GraphqlAnswer {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- replies are as various as the queries of the tests
  body: any;
}

/** The app as seen from Shopify: a process that fetches through the proxy, and a server that receives webhooks. */
export interface TestApp {
  fetch(
    url: string,
    init?: { method?: string; headers?: Record<string, string>; body?: string | Buffer },
  ): Promise<Answer>;
  /** Exchanges a fresh session token for an expiring offline token and returns the reply. */
  exchange(overrides?: Record<string, unknown>): Promise<GraphqlAnswer>;
  oauth(body: Record<string, unknown>): Promise<GraphqlAnswer>;
  /** Asks the Admin API with the token of the last successful exchange. */
  graphql(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<GraphqlAnswer>;
  useToken(token: string): void;
  /** Uploads the bytes as a staged POST and returns the resourceUrl. */
  upload(filename: string, bytes: Buffer, mimeType?: string): Promise<string>;
  /** Uploads, fileCreate, waits until the file is READY or FAILED, and returns it. */
  // oxlint-disable-next-line typescript/no-explicit-any -- see GraphqlAnswer
  createFile(filename: string, bytes: Buffer): Promise<any>;
}

export interface ReceivedWebhook {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A server that plays the app's web process. `answer` decides the status of each webhook. */
export interface WebhookSink {
  url: string;
  received: ReceivedWebhook[];
  answer: (attempt: number) => number;
  close(): Promise<void>;
}

export interface TestBench {
  double: DoubleHandle;
  dataDir: string;
  app: TestApp;
  sink: WebhookSink;
  /** Kills the double without warning and starts it again on the same data. */
  crashAndRestart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a double on an empty folder with fast processing, an app process and a webhook server. */
export async function openBench(): Promise<TestBench> {
  const dataDir = await mkdtemp(join(tmpdir(), "shopify-double-"));
  const sink = await openSink();
  const start = () => startDouble({ dataDir, appUrl: sink.url, apiKey: API_KEY, apiSecret: API_SECRET });
  const bench = { double: await start(), dataDir, sink } as TestBench;
  let process = await openProcess(bench.double.appEnv);
  bench.app = testApp(
    () => bench.double,
    (order) => process.fetch(order),
  );
  bench.crashAndRestart = async () => {
    await bench.double.kill();
    await process.close();
    bench.double = await start();
    process = await openProcess(bench.double.appEnv);
  };
  bench.close = async () => {
    await process.close();
    await bench.double.stop();
    await sink.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  await bench.double.configure({ processingDelayMs: 20, jobDelayMs: 10, webhookBackoffMs: 5 });
  return bench;
}

async function openProcess(env: Record<string, string>) {
  const child: ChildProcess = fork(fileURLToPath(new URL("./app-process.ts", import.meta.url)), {
    env: { ...env, PATH: globalThis.process.env.PATH, NODE_ENV: "test" },
    execArgv: [],
  });
  const waiting = new Map<number, (report: FetchReport) => void>();
  let lastId = 0;
  child.on("message", (report: FetchReport) => {
    waiting.get(report.id)?.(report);
    waiting.delete(report.id);
  });
  return {
    fetch(order: Omit<FetchOrder, "id">): Promise<FetchReport> {
      const id = (lastId += 1);
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        child.send({ id, ...order });
      });
    },
    async close() {
      if (child.exitCode !== null) return;
      child.disconnect();
      await once(child, "exit");
    },
  };
}

async function openSink(): Promise<WebhookSink> {
  const sink: WebhookSink = { url: "", received: [], answer: () => 200, close: async () => undefined };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      sink.received.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks) });
      response.writeHead(sink.answer(sink.received.length)).end("ok");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  sink.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  sink.close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return sink;
}

function testApp(
  double: () => DoubleHandle,
  send: (order: Omit<FetchOrder, "id">) => Promise<FetchReport>,
): TestApp {
  let token = "";
  const app: TestApp = {
    async fetch(url, { method = "GET", headers = {}, body } = {}) {
      const report = await send({
        url,
        method,
        headers,
        bodyBase64: body === undefined ? null : Buffer.from(body).toString("base64"),
      });
      if (report.error !== null) throw new Error(report.error);
      const bytes = Buffer.from(report.bodyBase64, "base64");
      return { status: report.status, headers: report.headers, bytes, text: bytes.toString("utf8") };
    },
    async oauth(body) {
      return parsed(
        await app.fetch(`https://${SHOP}/admin/oauth/access_token`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ client_id: API_KEY, client_secret: API_SECRET, ...body }),
        }),
      );
    },
    async exchange(overrides = {}) {
      const answer = await app.oauth({
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        subject_token: await double().sessionToken(SHOP),
        subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
        requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
        expiring: "1",
        ...overrides,
      });
      if (answer.status === 200) token = answer.body.access_token;
      return answer;
    },
    useToken(other) {
      token = other;
    },
    async graphql(query, variables = {}, headers = {}) {
      return parsed(
        await app.fetch(`https://${SHOP}/admin/api/2026-10/graphql.json`, {
          method: "POST",
          headers: { ...headers, "content-type": "application/json", "x-shopify-access-token": token },
          body: JSON.stringify({ query, variables }),
        }),
      );
    },
    async upload(filename, bytes, mimeType = "image/jpeg") {
      const { body } = await app.graphql(STAGE, {
        input: [
          { filename, mimeType, resource: "IMAGE", httpMethod: "POST", fileSize: String(bytes.length) },
        ],
      });
      const target = body.data.stagedUploadsCreate.stagedTargets[0] as StagedTarget;
      const answer = await app.fetch(target.url, await multipart(target.parameters, bytes, mimeType));
      if (answer.status !== 201) throw new Error(`Upload refused: ${answer.status} ${answer.text}`);
      return target.resourceUrl;
    },
    async createFile(filename, bytes) {
      const originalSource = await app.upload(filename, bytes);
      const created = await app.graphql(FILE_CREATE, {
        files: [{ originalSource, contentType: "IMAGE", duplicateResolutionMode: "RAISE_ERROR" }],
      });
      const [file] = created.body.data.fileCreate.files;
      if (!file) throw new Error(JSON.stringify(created.body));
      return waitUntil(async () => {
        const { body } = await app.graphql(FILE, { id: file.id });
        return ["READY", "FAILED"].includes(body.data.node.fileStatus) ? body.data.node : undefined;
      });
    },
  };
  return app;
}

interface StagedTarget {
  url: string;
  resourceUrl: string;
  parameters: { name: string; value: string }[];
}

/** The multipart form of a staged POST. */
export async function multipart(
  parameters: { name: string; value: string }[],
  bytes: Buffer,
  mimeType: string,
): Promise<{ method: string; headers: Record<string, string>; body: Buffer }> {
  const form = new FormData();
  for (const { name, value } of parameters) form.append(name, value);
  form.append("file", new Blob([new Uint8Array(bytes)], { type: mimeType }), "upload");
  const encoded = new Response(form);
  return {
    method: "POST",
    headers: { "content-type": encoded.headers.get("content-type") ?? "" },
    body: Buffer.from(await encoded.arrayBuffer()),
  };
}

function parsed(answer: Answer): GraphqlAnswer {
  return { status: answer.status, body: JSON.parse(answer.text) };
}

/** Asks again until there is something; the test's own time limit ends it. */
export async function waitUntil<Value>(look: () => Promise<Value | undefined>): Promise<Value> {
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export const STAGE = `mutation Stage($input: [StagedUploadInput!]!) {
  stagedUploadsCreate(input: $input) {
    stagedTargets { url resourceUrl parameters { name value } }
    userErrors { field message }
  }
}`;

export const FILE_CREATE = `mutation Create($files: [FileCreateInput!]!) {
  fileCreate(files: $files) {
    files { id alt fileStatus fileErrors { code message } ... on MediaImage { image { url } } }
    userErrors { field code message }
  }
}`;

export const FILE_UPDATE = `mutation Update($files: [FileUpdateInput!]!) {
  fileUpdate(files: $files) { files { id alt } userErrors { field code message } }
}`;

export const FILE = `query File($id: ID!) {
  node(id: $id) {
    id
    ... on File { fileStatus fileErrors { code message } }
    ... on MediaImage { mimeType image { url width height } }
  }
}`;
