import type { ShopRow } from "../../database.ts";
import { APP_HANDLE, APP_NAME, storeOf } from "../embed.ts";
import { type Html, html } from "../html.ts";

export interface AdminPage {
  /** What the browser's tab says before the store's name. */
  title: string;
  /** Which entry of the navigation is the current one. */
  section: "products" | "app" | "settings" | "none";
  /** Stands above the page's content; left out where the page makes its own heading. */
  heading?: Html;
  content: Html;
  /** More classes for the main area. */
  mainClass?: string;
}

/** The frame of every admin page: top bar, navigation, content. */
export function layout(shop: ShopRow, page: AdminPage): Html {
  const base = `/store/${storeOf(shop)}`;
  const current = (section: AdminPage["section"]) =>
    page.section === section ? html` aria-current="page"` : null;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · ${shop.name}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/admin.css" />
        <script src="/assets/host.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <header class="top-bar">
          <button type="button" class="menu-button" aria-expanded="false" aria-controls="navigation">
            <span class="menu-icon" aria-hidden="true"></span>
            <span class="visually-hidden">Menu</span>
          </button>
          <span class="brand">Store admin <small>loopback double</small></span>
          <span class="store">${shop.name}</span>
        </header>
        <nav id="navigation" class="navigation" aria-label="Admin">
          <ul>
            <li><a href="${base}/products" ${current("products")}>Products</a></li>
          </ul>
          <h2>Apps</h2>
          <ul>
            <li>
              <a class="app-home" href="${base}/apps/${APP_HANDLE}" ${current("app")}>
                <span class="app-icon" aria-hidden="true">P</span>${APP_NAME}
              </a>
              <ul class="app-links"></ul>
            </li>
          </ul>
          <h2>Settings</h2>
          <ul>
            <li><a href="${base}/settings/apps" ${current("settings")}>Apps</a></li>
          </ul>
        </nav>
        <main id="content" class="${page.mainClass ?? "page"}" tabindex="-1">
          ${page.heading ? html`<div class="page-heading">${page.heading}</div>` : null} ${page.content}
        </main>
      </body>
    </html>`;
}

/** A page with one sentence, for what is not there or not possible. */
export function messagePage(shop: ShopRow, title: string, sentence: string): Html {
  return layout(shop, {
    title,
    section: "none",
    heading: html`<h1>${title}</h1>`,
    content: html`<p class="card">${sentence}</p>`,
  });
}
