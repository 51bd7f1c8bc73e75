/** "Generate media" for chosen products of the product index. */
import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/admin.product-index.selection-action.render";
import { render } from "preact";
import { GenerateMedia } from "./generate-media.tsx";

declare const shopify: Api;

export default function show(): void {
  render(<GenerateMedia api={shopify} />, document.body);
}
