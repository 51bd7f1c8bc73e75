/** "Generate media" of a product's page. */
import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/admin.product-details.action.render";
import { render } from "preact";
import { GenerateMedia } from "./generate-media.tsx";

declare const shopify: Api;

export default function show(): void {
  render(<GenerateMedia api={shopify} />, document.body);
}
