type Child = Node | string | null | false;

/** Makes an element; properties are set as such, `data-…` and `aria-…` as attributes. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> | Record<string, unknown> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-")) element.setAttribute(name, String(value));
    else Object.assign(element, { [name]: value });
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/** An element that the server put into the page. */
export function part(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`The page has no ${selector}`);
  return element;
}

/** Asks the merchant; true when they agree. */
export function confirmed(title: string, sentence: string, agree: string): Promise<boolean> {
  return new Promise((resolve) => {
    const close = (answer: boolean) => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    const dialog = make(
      "dialog",
      { className: "dialog small", "aria-labelledby": "confirm-title" },
      make("header", {}, make("h2", { id: "confirm-title" }, title)),
      make("p", { className: "dialog-text" }, sentence),
      make(
        "footer",
        {},
        make("button", { type: "button", className: "button", onclick: () => close(false) }, "Cancel"),
        make("button", { type: "button", className: "button critical", onclick: () => close(true) }, agree),
      ),
    );
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      close(false);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
