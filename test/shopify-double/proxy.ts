import { connect, type Socket } from "node:net";
import type { Server } from "node:http";
import { count, type DoubleContext, NO_SHOP } from "./context.ts";
import { hostKind } from "./hosts.ts";

/**
 * Makes an HTTP server a CONNECT proxy that is also an egress guard: only the double's own hosts get through, to the
 * TLS server behind; every other host is refused with 403 and counted.
 *
 * @param tlsPort - where the TLS server listens on loopback
 * @returns a function that ends every tunnel
 */
export function attachProxy(context: DoubleContext, server: Server, tlsPort: number): () => void {
  const sockets = new Set<Socket>();
  server.on("connect", (request, clientStream, head: Buffer) => {
    const client = clientStream as Socket;
    client.on("error", () => client.destroy());
    const [host = "", port = ""] = (request.url ?? "").toLowerCase().split(":");
    if (hostKind(host) === null || port !== "443") {
      count(context.db, NO_SHOP, "egress", `${host}:${port}`);
      client.end(
        "HTTP/1.1 403 Forbidden\r\ncontent-type: text/plain\r\nconnection: close\r\n\r\nRefused by the egress guard.\n",
      );
      return;
    }
    const upstream = connect(tlsPort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      if (head.length > 0) upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}
