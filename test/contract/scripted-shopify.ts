/**
 * A Shopify that answers as it is told, one answer after the other, under any host name: for what the double never does,
 * such as failing, hanging up in the middle of an answer, or redirecting.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { generate } from "selfsigned";
import { routeShopify } from "./shopify-route.ts";

export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array | object;
  /** `before`: hangs up without an answer; `within`: after half of the body. */
  readonly hangUp?: "before" | "within";
}

export interface SeenRequest {
  readonly host: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly body: string;
}

export interface ScriptedShopify {
  /** The answers to come; a request without one is answered with 599. */
  readonly answers: ScriptedAnswer[];
  readonly seen: SeenRequest[];
  close(): Promise<void>;
}

export async function startScriptedShopify(hosts: readonly string[]): Promise<ScriptedShopify> {
  const pem = await generate([{ name: "commonName", value: "scripted" }], {
    keySize: 2048,
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: hosts.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  const answers: ScriptedAnswer[] = [];
  const seen: SeenRequest[] = [];
  const site = createTlsServer({ key: pem.private, cert: pem.cert }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const token = request.headers["x-shopify-access-token"];
    seen.push({
      host: request.headers.host ?? "",
      path: request.url ?? "",
      token: typeof token === "string" ? token : undefined,
      body: Buffer.concat(chunks).toString(),
    });
    const { status = 200, headers = {}, body = "", hangUp } = answers.shift() ?? { status: 599 };
    if (hangUp === "before") return void request.socket.destroy();
    const bytes = Buffer.from(
      typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
    );
    if (hangUp === "within") {
      response.writeHead(status, { ...headers, "content-length": bytes.length });
      response.write(bytes.subarray(0, bytes.length / 2), () => request.socket.destroy());
      return;
    }
    response.writeHead(status, headers).end(bytes);
  });
  site.listen(0, "127.0.0.1");
  await once(site, "listening");
  const sitePort = (site.address() as AddressInfo).port;

  const proxy = createServer();
  proxy.on("connect", (_request, socket, head) => {
    const upstream = connect(sitePort, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on("error", () => socket.destroy());
    socket.on("error", () => upstream.destroy());
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const restore = routeShopify({ port: (proxy.address() as AddressInfo).port, ca: pem.cert });

  return {
    answers,
    seen,
    async close() {
      restore();
      site.closeAllConnections();
      proxy.closeAllConnections();
      await Promise.all([once(site.close(), "close"), once(proxy.close(), "close")]);
    },
  };
}
