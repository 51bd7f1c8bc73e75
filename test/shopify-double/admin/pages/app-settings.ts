import type { ShopRow } from "../../database.ts";
import { APP_HANDLE, APP_NAME, storeOf } from "../embed.ts";
import { html, type Html } from "../html.ts";
import { layout } from "./layout.ts";

/**
 * The installed apps, where a merchant uninstalls one.
 *
 * @param scopes - what the app was granted; null when it is not installed
 */
export function appSettingsPage(shop: ShopRow, scopes: readonly string[] | null): Html {
  const base = `/store/${storeOf(shop)}`;
  return layout(shop, {
    title: "Apps",
    section: "settings",
    heading: html`<h1>Apps</h1>`,
    content: html`
      <section class="card" aria-labelledby="app-heading">
        <h2 id="app-heading">
          <span class="app-icon" aria-hidden="true">P</span>${APP_NAME}
          <span class="badge ${scopes ? "success" : ""}">${scopes ? "Installed" : "Not installed"}</span>
        </h2>
        ${
          scopes
            ? html`
                <p>It may use: ${scopes.join(", ")}.</p>
                <p class="muted">
                  Uninstalling ends its subscriptions and its access at once. After 48 hours it is asked to
                  delete what it knows about the shop.
                </p>
                <form method="post" class="actions">
                  <a class="button" href="${base}/apps/${APP_HANDLE}">Open app</a>
                  <button class="button critical" name="action" value="uninstall">Uninstall</button>
                </form>
              `
            : html`<p class="actions">
                <a class="button primary" href="${base}/apps/${APP_HANDLE}">Install</a>
              </p>`
        }
      </section>
    `,
  });
}
