import type { NavigationItem } from "../protocol.ts";
import type { AppBridgeConfig } from "./config.ts";
import { gathered, keyOf, observe } from "./controls.ts";
import { tellState } from "./link.ts";
import { appPath, followLink } from "./navigation.ts";

/** `ui-nav-menu` and `s-app-nav`: the app's links, which the admin shows in its own navigation. */
export function defineNavMenus(config: AppBridgeConfig): void {
  const menus = new Set<Element>();
  const changed = gathered(() => {
    const menu = [...menus].at(-1);
    tellState("navigation", menu ? itemsOf(config, menu) : []);
  });
  for (const name of ["ui-nav-menu", "s-app-nav"]) {
    customElements.define(
      name,
      class extends HTMLElement {
        #observer: MutationObserver | undefined;

        connectedCallback() {
          menus.add(this);
          this.#observer = observe(this, changed);
          changed();
        }

        disconnectedCallback() {
          menus.delete(this);
          this.#observer?.disconnect();
          changed();
        }
      },
    );
  }
}

function itemsOf(config: AppBridgeConfig, menu: Element): NavigationItem[] {
  return [...menu.querySelectorAll("a, s-link")].map((link) => ({
    key: keyOf(link, () => followLink(config, link)),
    label: link.textContent?.trim() ?? "",
    href: appPath(new URL(link.getAttribute("href") ?? "/", location.href)),
    home: link.getAttribute("rel") === "home",
  }));
}
