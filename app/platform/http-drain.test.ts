import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { untilDrained } from "./http-drain.ts";

const PART = Buffer.alloc(1_000_000);
let server: ReturnType<typeof createServer>;
let socket: Socket;
afterEach(() => {
  socket.destroy();
  server.close();
});

/** A response to a reader who takes nothing until `socket.resume()`. */
async function openResponse(): Promise<ServerResponse> {
  server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.pause();
  socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const [, response] = (await once(server, "request")) as [unknown, ServerResponse];
  return response;
}

/** Writes until the connection takes no more; it takes what the systems' buffers hold. */
function fill(response: ServerResponse): void {
  for (let parts = 0; parts < 100; parts++) response.write(PART);
  expect(response.writableNeedDrain).toBe(true);
}

test("an empty response needs no waiting", async () => {
  await expect(untilDrained(await openResponse())).resolves.toBeUndefined();
});

test("a full one is waited for until its reader takes what was written", async () => {
  const response = await openResponse();
  fill(response);
  const drained = untilDrained(response);
  expect(response.writableNeedDrain).toBe(true);
  socket.resume();
  await drained;
  expect(response.writableNeedDrain).toBe(false);
});

test("a reader who leaves ends the wait", async () => {
  const response = await openResponse();
  fill(response);
  const drained = untilDrained(response);
  socket.destroy();
  await drained;
  expect(response.closed || response.destroyed).toBe(true);
});
