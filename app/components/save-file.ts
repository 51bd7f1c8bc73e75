/**
 * Has the browser save one of our files. A click on a link of Polaris goes through the router, which would take the
 * file for a page and leave an empty frame.
 */
export function saveFile(path: string, fileName: string): void {
  const link = document.createElement("a");
  link.href = path;
  link.download = fileName;
  link.click();
}

const HIDDEN_FRAME_ID = "ps-saved-file";

/**
 * Has the browser save a file that the server names and writes while it is read. A frame out of sight asks for it: if it
 * is refused after all, the page stays where it is.
 */
export function saveNamedFile(path: string): void {
  document.getElementById(HIDDEN_FRAME_ID)?.remove();
  const frame = document.createElement("iframe");
  frame.id = HIDDEN_FRAME_ID;
  frame.hidden = true;
  frame.src = path;
  document.body.append(frame);
}
