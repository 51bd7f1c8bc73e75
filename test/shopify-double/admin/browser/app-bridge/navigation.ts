import { ADMIN_ORIGIN, isEmbedded, tell } from "./link.ts";
import type { AppBridgeConfig } from "./config.ts";

/** Shopify's own parameters, which the admin's address bar does not show. */
const HIDDEN_PARAMETERS = [
  "appLoadId",
  "embedded",
  "hmac",
  "host",
  "id_token",
  "locale",
  "protocol",
  "session",
  "shop",
  "timestamp",
];
const ADMIN_LINK = /^shopify:\/*admin(?=[/?#]|$)/i;

const pageOpen = window.open.bind(window);

/** Shows in the admin's address bar where the app is, whenever that changes. */
export function mirrorLocation(): void {
  for (const name of ["pushState", "replaceState"] as const) {
    const change = history[name].bind(history);
    history[name] = (...place) => {
      change(...place);
      tellLocation();
    };
  }
  window.addEventListener("popstate", tellLocation);
  window.addEventListener("hashchange", tellLocation);
  tellLocation();
}

function tellLocation(): void {
  tell("location", appPath(new URL(location.href)));
}

/** Path, query and fragment without Shopify's parameters. */
export function appPath(address: URL): string {
  const shown = new URL(address);
  for (const name of HIDDEN_PARAMETERS) shown.searchParams.delete(name);
  return `${shown.pathname}${shown.search}${shown.hash}`;
}

/** The admin's address of one of the app's own paths. */
export function appAddressInAdmin(config: AppBridgeConfig, path: string): string {
  return `${storeAddress(config)}/apps/${config.apiKey}${path}`;
}

function storeAddress(config: AppBridgeConfig): string {
  return `${ADMIN_ORIGIN}/store/${(config.shop ?? "").replace(/\.myshopify\.com$/, "")}`;
}

/** Resolves `shopify:admin/products/1` and `shopify://admin/…`; null for other addresses. */
function adminAddress(config: AppBridgeConfig, href: string): string | null {
  return ADMIN_LINK.test(href) ? href.replace(ADMIN_LINK, storeAddress(config)) : null;
}

/** Lets `open(…, "_top")` and links to the admin leave the frame through the admin. */
export function patchOpening(config: AppBridgeConfig): void {
  window.open = (address, target, features) => {
    const href = String(address ?? "");
    const inAdmin = adminAddress(config, href);
    const leaves = target === "_top" || target === "_parent";
    if (isEmbedded && (leaves || (inAdmin && (target === undefined || target === "_self")))) {
      tell("redirect", inAdmin ?? new URL(href, location.href).href);
      return window;
    }
    return pageOpen(inAdmin ?? address, target, features);
  };
  window.addEventListener(
    "click",
    (event) => {
      const link = event
        .composedPath()
        .find((target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement);
      const inAdmin = link && adminAddress(config, link.getAttribute("href") ?? "");
      if (!link || !inAdmin) return;
      event.preventDefault();
      if (link.target === "_blank" || event.ctrlKey || event.metaKey) pageOpen(inAdmin, "_blank");
      else tell("redirect", inAdmin);
    },
    { capture: true },
  );
}

/** Presses a link of the app from outside: its router takes it, or else the admin loads the app there. */
export function followLink(config: AppBridgeConfig, link: Element): void {
  if (!(link instanceof HTMLAnchorElement)) {
    link.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true, composed: true }));
    return;
  }
  let taken = false;
  window.addEventListener(
    "click",
    (event) => {
      taken = event.defaultPrevented;
      event.preventDefault();
    },
    { once: true },
  );
  link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true }));
  if (!taken) tell("redirect", appAddressInAdmin(config, appPath(new URL(link.href, location.href))));
}
