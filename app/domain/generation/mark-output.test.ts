import sharp from "sharp";
import { expect, test } from "vitest";
import { packetsIn } from "#app/platform/provenance/say-provenance.ts";
import { markOutput } from "./mark-output.ts";

const sourceSha256 = "c".repeat(64);
const picture = () => sharp({ create: { width: 40, height: 40, channels: 3, background: "#a05030" } });
const marked = async (bytes: Uint8Array, paintsProduct: boolean, poster?: Uint8Array) =>
  markOutput({
    output: { bytes, evidence: { seed: 7 }, ...(poster && { poster }) },
    engine: "painter",
    sourceSha256,
    paintsProduct,
  });

test.each(["jpeg", "png", "webp"] as const)(
  "a %s that an engine painted says so in IPTC's words, with the engine and the source",
  async (format) => {
    const { bytes, evidence, unmarked } = await marked(await picture()[format]().toBuffer(), true);
    expect({ evidence, unmarked }).toEqual({ evidence: { seed: 7 }, unmarked: undefined });
    const xmp = (await sharp(bytes).metadata()).xmp?.toString("utf8");
    expect(xmp).toContain('digitalsourcetype/trainedAlgorithmicMedia"');
    expect(xmp).toContain('xmp:CreatorTool="ProductStudio, engine painter"');
    expect(xmp).toContain(`dc:source="sha256:${sourceSha256}"`);
  },
);

test("one that was only composed says that, and the poster of a video says it too", async () => {
  const bytes = await picture().jpeg().toBuffer();
  const { poster } = await marked(bytes, false, await picture().png().toBuffer());
  expect(packetsIn(poster!)[0]).toContain('digitalsourcetype/composite"');
});

test("bytes that are no picture stay as they are, with what is wrong", async () => {
  const empty = new Uint8Array();
  const { bytes, unmarked } = await marked(empty, true);
  expect(bytes).toBe(empty);
  expect(unmarked).toMatchObject({
    code: "invalid_output",
    detail: expect.stringContaining("can't say where it comes from"),
  });
});
