/** The block on a product's page. */
import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/admin.product-details.block.render";
import { render } from "preact";
import { Block } from "./block.tsx";

declare const shopify: Api;

export default function show(): void {
  render(<Block api={shopify} />, document.body);
}
