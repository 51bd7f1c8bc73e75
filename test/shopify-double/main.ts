import { parseArgs } from "node:util";
import { z } from "zod";
import { runDouble } from "./double.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    data: { type: "string" },
    "app-url": { type: "string" },
  },
});

const config = z
  .object({
    port: z.coerce.number().int().min(0).max(65_535),
    dataDir: z.string("--data DIR is missing").min(1),
    appUrl: z.url("--app-url http://127.0.0.1:PORT is missing"),
    apiKey: z.string("SHOPIFY_API_KEY is missing").min(1),
    apiSecret: z.string("SHOPIFY_API_SECRET is missing").min(1),
  })
  .safeParse({
    port: values.port,
    dataDir: values.data,
    appUrl: values["app-url"],
    apiKey: process.env.SHOPIFY_API_KEY,
    apiSecret: process.env.SHOPIFY_API_SECRET,
  });

if (!config.success) {
  console.error(z.prettifyError(config.error));
  process.exit(1);
}

const double = await runDouble(config.data);
let stopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    double.stop().then(
      () => process.exit(0),
      (fault: unknown) => {
        console.error("shopify-double: stopping failed", fault);
        process.exit(1);
      },
    );
  });
}
const { port, tlsPort, caPath } = double;
process.stdout.write(`${JSON.stringify({ ready: true, port, tlsPort, caPath })}\n`);
