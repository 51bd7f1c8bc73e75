import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { Agent, request as httpsRequest } from "node:https";
import { readBody, sendText } from "../http.ts";
import { realName } from "./names.ts";
import { localStream, toLocal, toReal } from "./rewrite.ts";

const MAX_TEXT_BODY_BYTES = 16 * 1024 * 1024;
/** Headers between two neighbours, which are not passed on. */
const HOP_BY_HOP = ["connection", "keep-alive", "transfer-encoding", "upgrade", "te", "trailer"];
const SENT_TEXT = /^(?:application\/json|application\/x-www-form-urlencoded|text\/)/i;
const RECEIVED_TEXT = /^(?:text\/(?:html|css|javascript|event-stream)|application\/(?:javascript|json))\b/i;

export interface LocalFront {
  /** Whether a Host header names one of the double's `*.localhost` names on its public port. */
  isFor(host: string | undefined): boolean;
  /** Serves such a request from the TLS edge, with the addresses in it exchanged both ways. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): void;
}

/**
 * The way in for a person's own browser: `http://admin.localhost:PORT` and its neighbours, without flags or
 * certificates. What passes names Shopify's hosts by their local names towards the browser and by their real names
 * towards the app, whose own bytes stay what they are.
 *
 * @param publicPort - asked when a request comes, because the port is known only when the server listens
 */
export function openLocalFront(tlsPort: number, caPath: string, publicPort: () => number): LocalFront {
  const agent = new Agent({ keepAlive: true, ca: readFileSync(caPath) });

  const realHostOf = (host: string | undefined): string | null => {
    const [name = "", port = "80"] = (host ?? "").toLowerCase().split(":");
    return Number(port) === publicPort() ? realName(name) : null;
  };

  return {
    isFor: (host) => realHostOf(host) !== null,

    async serve(request, response) {
      const host = realHostOf(request.headers.host);
      if (!host) return sendText(response, 421, "Misdirected Request");
      const port = publicPort();
      const isText = SENT_TEXT.test(request.headers["content-type"] ?? "");
      const text = isText ? await readBody(request, MAX_TEXT_BODY_BYTES) : null;
      const body = text && Buffer.from(toReal(text.toString("latin1"), port), "latin1");
      const upstream = httpsRequest({
        agent,
        host: "127.0.0.1",
        port: tlsPort,
        servername: host,
        path: toReal(request.url ?? "/", port),
        method: request.method ?? "GET",
        headers: requestHeaders(request.headers, host, port, body?.length),
      });
      upstream.on("response", (answer) => {
        const rewritten = RECEIVED_TEXT.test(answer.headers["content-type"] ?? "");
        response.writeHead(answer.statusCode ?? 502, responseHeaders(answer.headers, port, rewritten));
        if (rewritten) answer.pipe(localStream(port)).pipe(response);
        else answer.pipe(response);
        // Sends the head of an event stream before its first event.
        response.flushHeaders();
        answer.on("error", () => response.destroy());
      });
      upstream.on("error", () => {
        if (response.headersSent) response.destroy();
        else sendText(response, 502, "The double does not answer");
      });
      response.on("close", () => upstream.destroy());
      if (body) upstream.end(body);
      else request.pipe(upstream);
    },

    close: () => agent.destroy(),
  };
}

function requestHeaders(
  headers: IncomingHttpHeaders,
  host: string,
  port: number,
  bodyBytes: number | undefined,
): OutgoingHttpHeaders {
  const sent: OutgoingHttpHeaders = { ...headers };
  for (const name of HOP_BY_HOP) delete sent[name];
  for (const name of ["origin", "referer"] as const) {
    if (headers[name]) sent[name] = toReal(headers[name], port);
  }
  if (bodyBytes !== undefined) sent["content-length"] = bodyBytes;
  return { ...sent, host, "accept-encoding": "identity" };
}

function responseHeaders(
  headers: IncomingHttpHeaders,
  port: number,
  rewritten: boolean,
): OutgoingHttpHeaders {
  const received: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers)) {
    // Strict transport would send the browser to https, which the local names do not speak.
    if (HOP_BY_HOP.includes(name) || name === "strict-transport-security") continue;
    if (rewritten && name === "content-length") continue;
    received[name] = Array.isArray(value)
      ? value.map((one) => toLocal(one, port))
      : value && toLocal(value, port);
  }
  return received;
}
