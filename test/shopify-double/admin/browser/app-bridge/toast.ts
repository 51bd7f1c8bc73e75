import { onOrder, tell } from "./link.ts";

interface ToastOptions {
  duration?: number;
  isError?: boolean;
  action?: string;
  onAction?: () => void;
  onDismiss?: () => void;
}

const DEFAULT_DURATION_MS = 5000;
const shown = new Map<string, ToastOptions>();
let lastToast = 0;

export function listenToToasts(): void {
  onOrder("toast-action", (id) => shown.get(id)?.onAction?.());
  onOrder("toast-dismissed", (id) => {
    const options = shown.get(id);
    shown.delete(id);
    options?.onDismiss?.();
  });
}

export const toast = {
  show(message: string, options: ToastOptions = {}): string {
    const id = `toast-${(lastToast += 1)}`;
    shown.set(id, options);
    tell("toast-show", {
      id,
      message,
      durationMs: options.duration ?? DEFAULT_DURATION_MS,
      isError: options.isError ?? false,
      action: options.action ?? null,
    });
    return id;
  },
  hide: (id: string): void => tell("toast-hide", id),
};
