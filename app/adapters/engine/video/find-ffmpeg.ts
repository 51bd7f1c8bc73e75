import { accessSync, constants, statSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";

const PROGRAM = process.platform === "win32" ? "ffmpeg.exe" : "ffmpeg";

/** What an operator reads when there is none. */
export const NO_FFMPEG =
  "no ffmpeg found, so no videos are made: set FFMPEG_PATH, install ffmpeg, or install the optional package @ffmpeg-installer/ffmpeg";

/**
 * Where ffmpeg is: `FFMPEG_PATH`, else on the `PATH`, else the one that comes from npm.
 *
 * @param explicit the operator's choice. One that is no program is not replaced by another: null.
 * @param path the directories to search, as in `PATH`
 * @returns null when there is none
 */
export function findFfmpeg({
  explicit,
  path = "",
}: {
  readonly explicit: string | undefined;
  readonly path?: string | undefined;
}): string | null {
  if (explicit !== undefined) return isProgram(explicit) ? explicit : null;
  const onPath = path
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, PROGRAM))
    .find(isProgram);
  return onPath ?? installedFfmpeg();
}

function installedFfmpeg(): string | null {
  try {
    const installed = createRequire(import.meta.url)("@ffmpeg-installer/ffmpeg") as { path: string };
    return isProgram(installed.path) ? installed.path : null;
  } catch {
    return null; // Optional: not installed, or not made for this system.
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
