import { PassThrough } from "node:stream";
import {
  type ActionFunctionArgs,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { services, webLog } from "./composition.server.ts";
import { logUnexpected } from "./platform/unexpected.ts";

/** A page that is not complete by then is cut off. */
const RENDER_TIMEOUT_MS = 5000;

/** Remix tells every error that no route caught; without this it would print them with whatever their addresses hold. */
export function handleError(error: unknown, visit: LoaderFunctionArgs | ActionFunctionArgs): void {
  // An address that leads nowhere is the visitor's mistake, not an error of ours.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  logUnexpected(webLog(), error, visit);
}

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
): Promise<Response> {
  const { shopify, log } = await services();
  shopify.addDocumentResponseHeaders(request, headers);
  // People see the page as soon as its frame stands; crawlers get it whole.
  const readyEvent = isbot(request.headers.get("user-agent") ?? "") ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let statusCode = status;
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={remixContext} url={request.url} />, {
      [readyEvent]: () => {
        const body = new PassThrough();
        headers.set("Content-Type", "text/html");
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: statusCode }));
        pipe(body);
      },
      onShellError: reject,
      onError(error: unknown) {
        statusCode = 500;
        log.error({ err: error }, "a page failed to render");
      },
    });
    setTimeout(abort, RENDER_TIMEOUT_MS + 1000);
  });
}
