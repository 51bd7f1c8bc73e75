/** What is wrong with a page's layout whatever it says: nothing that a reader has to judge. */
import type { FrameLocator } from "playwright-core";

/**
 * Looks at the page that `app` shows.
 *
 * @returns a sentence for each fault: the page is wider than its window, a text is cut off, stands out of its card or letter by
 *   letter, a button's words take two lines, a picture is broken or squashed, two primary buttons stand on one page
 */
export const layoutFaults = (app: FrameLocator): Promise<string[]> =>
  app.locator("html").evaluate((html) => {
    const TOLERANCE_PX = 1.5;
    const SQUASHED = 0.02;
    const LETTERS_A_LINE = 6;
    const faults = new Set<string>();
    const view = html.ownerDocument.defaultView!;
    const said = (element: Element) =>
      `"${(element.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 60)}"`;
    const isSeen = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.closest("[aria-hidden=true], .ps-unseen, .Polaris-Text--visuallyHidden") === null;
    if (html.scrollWidth > html.clientWidth) faults.add("the page scrolls sideways");

    const texts = html.ownerDocument.createTreeWalker(html.ownerDocument.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const element = node.parentElement;
      if (!element || (node.textContent ?? "").trim() === "" || !isSeen(element)) continue;
      const range = html.ownerDocument.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width <= 2 || box.height <= 2) continue;
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
      if (lines > 3 && node.textContent!.trim().length / lines < LETTERS_A_LINE)
        faults.add(`${said(element)} stands letter by letter`);
      for (let around: Element | null = element; around && around !== html; around = around.parentElement) {
        const style = view.getComputedStyle(around);
        if (style.position === "absolute" && style.clipPath !== "none") break;
        const clipsX = style.overflowX !== "visible" && style.textOverflow !== "ellipsis";
        const clipsY = style.overflowY === "hidden" || style.overflowY === "clip";
        // What scrolls is no cut.
        if (style.overflowX === "auto" || style.overflowX === "scroll") break;
        if (style.overflowY === "auto" || style.overflowY === "scroll") break;
        const edge = around.getBoundingClientRect();
        if (edge.width <= 2 || edge.height <= 2) break;
        const isCutX =
          clipsX && (box.right > edge.right + TOLERANCE_PX || box.left < edge.left - TOLERANCE_PX);
        const isCutY =
          clipsY && (box.bottom > edge.bottom + TOLERANCE_PX || box.top < edge.top - TOLERANCE_PX);
        if (isCutX || isCutY) faults.add(`${said(element)} is cut off`);
        if (style.textOverflow === "ellipsis" && style.overflowX !== "visible") break;
        if (
          around.matches(".Polaris-ShadowBevel, .Polaris-Modal-Dialog__Modal") &&
          (box.right > edge.right + TOLERANCE_PX || box.left < edge.left - TOLERANCE_PX)
        )
          faults.add(`${said(element)} stands out of its card`);
      }
    }

    for (const button of html.querySelectorAll<HTMLElement>(
      ".Polaris-Button:not(.Polaris-Button--variantPlain)",
    )) {
      const text = button.querySelector(".Polaris-Text--root");
      if (!text || !isSeen(button)) continue;
      const lineHeight = Number.parseFloat(view.getComputedStyle(text).lineHeight);
      if (text.getBoundingClientRect().height > 1.5 * lineHeight)
        faults.add(`${said(button)} takes two lines`);
    }

    for (const image of html.querySelectorAll("img")) {
      if (!isSeen(image) || !image.complete) continue;
      if (image.naturalWidth === 0) {
        faults.add(`the picture ${image.currentSrc.slice(0, 80)} is broken`);
        continue;
      }
      if (view.getComputedStyle(image).objectFit !== "fill") continue;
      const { width, height } = image.getBoundingClientRect();
      if (width < 2 || height < 2) continue;
      const stretch = width / height / (image.naturalWidth / image.naturalHeight);
      if (
        Math.abs(stretch - 1) > SQUASHED &&
        Math.abs(width - height * (image.naturalWidth / image.naturalHeight)) > 2
      )
        faults.add(`the picture ${image.currentSrc.slice(0, 80)} is squashed`);
    }

    const dialog = html.querySelector("[role=dialog]");
    const primary = [...(dialog ?? html).querySelectorAll(".Polaris-Button--variantPrimary")].filter(isSeen);
    if (primary.length > 1) faults.add(`two primary buttons: ${primary.map(said).join(", ")}`);
    return [...faults];
  });
