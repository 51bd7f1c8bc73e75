/** Everything that Shopify tells by webhook: verified, put into the inbox, answered; the worker does the rest. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { receiveWebhook } from "#app/domain/account/index.server.ts";
import { onlyPost } from "#app/platform/http.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { shopify, platform } = await services();
  const reading = await shopify.readWebhook(request);
  if (!reading.ok) return new Response(null, { status: reading.status });
  await receiveWebhook(platform, reading.webhook);
  return new Response(null, { status: 200 });
}

export const loader = onlyPost;
