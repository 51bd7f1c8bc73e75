/** Puts bytes where Shopify's staged uploads say, and nowhere else. */
import type { MediaRefusal, StagedTarget } from "#app/domain/publishing/ports.ts";
import type { Clock } from "#app/platform/clock.ts";
import { AdminUnavailableError } from "#app/platform/outside-errors.ts";
import { readCapped } from "./read-capped.ts";

/** Where Shopify has files put; the address comes from Shopify, the bytes go nowhere else. */
const STAGED_UPLOAD_HOSTS: ReadonlySet<string> = new Set([
  "shopify-staged-uploads.storage.googleapis.com",
  "shopify-video-production-core-originals.storage.googleapis.com",
]);
const UPLOAD_TIMEOUT_MS = 120_000;
const UPLOAD_TRIES = 3;
const UPLOAD_PAUSE_MS = 1_000;
const MAX_UPLOAD_ANSWER_BYTES = 64_000;

/** Sends the form that a staged upload asks for. A repeated upload only overwrites itself. */
export async function sendForm(
  { url, parameters }: StagedTarget,
  file: { fileName: string; mimeType: string; bytes: Uint8Array; signal?: AbortSignal },
  clock: Clock,
): Promise<{ ok: true } | MediaRefusal> {
  const { signal } = file;
  const address = URL.parse(url);
  if (!address || address.protocol !== "https:" || !STAGED_UPLOAD_HOSTS.has(address.hostname))
    throw new Error("Shopify named a place to upload to that isn't on our list.");
  const form = new FormData();
  for (const { name, value } of parameters) form.append(name, value);
  // The store reads the form's fields in order: whatever follows the file is ignored.
  form.append(
    "file",
    new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type: file.mimeType }),
    file.fileName,
  );
  for (let attempt = 1; ; attempt++) {
    const timeout = AbortSignal.timeout(UPLOAD_TIMEOUT_MS);
    let problem: string;
    try {
      const response = await fetch(address, {
        method: "POST",
        body: form,
        redirect: "manual",
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      const answer = await readCapped(response, MAX_UPLOAD_ANSWER_BYTES);
      if (response.ok) return { ok: true };
      problem = `The upload was answered with ${response.status}.`;
      if (response.status < 500 && response.status !== 429 && response.status !== 408)
        return { ok: false, code: uploadErrorCode(answer), message: problem };
    } catch (cause) {
      signal?.throwIfAborted();
      problem = `The upload was not answered (${cause instanceof Error ? cause.name : "no reason"}).`;
    }
    if (attempt >= UPLOAD_TRIES) throw new AdminUnavailableError(problem);
    await clock.sleep(UPLOAD_PAUSE_MS * attempt, signal);
  }
}

/** The store's error code, such as ExpiredToken, in the form of ours; the rest of its XML is of no use to a merchant. */
function uploadErrorCode(answer: Uint8Array | null): string {
  const code = /<Code>(\w{1,60})<\/Code>/.exec(new TextDecoder().decode(answer ?? new Uint8Array()))?.[1];
  return `UPLOAD_${(code ?? "REFUSED").replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase()}`;
}
