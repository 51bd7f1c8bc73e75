const HIDDEN_FRAME_ID = "ps-saved-file";

/**
 * Has the browser save a file that the server names. A frame out of sight asks for it: a click on a link of Polaris goes
 * through the router, which would take the file for a page, and if it is refused, the page stays where it is.
 */
export function saveFile(path: string): void {
  document.getElementById(HIDDEN_FRAME_ID)?.remove();
  const frame = document.createElement("iframe");
  frame.id = HIDDEN_FRAME_ID;
  frame.hidden = true;
  frame.src = path;
  document.body.append(frame);
}
