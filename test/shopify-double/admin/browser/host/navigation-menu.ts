import type { NavigationItem } from "../protocol.ts";
import { make, part } from "./dom.ts";

/** On narrow screens the navigation opens over the page. */
export function wireMenuButton(): void {
  const button = part(".menu-button");
  const set = (open: boolean) => {
    button.ariaExpanded = String(open);
    document.body.classList.toggle("navigation-open", open);
  };
  button.addEventListener("click", () => set(button.ariaExpanded !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") set(false);
  });
  part(".navigation").addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) set(false);
  });
}

/** The app's own links below its name. */
export function appNavigation(appBase: string, press: (item: NavigationItem) => void) {
  const list = part(".app-links");
  const appHome = part(".app-home") as HTMLAnchorElement;
  let items: NavigationItem[] = [];
  let path = "/";

  const isPlain = (event: MouseEvent) =>
    !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  const follow = (item: NavigationItem | undefined) => (event: MouseEvent) => {
    if (!item || !isPlain(event)) return;
    event.preventDefault();
    press(item);
  };
  appHome.addEventListener("click", (event) => follow(items.find(({ home }) => home))(event));

  const markCurrent = () => {
    const here = path.split(/[?#]/)[0] ?? "/";
    const reaches = (item: NavigationItem) => here === item.href || here.startsWith(`${item.href}/`);
    const current = items
      .filter((item) => !item.home && reaches(item))
      .toSorted((left, right) => right.href.length - left.href.length)[0];
    list.querySelectorAll("a").forEach((link) => {
      link.ariaCurrent = current && link.dataset.key === String(current.key) ? "page" : null;
    });
    appHome.ariaCurrent = current ? "true" : "page";
  };

  return {
    setItems(next: NavigationItem[]) {
      items = next;
      list.replaceChildren(
        ...items
          .filter((item) => !item.home)
          .map((item) =>
            make(
              "li",
              {},
              make(
                "a",
                { href: `${appBase}${item.href}`, onclick: follow(item), "data-key": item.key },
                item.label,
              ),
            ),
          ),
      );
      markCurrent();
    },
    setPath(next: string) {
      path = next;
      markCurrent();
    },
  };
}
