import sharp from "sharp";
import { expect, test } from "vitest";
import type { Rgb } from "../picture.ts";
import { encode, encodeCutOut, ENCODINGS } from "./encode.ts";
import { confirmProvenance } from "./provenance.ts";

const provenance = { creatorTool: `Studio <1> & "2"`, sourceSha256: "a".repeat(64), paintsProduct: false };
const grey: Rgb = { widthPx: 40, heightPx: 30, data: new Uint8Array(40 * 30 * 3).fill(120) };
const ways = Object.values(ENCODINGS).flat();

test.each(ways.map((way) => [way.name, way] as const))(
  "%s: the final file says what it is, even in grey, and nothing is changed by saying so",
  async (_, way) => {
    const bytes = await encode(grey, way, provenance);
    await confirmProvenance(bytes, provenance);
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(3);
    expect(data.every((level) => level === 120)).toBe(true);
  },
);

test("a cut-out says it beside its alpha", async () => {
  const clear = { widthPx: 10, heightPx: 10, data: new Uint8Array(400) };
  const bytes = await encodeCutOut(clear, provenance);
  await confirmProvenance(bytes, provenance);
  expect(await sharp(bytes).metadata()).toMatchObject({ hasAlpha: true });
});

test("the term is IPTC's for a composed photograph, or for what a model painted", async () => {
  const termOf = async (paintsProduct: boolean) => {
    const bytes = await encode(grey, ENCODINGS.jpeg[0]!, { ...provenance, paintsProduct });
    const xmp = (await sharp(bytes).metadata()).xmp?.toString() ?? "";
    return /DigitalSourceType="http:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\/(\w+)"/.exec(xmp)?.[1];
  };
  expect([await termOf(false), await termOf(true)]).toEqual(["composite", "trainedAlgorithmicMedia"]);
});

test.each([
  ["another source", { sourceSha256: "b".repeat(64) }, "dc:source"],
  ["another tool", { creatorTool: "Studio" }, "xmp:CreatorTool"],
  ["another kind", { paintsProduct: true }, "Iptc4xmpExt:DigitalSourceType"],
])("a file that names %s is refused", async (_, change, missing) => {
  const bytes = await encode(grey, ENCODINGS.png[0]!, provenance);
  await expect(confirmProvenance(bytes, { ...provenance, ...change })).rejects.toMatchObject({
    code: "invalid_output",
    message: `the file does not say ${missing}`,
  });
});

test("a file whose metadata were stripped is refused", async () => {
  const bytes = await sharp(await encode(grey, ENCODINGS.webp[0]!, provenance))
    .webp()
    .toBuffer();
  await expect(confirmProvenance(bytes, provenance)).rejects.toThrow(/DigitalSourceType.*sRGB/);
});
