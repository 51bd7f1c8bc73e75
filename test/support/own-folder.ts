import { lstatSync, mkdirSync } from "node:fs";

/**
 * Makes a folder where others may make things too, or takes the one that is there when it is ours alone.
 * @throws Error when something else stands there: a link, or what somebody else owns or may change
 */
export function makeOwnFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const found = lstatSync(path);
    if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) {
      throw new Error(
        `${path} isn't a folder that this user alone may change, so nothing is started from it. Delete it, then try again.`,
        { cause: error },
      );
    }
  }
}
