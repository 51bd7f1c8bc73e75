/** Where a visitor lands who did not come from Shopify admin. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { t } from "#app/platform/i18n/translate.ts";

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { shopify } = await services();
  // Throws a redirect to the installation page when the visitor names a shop.
  await shopify.login(request);
  const headers = new Headers({ "Content-Type": "text/plain; charset=utf-8" });
  shopify.addDocumentResponseHeaders(request, headers);
  return new Response(t("manual.openFromAdmin"), { headers });
}
