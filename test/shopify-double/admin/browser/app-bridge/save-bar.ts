import type { SaveBar } from "../protocol.ts";
import type { AppBridgeConfig } from "./config.ts";
import { controlOf, gathered, keyOf, observe } from "./controls.ts";
import { ask, tellState } from "./link.ts";

/** What stands for a form's second button: a key belongs to an object, and the form itself stands for the first. */
const discards = new WeakMap<HTMLFormElement, object>();

/** What asks for the save bar at the moment: an element, or a form with `data-save-bar`. */
let unsaved: HTMLElement | null = null;

/** `ui-save-bar`, and forms that show one by themselves as soon as something is entered. */
export function defineSaveBar(config: AppBridgeConfig): void {
  const changed = gathered(() => tellState("save-bar", unsaved && saveBarOf(config, unsaved)));
  const show = (owner: HTMLElement) => {
    unsaved = owner;
    changed();
  };
  const hide = (owner: HTMLElement) => {
    if (unsaved !== owner) return;
    unsaved = null;
    changed();
  };
  customElements.define("ui-save-bar", saveBarClass(show, hide, changed));

  const formOf = (event: Event) =>
    event.target instanceof Element ? event.target.closest<HTMLFormElement>("form[data-save-bar]") : null;
  for (const type of ["input", "change"]) {
    document.addEventListener(type, (event) => {
      const form = formOf(event);
      if (form) show(form);
    });
  }
  for (const type of ["submit", "reset"]) {
    document.addEventListener(type, (event) => {
      const form = formOf(event);
      if (form) hide(form);
    });
  }
}

function saveBarClass(
  showBar: (owner: HTMLElement) => void,
  hideBar: (owner: HTMLElement) => void,
  changed: () => void,
) {
  return class extends HTMLElement {
    #observer: MutationObserver | undefined;

    get showing() {
      return unsaved === this;
    }

    get discardConfirmation() {
      return this.hasAttribute("discardConfirmation") && this.getAttribute("discardConfirmation") !== "false";
    }

    set discardConfirmation(wanted: boolean) {
      this.toggleAttribute("discardConfirmation", wanted);
    }

    connectedCallback() {
      this.#observer = observe(this, () => {
        if (this.showing) changed();
      });
    }

    disconnectedCallback() {
      this.#observer?.disconnect();
      hideBar(this);
    }

    async show() {
      if (this.showing) return;
      showBar(this);
      this.dispatchEvent(new Event("show"));
    }

    async hide() {
      if (!this.showing) return;
      hideBar(this);
      this.dispatchEvent(new Event("hide"));
    }

    toggle() {
      return this.showing ? this.hide() : this.show();
    }
  };
}

function saveBarOf(config: AppBridgeConfig, owner: HTMLElement): SaveBar {
  const discardConfirmation =
    owner.hasAttribute("discardConfirmation") || owner.hasAttribute("data-discard-confirmation");
  if (owner instanceof HTMLFormElement) {
    const discard = discards.get(owner) ?? {};
    discards.set(owner, discard);
    const control = (label: string, primary: boolean, owned: object, press: () => void) => ({
      key: keyOf(owned, press),
      label,
      primary,
      critical: false,
      disabled: false,
      loading: false,
    });
    return {
      save: control("Save", true, owner, () => owner.requestSubmit()),
      discard: control("Discard", false, discard, () => owner.reset()),
      discardConfirmation,
    };
  }
  const buttons = [...owner.querySelectorAll("button")];
  const save = buttons.find((button) => button.getAttribute("variant") === "primary");
  const discard = buttons.find((button) => button !== save);
  const named = (button: HTMLButtonElement, label: string) => {
    const control = controlOf(config, button);
    return { ...control, label: control.label || label };
  };
  return {
    save: save ? named(save, "Save") : null,
    discard: discard ? named(discard, "Discard") : null,
    discardConfirmation,
  };
}

/** Resolves when nothing is unsaved or the merchant agrees to leave; rejects when not. */
export async function leaveConfirmation(): Promise<void> {
  if (unsaved) await ask("leave-confirmation", undefined);
}
