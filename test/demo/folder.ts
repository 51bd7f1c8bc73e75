/** Folders that an option names. */
import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes `folder` and those above it. Node's own recursive mkdir never comes back from a place like /proc.
 * @param option names another place, as in `--data`
 * @throws Error in a sentence for whoever chose the folder
 */
export function makeFolder(folder: string, option: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder), option);
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`The folder ${folder} can't be made (${code}). Choose another with ${option}.`, {
      cause: error,
    });
  }
}
