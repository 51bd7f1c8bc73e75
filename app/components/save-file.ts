import { language } from "#app/platform/i18n/translate.ts";

const HIDDEN_FRAME_ID = "ps-saved-file";

/**
 * Has the browser save a file that the server names. A frame out of sight asks for it: a click on a link of Polaris goes
 * through the router, which would take the file for a page, and if it is refused, the page stays where it is. The frame names
 * the page's language, because the browser's own may be another.
 */
export function saveFile(path: string): void {
  document.getElementById(HIDDEN_FRAME_ID)?.remove();
  const frame = document.createElement("iframe");
  frame.id = HIDDEN_FRAME_ID;
  frame.hidden = true;
  const address = new URL(path, window.location.origin);
  address.searchParams.set("locale", language());
  frame.src = address.href;
  document.body.append(frame);
}
