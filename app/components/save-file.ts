import { language } from "#app/platform/i18n/translate.ts";

/** By then the browser has begun to save the file, or was refused. */
const FRAME_LIFE_MS = 120_000;

/**
 * Has the browser save a file that the server names. A frame out of sight asks for it: a click on a link of Polaris goes
 * through the router, which would take the file for a page, and if it is refused, the page stays where it is. Each
 * file has a frame of its own: one that gave way to the next would take a file along that hasn't begun. The frame names the
 * page's language, because the browser's own may be another.
 */
export function saveFile(path: string): void {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  const address = new URL(path, window.location.origin);
  address.searchParams.set("locale", language());
  frame.src = address.href;
  document.body.append(frame);
  setTimeout(() => frame.remove(), FRAME_LIFE_MS);
}
