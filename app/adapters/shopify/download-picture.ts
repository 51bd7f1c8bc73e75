import { createHash } from "node:crypto";
import type { PictureRead } from "#app/domain/catalog/ports.ts";
import { isAddressOn } from "./known-address.ts";
import { readCapped } from "./read-capped.ts";

export const CDN_HOST = "cdn.shopify.com";
const DOWNLOAD_TIMEOUT_MS = 30_000;

/** Downloads from Shopify's CDN and from nowhere else: https, exact host, no redirect, a bounded number of bytes. */
export async function downloadPicture(
  url: string,
  { maxBytes, signal }: { maxBytes: number; signal?: AbortSignal },
): Promise<PictureRead> {
  if (!isAddressOn(CDN_HOST, url)) return { ok: false, reason: "picture-address-refused" };
  const timeout = AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      redirect: "manual",
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      if (response.status === 404 || response.status === 410) return { ok: false, reason: "picture-gone" };
      if (response.status >= 300 && response.status < 400)
        return { ok: false, reason: "picture-address-refused" };
      return { ok: false, reason: "picture-unreachable", detail: `status ${response.status}` };
    }
    const bytes = await readCapped(response, maxBytes);
    if (bytes === null) return { ok: false, reason: "picture-too-large", limitBytes: maxBytes };
    return { ok: true, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
  } catch (error) {
    signal?.throwIfAborted();
    return {
      ok: false,
      reason: "picture-unreachable",
      detail: error instanceof Error ? error.name : "no answer",
    };
  }
}
