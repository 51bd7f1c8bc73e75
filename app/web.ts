/** The web process: brings the database up to date, serves the built app, answers probes, drains on SIGTERM. */
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express, { type ErrorRequestHandler } from "express";
import pg from "pg";
import { openOperatorModel } from "./adapters/engine/local-engine.ts";
import { openFileStore } from "./adapters/storage/index.ts";
import { migrate, migrationState } from "./platform/db/migrate.ts";
import { findUnreachable } from "./platform/db/reach.ts";
import { createDrain } from "./platform/drain.ts";
import { readEnv } from "./platform/env.ts";
import { gate } from "./platform/gate.ts";
import { requestLanguage } from "./platform/i18n/languages.ts";
import { inLanguage } from "./platform/i18n/spoken-language.ts";
import { untilDrained } from "./platform/http-drain.ts";
import { createLog, redactText } from "./platform/log.ts";
import { allJobs } from "./worker/job-catalogue.ts";

const DRAIN_MS = 20_000;
/**
 * Longer than what stands before us keeps an idle connection (60 s at AWS, nginx and most others): whoever closes first
 * while the other sends loses that request. Node's own are five seconds.
 */
const KEEP_ALIVE_MS = 75_000;

const env = readEnv(process.env);
const files = openFileStore(env.STORAGE_URL);
const log = createLog(env.LOG_LEVEL).child({ process: "web" });
const unreachable = await findUnreachable(env);
if (unreachable) {
  log.fatal(unreachable, `the database of ${unreachable.variable} could not be reached`);
  process.exit(1);
}
if (env.CUTOUT_MODEL_PATH !== undefined) {
  await openOperatorModel(env.CUTOUT_MODEL_PATH).catch((error: Error) => {
    log.fatal(error.message);
    process.exit(1);
  });
}
if (env.DATABASE_OWNER_URL) {
  await migrate({ ownerUrl: env.DATABASE_OWNER_URL, appUrl: env.DATABASE_URL, jobs: allJobs, log });
}

const buildDir = join(import.meta.dirname, "..", "build");
const build = (await import(pathToFileURL(join(buildDir, "server", "index.js")).href)) as ServerBuild;
const probePool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 1, connectionTimeoutMillis: 3000 });
probePool.on("error", (error) => log.warn({ err: error }, "the probe's connection was lost"));

const app = express();
app.disable("x-powered-by");
app.use((request, _response, next) => {
  inLanguage(requestLanguage(request.url, request.headers["accept-language"]), next);
});
app.use(gate);
app.get("/healthz", (_request, response) => {
  response.type("text").send("ok");
});
app.get("/readyz", async (_request, response) => {
  const checks = {
    database: () => probePool.query("SELECT 1"),
    migrations: async () => {
      const { pending } = await migrationState(probePool);
      if (pending.length > 0) throw new Error(`${pending.length} migrations are pending`);
    },
    storage: () => files.ready(),
  };
  const answers: Record<string, string> = {};
  for (const [name, check] of Object.entries(checks)) {
    answers[name] = await check().then(
      () => "ready",
      (error: unknown) => {
        log.warn({ err: error, probe: name }, "not ready");
        return "not ready";
      },
    );
  }
  const ready = Object.values(answers).every((answer) => answer === "ready");
  response.status(ready ? 200 : 503).json(answers);
});
app.use("/assets", express.static(join(buildDir, "client", "assets"), { immutable: true, maxAge: "1y" }));
app.use(express.static(join(buildDir, "client"), { maxAge: "1h" }));
app.all(
  "*",
  createRequestHandler({
    build,
    mode: "production",
    getLoadContext: (_request, response) => ({ untilDrained: () => untilDrained(response) }),
  }),
);
// Express takes a handler of four parameters for one of errors; its own would print them.
const answerError: ErrorRequestHandler = (error: { status?: number }, request, response, next) => {
  const status = error.status && error.status < 500 ? error.status : 500;
  if (status === 500)
    log.error({ err: error, method: request.method, path: redactText(request.path) }, "failed");
  if (response.headersSent) return next(error);
  response.status(status).end();
};
app.use(answerError);

const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, app);
const drain = createDrain(server);
server.listen(env.PORT, () => {
  const address = server.address();
  log.info({ port: typeof address === "object" ? address?.port : env.PORT }, "listening");
});

let isStopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    log.info("stopping: open requests are finished first");
    void drain(DRAIN_MS).then((cutOff) => {
      if (cutOff > 0) log.warn({ connections: cutOff }, "stopped at the deadline: connections were cut off");
      process.exit(0);
    });
  });
}
