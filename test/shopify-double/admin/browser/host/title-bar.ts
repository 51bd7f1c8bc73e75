import type { Control, SaveBar, TitleBar } from "../protocol.ts";
import { confirmed, make, part } from "./dom.ts";

type Press = (key: number) => void;

function button(control: Control, press: Press, className = ""): HTMLButtonElement {
  const tone = `${control.primary ? " primary" : ""}${control.critical ? " critical" : ""}`;
  return make(
    "button",
    {
      type: "button",
      className: `button${tone}${className}`,
      disabled: control.disabled || control.loading,
      onclick: () => press(control.key),
      ...(control.loading && { "aria-busy": true }),
    },
    control.label,
  );
}

/** Shows the app's title bar; null when its page has none. */
export function showTitleBar(titleBar: TitleBar | null, press: Press): void {
  const area = part(".title-bar-page");
  area.hidden = titleBar === null;
  if (!titleBar) return area.replaceChildren();
  const { title, back, primary, secondary, groups } = titleBar;
  document.title = `${title} · ${document.title.split(" · ").at(-1)}`;
  area.replaceChildren(
    ...(back
      ? [
          make("button", {
            type: "button",
            className: "back",
            "aria-label": back.label || "Back",
            onclick: () => press(back.key),
          }),
        ]
      : []),
    make("h1", {}, title),
    make(
      "div",
      { className: "title-bar-actions" },
      ...groups.map((group) =>
        make(
          "details",
          { className: "menu" },
          make("summary", { className: "button" }, group.label),
          make("div", { className: "menu-items" }, ...group.actions.map((action) => button(action, press))),
        ),
      ),
      ...secondary.map((control) => button(control, press)),
      primary && button(primary, press),
    ),
  );
}

/** Shows the save bar; null hides it. */
export function showSaveBar(saveBar: SaveBar | null, press: Press): void {
  const area = part(".save-bar");
  area.hidden = saveBar === null;
  if (!saveBar) return area.replaceChildren();
  const { save, discard, discardConfirmation } = saveBar;
  const pressDiscard = async (key: number) => {
    const agreed =
      !discardConfirmation ||
      (await confirmed("Discard all unsaved changes", "Everything since the last save is lost.", "Discard"));
    if (agreed) press(key);
  };
  area.replaceChildren(
    make("span", {}, "Unsaved changes"),
    make(
      "div",
      { className: "title-bar-actions" },
      discard && button(discard, (key) => void pressDiscard(key)),
      save && button({ ...save, primary: true }, press),
    ),
  );
}
