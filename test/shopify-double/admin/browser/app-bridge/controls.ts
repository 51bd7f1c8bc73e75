import { followLink } from "./navigation.ts";
import type { AppBridgeConfig } from "./config.ts";
import { onOrder } from "./link.ts";
import type { Control } from "../protocol.ts";

/** What happens when the admin presses a control that it was told of. */
const presses = new Map<number, () => void>();
const keys = new WeakMap<object, number>();

/** Gives an element (or a part of it, by name) the same key whenever it is told to the admin. */
export function keyOf(owner: object, press: () => void): number {
  const key = keys.get(owner) ?? presses.size + 1;
  keys.set(owner, key);
  presses.set(key, press);
  return key;
}

export function listenToPresses(): void {
  onOrder("press", (key) => presses.get(key)?.());
}

/** A button or link of the app as the admin shows it. */
export function controlOf(config: AppBridgeConfig, element: HTMLElement): Control {
  const flag = (name: string) =>
    element.hasAttribute(name) && element.getAttribute(name)?.toLowerCase() !== "false";
  return {
    key: keyOf(element, () =>
      element instanceof HTMLButtonElement ? element.click() : followLink(config, element),
    ),
    label: element.textContent?.trim() ?? "",
    primary: element.getAttribute("variant") === "primary",
    critical: element.getAttribute("tone") === "critical",
    disabled: flag("disabled"),
    loading: flag("loading"),
  };
}

/** Calls `changed` once after any number of changes at the same time. */
export function gathered(changed: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    queueMicrotask(() => {
      isWaiting = false;
      changed();
    });
  };
}

/** Every change inside an element of the app. */
export function observe(element: Element, changed: () => void): MutationObserver {
  const observer = new MutationObserver(changed);
  observer.observe(element, { attributes: true, characterData: true, childList: true, subtree: true });
  return observer;
}
