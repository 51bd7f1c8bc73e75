import type { TitleBar } from "../protocol.ts";
import type { AppBridgeConfig } from "./config.ts";
import { controlOf, gathered, observe } from "./controls.ts";
import { tellState } from "./link.ts";

/** `ui-title-bar`: shown above the frame by the admin, or by the modal that it stands in. */
export function defineTitleBar(config: AppBridgeConfig): void {
  const titleBars = new Set<HTMLElement>();
  const changed = gathered(() => {
    const titleBar = [...titleBars].findLast((element) => !element.closest("ui-modal"));
    tellState("title-bar", titleBar ? readTitleBar(config, titleBar) : null);
  });
  customElements.define(
    "ui-title-bar",
    class extends HTMLElement {
      #observer: MutationObserver | undefined;

      connectedCallback() {
        titleBars.add(this);
        this.#observer = observe(this, changed);
        changed();
      }

      disconnectedCallback() {
        titleBars.delete(this);
        this.#observer?.disconnect();
        changed();
      }
    },
  );
}

/** What a title bar says; actions are its direct children and those of its sections. */
export function readTitleBar(config: AppBridgeConfig, element: HTMLElement): TitleBar {
  const actions = [...element.children].filter(isAction);
  const variantOf = (action: Element) => action.getAttribute("variant");
  const back = actions.find((action) => variantOf(action) === "breadcrumb");
  const primary = actions.find((action) => variantOf(action) === "primary");
  const control = (action: HTMLElement) => controlOf(config, action);
  return {
    title: element.title || document.title,
    back: back ? control(back) : null,
    primary: primary ? control(primary) : null,
    secondary: actions.filter((action) => action !== back && action !== primary).map(control),
    groups: [...element.children]
      .filter((child) => child.localName === "section")
      .map((section) => ({
        label: section.getAttribute("label") ?? "",
        actions: [...section.children].filter(isAction).map(control),
      })),
  };
}

function isAction(element: Element): element is HTMLElement {
  return element.localName === "button" || element.localName === "a";
}
