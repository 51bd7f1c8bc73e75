import { fetchDocument } from "./fetch.ts";

/** The app's page that was asked for without a valid session token; null on every other page. */
export function bounceTarget(): URL | null {
  const target = new URLSearchParams(location.search).get("shopify-reload");
  if (target === null || !URL.canParse(target, location.href)) return null;
  const address = new URL(target, location.href);
  return address.origin === location.origin ? address : null;
}

/** Fetches that page with a session token and becomes it. */
export async function bounce(target: URL): Promise<void> {
  const response = await fetchDocument(target);
  const page = await response.text();
  history.replaceState(null, "", target);
  document.open();
  document.write(page);
  document.close();
}
