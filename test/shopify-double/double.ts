import { mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { join, resolve } from "node:path";
import { openLocalFront } from "./admin/local-front.ts";
import { chargeExpiry } from "./billing.ts";
import { openBlobs } from "./blobs.ts";
import { bulkWork } from "./bulk/work.ts";
import { openClock } from "./clock.ts";
import type { DoubleContext } from "./context.ts";
import { loopbackUrl, serveControl } from "./control.ts";
import { openDatabase } from "./database.ts";
import { serveEdge } from "./edge.ts";
import { openSchema } from "./graphql/schema.ts";
import { answering, HttpRefusal } from "./http.ts";
import { redactions } from "./installation.ts";
import { fileProcessing } from "./processing.ts";
import { jobWork } from "./product-media.ts";
import { attachProxy } from "./proxy.ts";
import { startTicker, type Ticker } from "./scheduler.ts";
import { openShopHost } from "./shop-host.ts";
import { subscriptionCycles } from "./subscriptions.ts";
import { openTls } from "./tls.ts";
import { openWebhooks } from "./webhooks.ts";

/** As a network of caches does: a connection that ends while a browser asks over it loses the request. */
const KEEP_ALIVE_MS = 60_000;

export interface DoubleConfig {
  /** 0 lets the system choose. */
  port: number;
  dataDir: string;
  appUrl: string;
  apiKey: string;
  apiSecret: string;
}

export interface RunningDouble {
  port: number;
  /** Where the TLS server listens: browsers are led there by their resolver rules. */
  tlsPort: number;
  caPath: string;
  stop(): Promise<void>;
}

/** Starts the double: the public port (proxy and control API) and, behind it, the TLS server and the background work. */
export async function runDouble(config: DoubleConfig): Promise<RunningDouble> {
  const dataDir = resolve(config.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const tls = await openTls(join(dataDir, "tls"));
  const tickers: Ticker[] = [];
  const db = openDatabase(join(dataDir, "shopify.sqlite"));
  const base = {
    db,
    blobs: openBlobs(join(dataDir, "blobs")),
    bulkDir: join(dataDir, "bulk"),
    clock: openClock(db),
    schema: openSchema(),
    apiKey: config.apiKey,
    apiSecret: config.apiSecret,
    appUrl: loopbackUrl(config.appUrl),
    wake: () => {
      for (const ticker of tickers) ticker.wake();
    },
    settle: async () => {
      for (const ticker of tickers) await ticker.settle();
    },
  };
  // The same object, because the app's address in it may change.
  const context: DoubleContext = Object.assign(base, { webhooks: openWebhooks(base) });
  const { webhooks } = context;
  const shopHost = openShopHost(context);

  const tlsServer = createTlsServer(
    { key: tls.key, cert: tls.cert, keepAliveTimeout: KEEP_ALIVE_MS },
    answering((request, response) => serveEdge(context, shopHost, webhooks, request, response)),
  );
  const tlsPort = await listen(tlsServer, 0);

  let port = 0;
  const localFront = openLocalFront(tlsPort, tls.caPath, () => port);
  const publicServer = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS },
    answering((request, response) => {
      // A plain-http proxy request names a whole URL: no host of the double is reached that way.
      if (!request.url?.startsWith("/")) throw new HttpRefusal(403, { error: "refused by the egress guard" });
      if (localFront.isFor(request.headers.host)) return localFront.serve(request, response);
      return serveControl({ context, shopHost, webhooks }, request, response);
    }),
  );
  const closeTunnels = attachProxy(context, publicServer, tlsPort);
  port = await listen(publicServer, config.port);

  // Webhooks come last: what the others do is told in the same round.
  const work = [
    fileProcessing(context),
    jobWork(context),
    bulkWork(context),
    chargeExpiry(context, webhooks),
    subscriptionCycles(context, webhooks),
    redactions(context),
    webhooks.work,
  ];
  tickers.push(...work.map((due) => startTicker(context.clock, due)));

  return {
    port,
    tlsPort,
    caPath: tls.caPath,
    async stop() {
      const closed = [publicServer, tlsServer].map(
        (server) => new Promise<void>((done) => server.close(() => done())),
      );
      closeTunnels();
      localFront.close();
      publicServer.closeAllConnections();
      tlsServer.closeAllConnections();
      await Promise.all([...closed, ...tickers.map((ticker) => ticker.stop())]);
      await webhooks.drain();
      context.db.close();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => done((server.address() as AddressInfo).port));
  });
}
