/** `node test/engine-double/main.ts [--port N]`: starts the double and prints one JSON line when it listens. */
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { createDouble } from "./server.ts";

const { values } = parseArgs({ options: { port: { type: "string", default: "0" } } });
const server = createDouble();
server.listen(Number(values.port), "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(
    `${JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}`, pid: process.pid })}\n`,
  );
});
const stop = () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
// Whoever started it has gone: a double must not outlive its test.
process.stdin.on("end", stop).resume();
