/** The app as an extension's `fetch` meets it. */
import { vi } from "vitest";

type Fetch = (path: string, init?: RequestInit) => Promise<Response>;

/** Answers with JSON, after the other, each once; the last one for ever. */
export function answering(...answers: readonly { readonly status?: number; readonly body: unknown }[]) {
  let next = 0;
  return vi.fn<Fetch>(async () => {
    const { status = 200, body } = answers[Math.min(next++, answers.length - 1)] ?? { body: null };
    return new Response(typeof body === "string" ? body : JSON.stringify(body), { status });
  });
}

/** A connection that breaks off. */
export const broken = () =>
  vi.fn<Fetch>(async () => {
    throw new TypeError("Failed to fetch");
  });

/** An app that never answers. */
export const silent = () => vi.fn<Fetch>(() => new Promise<Response>(() => {}));
