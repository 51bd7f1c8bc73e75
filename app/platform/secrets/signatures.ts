/**
 * Signatures of addresses that must open without a bearer token, made with SIGNING_KEY: each for one use, one thing and
 * until one moment.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Clock } from "../clock.ts";

export interface Signatures {
  nowSeconds(): number;
  /** Signs the pieces that say what is opened, until a moment in seconds since 1970. */
  sign(pieces: readonly string[], expires: number): string;
  /** How many seconds a signature is still good for; null when it has expired, or anything was changed. */
  remainingSeconds(
    pieces: readonly string[],
    given: { readonly expires: string; readonly signature: string },
  ): number | null;
}

/** Signatures for one use: what was signed for another use opens nothing here. */
export function createSignatures(
  use: "picture" | "statement" | "export" | "download" | "data",
  { signingKey, clock }: { readonly signingKey: string; readonly clock: Clock },
): Signatures {
  const nowSeconds = () => Math.floor(clock.nowMs() / 1000);
  const sign = (pieces: readonly string[], expires: number): string =>
    // The prefix keeps this use of the key apart from every other one; JSON keeps the pieces apart.
    createHmac("sha256", signingKey)
      .update(`${use}:${JSON.stringify([...pieces, expires])}`)
      .digest("base64url");
  return {
    nowSeconds,
    sign,
    remainingSeconds(pieces, { expires, signature }) {
      if (!/^[1-9]\d{0,11}$/.test(expires)) return null;
      // Compared as it is written: decoding would pass over what stands behind a signature.
      const expected = Buffer.from(sign(pieces, Number(expires)));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      const remainingSeconds = Number(expires) - nowSeconds();
      return remainingSeconds > 0 ? remainingSeconds : null;
    },
  };
}
