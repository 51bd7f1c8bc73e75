/** What a merchant changes in Shopify admin by hand, beside the app. */
import { readFileSync } from "node:fs";
import { routeShopify } from "../contract/shopify-route.ts";
import type { DoubleHandle } from "../shopify-double/client.ts";

const SET_ALT_TEXT = `mutation SetAltText($files: [FileUpdateInput!]!) {
  fileUpdate(files: $files) { userErrors { message } }
}`;

/** Gives a picture of the shop another alternative text. */
export async function setAltText(
  double: DoubleHandle,
  shop: string,
  { mediaGid, alt }: { readonly mediaGid: string; readonly alt: string },
): Promise<void> {
  const restoreRoute = routeShopify({ port: double.port, ca: readFileSync(double.caPath, "utf8") });
  try {
    const { access_token: token } = await post<{ access_token: string }>(shop, "oauth/access_token", {
      client_id: double.appEnv["SHOPIFY_API_KEY"],
      client_secret: double.appEnv["SHOPIFY_API_SECRET"],
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: await double.sessionToken(shop),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
    });
    const { data } = await post<{ data: { fileUpdate: { userErrors: { message: string }[] } } }>(
      shop,
      "api/2026-10/graphql.json",
      { query: SET_ALT_TEXT, variables: { files: [{ id: mediaGid, alt }] } },
      { "X-Shopify-Access-Token": token },
    );
    const [error] = data.fileUpdate.userErrors;
    if (error) throw new Error(`the alt text was refused: ${error.message}`);
  } finally {
    restoreRoute();
  }
}

async function post<Body>(
  shop: string,
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Body> {
  const answer = await fetch(`https://${shop}/admin/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Body;
}
