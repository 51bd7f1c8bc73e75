import type { FileRow } from "../database.ts";
import { invalidId } from "./errors.ts";

const GID = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d{1,16})$/;

export function gid(type: string, id: number): string {
  return `gid://shopify/${type}/${id}`;
}

const FILE_TYPES = { IMAGE: "MediaImage", VIDEO: "Video" } as const;

export function fileGid(file: Pick<FileRow, "kind" | "id">): string {
  return gid(FILE_TYPES[file.kind], file.id);
}

/** Reads a global id; throws Shopify's error when the text is none. */
export function parseGid(value: string): { type: string; id: number } {
  const match = GID.exec(value);
  if (!match?.[1] || !match[2]) throw invalidId(value);
  return { type: match[1], id: Number(match[2]) };
}

/** The number in a global id of that type, or null when it names another type. */
export function idOf(type: string, value: string): number | null {
  const parsed = parseGid(value);
  return parsed.type === type ? parsed.id : null;
}
