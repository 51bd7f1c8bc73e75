import { randomUUID } from "node:crypto";
import type { FileRow } from "./database.ts";
import { mimeOf } from "./pictures.ts";

/** Letters of any script, digits and the marks that Shopify keeps in file names. */
const FILENAME = /^[\p{L}\p{N}][\p{L}\p{N} ._()@+-]*$/u;

/** Why a file of that kind cannot have the name; `source` is the name whose ending it must share. */
export function filenameProblem(
  kind: FileRow["kind"],
  filename: string,
  source: string | null,
): { code: string; message: string } | null {
  if (!FILENAME.test(filename) || filename.length > 255) {
    return { code: "INVALID_FILENAME", message: "The provided filename is invalid." };
  }
  if (!mimeOf(filename)?.startsWith(`${kind.toLowerCase()}/`)) {
    return { code: "INVALID_FILENAME_EXTENSION", message: "The provided filename has an invalid extension." };
  }
  if (source !== null && mimeOf(source) !== mimeOf(filename)) {
    return {
      code: "MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE",
      message: "The file extension of the filename does not match that of the original source.",
    };
  }
  return null;
}

/** The name with a UUID before its ending, as APPEND_UUID makes it. */
export function withUuid(filename: string): string {
  const dot = filename.lastIndexOf(".");
  return `${filename.slice(0, dot)}_${randomUUID()}${filename.slice(dot)}`;
}
