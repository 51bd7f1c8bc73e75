/** Photos that a command reads and files that it writes: hostile until judged, never half written. */
import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { MAX_SOURCE_BYTES } from "#app/domain/generation/schemas.ts";
import { type Report, UsageError } from "./command.ts";

/** What can't be done with these files. `code` is for programs. */
export class FileRefusal extends Error {
  readonly code: string;
  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
  }

  toReport(): Report {
    return { ending: "refused", lines: [this.message], result: { code: this.code } };
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
const isMissing = (error: unknown): boolean => codeOf(error) === "ENOENT";

/**
 * Reads a photo, or another file of at most `maxBytes`.
 * @throws FileRefusal `source_missing` or `unsupported_input`
 */
export async function readPhoto(path: string, maxBytes = MAX_SOURCE_BYTES): Promise<Uint8Array> {
  // Not waiting: a pipe that nobody writes to would keep us here for ever.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => {
    const what = isMissing(error) ? "There is no file" : "This file can't be read:";
    throw new FileRefusal("source_missing", `${what} ${path}`);
  });
  try {
    const facts = await file.stat();
    if (!facts.isFile()) throw new FileRefusal("source_missing", `This is no file: ${path}`);
    if (facts.size > maxBytes)
      throw new FileRefusal(
        "unsupported_input",
        `${path} is larger than ${maxBytes / 1_000_000} MB, the most that is read here.`,
      );
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/**
 * Judges where a result is to go, before any work is done.
 * @throws UsageError for another extension than the given ones, FileRefusal `unwritable_output` for a folder, a place
 *   in a folder that isn't there, a name that the file system doesn't take, and the source itself
 */
export async function judgeOutput(
  path: string,
  source: string,
  extensions: readonly string[],
): Promise<void> {
  if (!extensions.some((extension) => path.toLowerCase().endsWith(extension)))
    throw new UsageError(`--out must end with ${extensions.join(" or ")}.`);
  const refuse = (sentence: string) => {
    throw new FileRefusal("unwritable_output", sentence);
  };
  const folder = await stat(dirname(resolve(path))).catch(() => null);
  if (!folder?.isDirectory()) refuse(`There is no folder for ${path}`);
  const present = await stat(path).catch((error: unknown) => {
    if (!isMissing(error)) refuse(`${path} can't be written (${codeOf(error)}).`);
    return null;
  });
  if (present && !present.isFile()) refuse(`${path} is no file and is left as it is.`);
  const photo = await stat(source).catch(() => null);
  if (present && photo && present.ino === photo.ino && present.dev === photo.dev)
    refuse(`${path} is the photo itself and is left as it is.`);
}

/** Writes all or nothing: whatever was there before stays until the new file is whole. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const whole = resolve(path);
  // A name of its own: the wanted one may be as long as a name can be.
  const temporary = join(dirname(whole), `.studio-${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, whole);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new FileRefusal("unwritable_output", `${path} can't be written (${codeOf(error)}).`);
  }
}
