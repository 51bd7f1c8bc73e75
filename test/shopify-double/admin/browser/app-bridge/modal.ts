import type { Control } from "../protocol.ts";
import type { AppBridgeConfig } from "./config.ts";
import { observe } from "./controls.ts";
import { tell } from "./link.ts";
import { readTitleBar } from "./title-bar.ts";

/** Shopify shows such a page in a frame of the admin's own, beside the app's. */
const notServed = () => new Error("ui-modal: the double does not serve src");

const BARS = new Set(["ui-title-bar", "ui-save-bar"]);

/** `ui-modal`: a dialog over the app's page, with the title and the buttons of the title bar inside it. */
export function defineModal(config: AppBridgeConfig): void {
  customElements.define(
    "ui-modal",
    class extends HTMLElement {
      #content: HTMLElement | null = null;
      #dialog: HTMLDialogElement | null = null;
      #observer: MutationObserver | undefined;

      /** Where the app puts what the modal shows; React portals into it before it is shown. */
      get content(): HTMLElement {
        return (this.#content ??= document.createElement("div"));
      }

      set content(element: HTMLElement) {
        this.#content?.replaceWith(element);
        this.#content = element;
      }

      get variant() {
        return this.getAttribute("variant") ?? "base";
      }

      set variant(name: string) {
        this.setAttribute("variant", name);
      }

      set src(_address: string | undefined) {
        throw notServed();
      }

      disconnectedCallback() {
        void this.hide();
      }

      async show() {
        if (this.hasAttribute("src")) throw notServed();
        if (this.#dialog) return;
        const dialog = document.createElement("dialog");
        dialog.className = `app-bridge-modal ${this.variant}`;
        dialog.append(this.#makeBody());
        dialog.addEventListener("cancel", (event) => {
          event.preventDefault();
          void this.hide();
        });
        dialog.addEventListener("click", (event) => {
          if (event.target === dialog) void this.hide();
        });
        this.#dialog = dialog;
        this.#drawBars();
        this.#observer = observe(this, () => this.#drawBars());
        document.body.append(dialog);
        dialog.showModal();
        tell("overlay", true);
        this.dispatchEvent(new Event("show"));
      }

      async hide() {
        if (!this.#dialog) return;
        this.#observer?.disconnect();
        this.#content?.remove();
        this.#dialog.close();
        this.#dialog.remove();
        this.#dialog = null;
        tell("overlay", false);
        this.dispatchEvent(new Event("hide"));
      }

      toggle() {
        return this.#dialog ? this.hide() : this.show();
      }

      #makeBody(): HTMLElement {
        // Without React the modal's own children are what it shows.
        if (!this.#content) {
          this.content.append(...[...this.children].filter((child) => !BARS.has(child.localName)));
        }
        const body = document.createElement("div");
        body.className = "app-bridge-modal-body";
        body.append(this.#content ?? "");
        return body;
      }

      #drawBars(): void {
        const dialog = this.#dialog;
        if (!dialog) return;
        for (const old of dialog.querySelectorAll(":scope > header, :scope > footer")) old.remove();
        const element = this.querySelector<HTMLElement>("ui-title-bar");
        const bar = element && readTitleBar(config, element);
        const header = document.createElement("header");
        const title = document.createElement("h2");
        title.textContent = element?.title || "";
        const close = document.createElement("button");
        close.type = "button";
        close.ariaLabel = "Close";
        close.textContent = "×";
        close.addEventListener("click", () => void this.hide());
        header.append(title, close);
        dialog.prepend(header);
        dialog.ariaLabel = title.textContent || "Dialog";
        if (!element || !bar) return;
        const footer = document.createElement("footer");
        const sources = [...element.querySelectorAll<HTMLElement>("button, a")];
        for (const source of sources) footer.append(this.#button(source, bar.primary));
        if (sources.length > 0) dialog.append(footer);
      }

      #button(source: HTMLElement, primary: Control | null): HTMLButtonElement {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = source.textContent;
        button.className = source.getAttribute("variant") === "primary" && primary ? "primary" : "";
        if (source.getAttribute("tone") === "critical") button.classList.add("critical");
        button.disabled = source.hasAttribute("disabled") || source.hasAttribute("loading");
        button.addEventListener("click", () => source.click());
        return button;
      }
    },
  );
}
