import { useEffect, useRef } from "react";

type Keys = Readonly<Record<"k" | "r" | "m" | "[" | "]" | "Enter" | "undo" | "redo", () => void>>;

/** The editor's keys, wherever the focus is, but for fields and for buttons that Enter presses. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest("input, textarea, select, [contenteditable]")) return;
      const isCommand = event.ctrlKey || event.metaKey;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (event.altKey || (key === "Enter" && target?.closest("button, a"))) return;
      const name = !isCommand
        ? key
        : key === "z"
          ? event.shiftKey
            ? "redo"
            : "undo"
          : key === "y"
            ? "redo"
            : "";
      if (!Object.hasOwn(latest.current, name)) return;
      event.preventDefault();
      latest.current[name as keyof Keys]();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
