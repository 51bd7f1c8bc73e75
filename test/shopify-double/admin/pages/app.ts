import type { ShopRow } from "../../database.ts";
import { APP_HOST } from "../../hosts.ts";
import { APP_NAME, hostParameter, storeOf } from "../embed.ts";
import { html, json, type Html } from "../html.ts";
import type { HostPageData } from "../browser/host/page-data.ts";
import { layout } from "./layout.ts";

/** The app inside the admin: its title bar, and the frame that the host's script makes. */
export function appPage(
  shop: ShopRow,
  opened: Pick<HostPageData, "appBase" | "sessionId" | "frameUrl"> & { readonly locale: string },
): Html {
  const { locale, ...frame } = opened;
  const data: HostPageData = {
    appName: APP_NAME,
    appOrigin: `https://${APP_HOST}`,
    storeBase: `/store/${storeOf(shop)}`,
    config: { shop: shop.domain, host: hostParameter(shop), locale },
    ...frame,
  };
  return layout(shop, {
    title: APP_NAME,
    section: "app",
    mainClass: "app-page",
    content: html`
      <script type="application/json" id="host-data">
        ${json(data)}
      </script>
      <div class="loading-bar" role="progressbar" aria-label="Loading" hidden></div>
      <div class="title-bar">
        <div class="title-bar-line">
          <span class="app-icon" aria-hidden="true">P</span><span class="title-bar-app">${APP_NAME}</span>
        </div>
        <div class="title-bar-page" hidden></div>
      </div>
      <div class="save-bar" role="region" aria-label="Unsaved changes" hidden></div>
      <div class="frame-area"></div>
      <div class="toasts" role="status" aria-live="polite"></div>
    `,
  });
}
