import { fileURLToPath } from "node:url";
import type { FileStore } from "#app/domain/assets/ports.ts";
import { openDiskStore } from "./disk.ts";
import { openS3Store } from "./s3.ts";

/**
 * Opens the store that STORAGE_URL names:
 * - `file:///folder` (or `file:/folder`): a folder on this machine; several processes may share it.
 * - `s3://bucket/prefix?region=eu-central-1&endpoint=https://…`: `prefix`, `region` (default us-east-1) and `endpoint`
 *   may be left out; credentials come from the AWS SDK's default chain, never from this URL.
 *
 * @throws Error that says what is wrong, without repeating the URL
 */
export function openFileStore(storageUrl: string): FileStore {
  const url = URL.parse(storageUrl);
  if (url?.protocol === "file:") return openDiskStore(folderOf(url));
  if (url?.protocol === "s3:") {
    if (url.username !== "" || url.password !== "")
      throw new Error("STORAGE_URL: credentials don't belong into it");
    if (url.hostname === "") throw new Error("STORAGE_URL: the bucket is missing");
    const endpoint = url.searchParams.get("endpoint");
    if (endpoint !== null && !/^https?:$/.test(URL.parse(endpoint)?.protocol ?? ""))
      throw new Error("STORAGE_URL: the endpoint must be an http:// or https:// URL");
    return openS3Store({
      bucket: url.hostname,
      prefix: prefixOf(url),
      region: url.searchParams.get("region") ?? "us-east-1",
      ...(endpoint !== null && { endpoint }),
    });
  }
  throw new Error("STORAGE_URL: must begin with file: or s3:");
}

function prefixOf({ pathname }: URL): string {
  try {
    return decodeURIComponent(pathname).replace(/^\/+|\/+$/g, "");
  } catch {
    throw new Error("STORAGE_URL: the prefix holds a percent sign that stands for nothing");
  }
}

function folderOf(url: URL): string {
  try {
    return fileURLToPath(url);
  } catch {
    throw new Error("STORAGE_URL: a folder is named by its whole path, file:///folder with three slashes");
  }
}
