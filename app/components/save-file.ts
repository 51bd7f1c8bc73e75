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
