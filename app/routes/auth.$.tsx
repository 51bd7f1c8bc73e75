/** The pages that Shopify's library serves on its own: fetching a session token, leaving the frame. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";

export async function loader({ request }: LoaderFunctionArgs): Promise<never> {
  const { authenticateMerchant } = await services();
  // Throws the library's page for its own paths; whoever gets through asked for a path that is none.
  await authenticateMerchant(request);
  throw new Response(null, { status: 404 });
}
