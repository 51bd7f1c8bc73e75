import { Transform } from "node:stream";
import { localName, realName } from "./names.ts";

/** Addresses as they stand in HTML, in JSON with escaped slashes, and inside another address. */
const REAL_ADDRESS = /https(:\/\/|:\\\/\\\/|%3A%2F%2F)([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)/gi;
const LOCAL_ADDRESS = /http(:\/\/|:\\\/\\\/|%3A%2F%2F)([a-z0-9][a-z0-9.-]*\.localhost)(:|%3A)(\d+)/gi;

/** What may be the beginning of a real address whose rest has not come yet. */
const OPEN_END =
  /(?:h|ht|htt|http|https|https:|https:\/|https:\\|https:\\\/|https:\\\/\\|https%|https%3|https%3A|https%3A%|https%3A%2|https%3A%2F|https%3A%2F%|https%3A%2F%2|https(?::\/\/|:\\\/\\\/|%3A%2F%2F)[a-z0-9.-]{0,253})$/i;

/**
 * Replaces the addresses of the double's hosts by those that a person's browser can open.
 *
 * @param port - the double's public port
 */
export function toLocal(text: string, port: number): string {
  return text.replace(REAL_ADDRESS, (address, slashes: string, host: string) => {
    const local = localName(host.toLowerCase());
    if (!local) return address;
    return `http${slashes}${local}${slashes.startsWith("%") ? "%3A" : ":"}${port}`;
  });
}

/** The way back: what a browser sends to the app names Shopify's real hosts again. */
export function toReal(text: string, port: number): string {
  return text.replace(LOCAL_ADDRESS, (address, slashes: string, local: string, _colon, portText: string) => {
    const host = Number(portText) === port ? realName(local.toLowerCase()) : null;
    return host ? `https${slashes}${host}` : address;
  });
}

/**
 * `toLocal` for a body that arrives in pieces. Only the possible beginning of an address is held back, so an event
 * stream passes event by event. Works on bytes: whatever is not ASCII goes through untouched.
 */
export function localStream(port: number): Transform {
  let held = "";
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const text = held + chunk.toString("latin1");
      held = OPEN_END.exec(text)?.[0] ?? "";
      done(null, Buffer.from(toLocal(text.slice(0, text.length - held.length), port), "latin1"));
    },
    flush(done) {
      done(null, Buffer.from(toLocal(held, port), "latin1"));
    },
  });
}
