import { once } from "node:events";
import { Agent, createServer, get, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { buffer, text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { createDrain } from "./drain.ts";

const FAR_OFF_MS = 100_000;

let server: Server;
const agent = new Agent({ keepAlive: true });
afterEach(() => {
  agent.destroy();
  server.closeAllConnections();
});

async function start(answer: RequestListener): Promise<(maxMs: number) => Promise<number>> {
  server = createServer({ keepAliveTimeout: FAR_OFF_MS }, answer);
  const drain = createDrain(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return drain;
}

const portOf = () => (server.address() as AddressInfo).port;

/** A request on a connection that its sender keeps; settles with the answer's head. */
async function ask(): Promise<IncomingMessage> {
  const [response] = (await once(get({ port: portOf(), host: "127.0.0.1", agent }), "response")) as [
    IncomingMessage,
  ];
  return response;
}

test("kept connections that are idle don't hold a stop up, whether they were used or not", async () => {
  const drain = await start((_request, response) => void response.end("done"));
  expect(await text(await ask())).toBe("done");
  const unused = connect(portOf(), "127.0.0.1");
  await once(unused, "connect");
  // The server knows of it once it has answered somebody who came later.
  await text(await ask());
  expect(await drain(FAR_OFF_MS)).toBe(0);
  unused.destroy();
});

test("an open request is answered, told that the connection closes, and ends the stop", async () => {
  const { promise: asked, resolve } = Promise.withResolvers<() => void>();
  const drain = await start((_request, response) => resolve(() => response.end("done")));
  const answered = ask();
  const answer = await asked;
  const drained = drain(FAR_OFF_MS);
  answer();
  const response = await answered;
  expect(response.headers.connection).toBe("close");
  expect(await text(response)).toBe("done");
  expect(await drained).toBe(0);
});

test("an answer whose head promised to keep the connection is finished, and the connection ends with it", async () => {
  const { promise: asked, resolve } = Promise.withResolvers<() => void>();
  const drain = await start((_request, response) => {
    response.write("half ");
    resolve(() => response.end("and half"));
  });
  const response = await ask();
  expect(response.headers.connection).toBe("keep-alive");
  const drained = drain(FAR_OFF_MS);
  (await asked)();
  expect(await text(response)).toBe("half and half");
  expect(await drained).toBe(0);
});

test("a picture on its way to a slow reader arrives whole", async () => {
  const picture = Buffer.alloc(50_000_000, 7);
  const drain = await start((_request, response) => void response.end(picture));
  const response = await ask();
  const drained = drain(FAR_OFF_MS);
  expect((await buffer(response)).equals(picture)).toBe(true);
  expect(await drained).toBe(0);
});

test("what is still open at the deadline is cut off and counted", async () => {
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  const drain = await start(() => resolve());
  const answered = ask();
  await asked;
  const [cutOff] = await Promise.all([drain(0), expect(answered).rejects.toThrow("socket hang up")]);
  expect(cutOff).toBe(1);
});
