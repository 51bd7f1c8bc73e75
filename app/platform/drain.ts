/** How a web server stops: every answer that was begun is finished, and no idle connection holds it up. */
import type { Server, ServerResponse } from "node:http";
import { Server as NetServer, type Socket } from "node:net";

/**
 * Watches a server's connections from its start. The function that comes back stops the server: nobody new is let in,
 * idle connections end, open requests are answered with `Connection: close`.
 * @returns when the last connection has ended, or after `maxMs`: how many connections were cut off by then
 */
export function createDrain(server: Server): (maxMs: number) => Promise<number> {
  const sockets = new Set<Socket>();
  const open = new Set<ServerResponse>();
  let isStopping = false;

  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.prependListener("request", ({ socket }, response) => {
    open.add(response);
    if (isStopping) response.setHeader("Connection", "close");
    response.once("close", () => {
      open.delete(response);
      // Its headers may have promised to keep the connection.
      if (isStopping) socket.destroySoon();
    });
  });

  return (maxMs) => {
    isStopping = true;
    for (const response of open) if (!response.headersSent) response.setHeader("Connection", "close");
    const answering = new Set([...open].map((response) => response.socket));
    for (const socket of sockets) if (!answering.has(socket)) socket.destroySoon();

    const { promise, resolve } = Promise.withResolvers<number>();
    const deadline = setTimeout(() => {
      resolve(sockets.size);
      for (const socket of sockets) socket.destroy();
    }, maxMs);
    // The HTTP server's own `close` and `closeIdleConnections` would also cut off answers that were handed over whole
    // and are still on their way to a slow reader.
    NetServer.prototype.close.call(server, () => {
      clearTimeout(deadline);
      resolve(0);
    });
    return promise;
  };
}
