import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { cutoutVersion, type Finding, packFinding, unpackFinding } from "./packed-outline.ts";

const SIZE = { widthPx: 800, heightPx: 600 };
const VERSION = cutoutVersion();

function finding(method: Finding["method"] = "network"): Finding {
  const labels = new Uint8Array(SIZE.widthPx * SIZE.heightPx);
  for (let y = 100; y < 500; y++) labels.fill(1, y * SIZE.widthPx + 200, y * SIZE.widthPx + 600 - (y % 7));
  labels.fill(2, 300 * SIZE.widthPx + 300, 300 * SIZE.widthPx + 320);
  return {
    method,
    outline: { ...SIZE, labels },
    confidence: 0.9712343213,
    concerns: ["faint_edge"],
    backdropInside: 1 / 3,
  };
}

test("an outline comes back to the last bit, and takes a few kilobytes", () => {
  const packed = packFinding(finding(), VERSION);
  expect(packed.length).toBeLessThan(5_000);
  expect(unpackFinding(packed, SIZE, VERSION)).toEqual(finding());
});

test("an outline of another photo's size, or of another cut-out, is none", () => {
  const packed = packFinding(finding(), VERSION);
  expect(unpackFinding(packed, { widthPx: 600, heightPx: 800 }, VERSION)).toBeUndefined();
  expect(unpackFinding(packed, SIZE, cutoutVersion("another-model"))).toBeUndefined();
  expect(unpackFinding(packFinding(finding(), "0"), SIZE, VERSION)).toBeUndefined();
});

test("what a person drew counts whatever the version", () => {
  expect(unpackFinding(packFinding(finding("corrected"), "0"), SIZE, VERSION)?.method).toBe("corrected");
});

const text = (json: object, body: Uint8Array) =>
  Buffer.concat([Buffer.from(`${JSON.stringify(json)}\n`), body]);
const header = {
  version: VERSION,
  ...SIZE,
  method: "corrected",
  confidence: 1,
  concerns: [],
  backdropInside: 0,
};
const pixels = SIZE.widthPx * SIZE.heightPx;

test.each<[string, Uint8Array]>([
  ["nothing", new Uint8Array()],
  ["no header", new Uint8Array(500).fill(65)],
  ["a header that never ends", Buffer.from(`{"version":"${"x".repeat(5_000)}`)],
  ["a header that is no JSON", Buffer.from("not json\n")],
  ["a confidence of 7", text({ ...header, confidence: 7 }, deflateRawSync(new Uint8Array(pixels)))],
  ["an unknown concern", text({ ...header, concerns: ["<b>"] }, deflateRawSync(new Uint8Array(pixels)))],
  ["a further field", text({ ...header, isAdmin: true }, deflateRawSync(new Uint8Array(pixels)))],
  ["a side of a million", text({ ...header, widthPx: 1_000_000 }, deflateRawSync(new Uint8Array(pixels)))],
  ["labels that are no labels", text(header, deflateRawSync(new Uint8Array(pixels).fill(3)))],
  ["too few pixels", text(header, deflateRawSync(new Uint8Array(pixels - 1)))],
  ["a bomb", text(header, deflateRawSync(new Uint8Array(50_000_000)))],
  ["bytes that don't inflate", text(header, new Uint8Array(300).fill(255))],
  ["a body cut short", text(header, deflateRawSync(new Uint8Array(pixels))).subarray(0, 160)],
  ["more bytes than an outline has", new Uint8Array(2_000_000)],
])("%s is no outline", (_, bytes) => {
  expect(unpackFinding(bytes, SIZE, VERSION)).toBeUndefined();
});

test("an outline with any one byte changed is read as an outline or not at all, never as something else", () => {
  const packed = packFinding(finding("corrected"), VERSION);
  const read = Array.from({ length: Math.floor(packed.length / 7) }, (_, step) => {
    const tampered = packed.slice();
    tampered[7 * step] = tampered[7 * step]! ^ 0x55;
    return unpackFinding(tampered, SIZE, VERSION);
  });
  expect(read.filter((found) => found?.outline.labels.some((label) => label > 2))).toEqual([]);
});
