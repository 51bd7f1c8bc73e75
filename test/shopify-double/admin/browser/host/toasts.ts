import type { ToastRequest } from "../protocol.ts";
import { make, part } from "./dom.ts";

/** Short messages at the bottom; they are read out, and go by themselves. */
export function openToasts(tellAction: (id: string) => void, tellDismissed: (id: string) => void) {
  const area = part(".toasts");
  const shown = new Map<string, { element: HTMLElement; timer: number }>();

  const remove = (id: string) => {
    const toast = shown.get(id);
    if (!toast) return;
    window.clearTimeout(toast.timer);
    toast.element.remove();
    shown.delete(id);
    tellDismissed(id);
  };

  return {
    show({ id, message, durationMs, isError, action }: ToastRequest) {
      const element = make(
        "div",
        { className: isError ? "toast error" : "toast" },
        make("span", {}, message),
        action !== null &&
          make(
            "button",
            {
              type: "button",
              onclick: () => {
                tellAction(id);
                remove(id);
              },
            },
            action,
          ),
        make("button", { type: "button", "aria-label": "Dismiss", onclick: () => remove(id) }, "×"),
      );
      area.append(element);
      shown.set(id, { element, timer: window.setTimeout(() => remove(id), durationMs) });
    },
    hide: remove,
  };
}
