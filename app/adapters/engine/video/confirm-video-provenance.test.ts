import { expect, test } from "vitest";
import { xmpOf } from "#app/platform/provenance/provenance.ts";
import { sayProvenance } from "#app/platform/provenance/say-provenance.ts";
import { confirmVideoProvenance } from "./confirm-video-provenance.ts";
import { writeMp4 } from "./write-mp4.ts";

const provenance = {
  creatorTool: `ProductStudio local-4, white v1, "push-in"`,
  sourceSha256: "a".repeat(64),
  paintsProduct: false,
};
/** Two frames as an encoder gives them: parameters, a key slice, a slice. Nobody decodes them here. */
const units = [
  [0x67, 0x64, 0, 42, 1],
  [0x68, 1, 2],
  [0x65, 1],
  [0x61, 1],
];
const stream = Buffer.concat(units.map((unit) => Buffer.from([0, 0, 0, 1, ...unit])));
const film = (xmp: string) =>
  writeMp4(stream, { widthPx: 16, heightPx: 16 }, { frameCount: 2, framesPerSecond: 24, xmp });

test("a finished video says what it is, what made it and from which source", () => {
  expect(() => confirmVideoProvenance(film(xmpOf(provenance)), provenance)).not.toThrow();
});

test.each([
  ["no packet's text", "", "Iptc4xmpExt:DigitalSourceType, xmp:CreatorTool, dc:source"],
  ["another source", xmpOf({ ...provenance, sourceSha256: "b".repeat(64) }), "dc:source"],
  ["another tool", xmpOf({ ...provenance, creatorTool: "Studio" }), "xmp:CreatorTool"],
  ["another kind", xmpOf({ ...provenance, paintsProduct: true }), "Iptc4xmpExt:DigitalSourceType"],
])("one with %s is refused, and says what is missing", (_, xmp, missing) => {
  expect(() => confirmVideoProvenance(film(xmp), provenance)).toThrow(
    expect.objectContaining({
      code: "invalid_output",
      message: `the file does not say ${missing}`,
    }),
  );
});

test("one that lost its packet on the way is refused, and so is one with two", () => {
  const bytes = film(xmpOf(provenance));
  const stripped = Buffer.from(bytes);
  stripped.write("free", stripped.indexOf("uuid"), "latin1");
  expect(() => confirmVideoProvenance(stripped, provenance)).toThrow(/does not say .*dc:source/);
  const at = bytes.indexOf("uuid") - 4;
  const box = bytes.subarray(at, at + bytes.readUInt32BE(at));
  expect(() => confirmVideoProvenance(Buffer.concat([bytes, box]), provenance)).toThrow("speaks 2 times");
});

test("a video that says it already is stored as it was made", () => {
  const bytes = new Uint8Array(film(xmpOf(provenance)));
  expect(sayProvenance(bytes, { ...provenance, creatorTool: "ProductStudio, engine local" })).toBe(bytes);
});

test.each([
  ["cut off", stream.subarray(0, stream.length - 6)],
  ["of another length", Buffer.concat([stream, Buffer.from([0, 0, 1, 0x61, 1])])],
  ["empty", Buffer.alloc(0)],
])("a stream that is %s is the encoder's fault", (_, bytes) => {
  const write = () =>
    writeMp4(bytes, { widthPx: 16, heightPx: 16 }, { frameCount: 2, framesPerSecond: 24, xmp: "" });
  expect(write).toThrow(expect.objectContaining({ code: "quota", reason: "no_encoder" }));
});
