import { deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { boxesIn } from "../mp4/boxes.ts";
import { XMP_UUID } from "./mp4.ts";
import { type Provenance, unsaidIn, xmpOf } from "./provenance.ts";
import { ContainerError, packetsIn, sayProvenance } from "./say-provenance.ts";

const provenance: Provenance = {
  creatorTool: `ProductStudio, engine <b> & "c"`,
  sourceSha256: "a".repeat(64),
  paintsProduct: true,
};
const FOREIGN = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><prompt>a secret</prompt></x:xmpmeta>`;

const noise = { type: "gaussian" as const, mean: 128, sigma: 40 };
const opaque = () => sharp({ create: { width: 61, height: 47, channels: 3, background: "#808080", noise } });
/** Odd sides, real colours, and alpha that isn't the same everywhere. */
const clear = async () => {
  const { data } = await opaque().raw().toBuffer({ resolveWithObject: true });
  const rgba = Buffer.alloc(61 * 47 * 4, 255);
  for (let i = 0; i < 61 * 47; i++) {
    data.copy(rgba, i * 4, i * 3, i * 3 + 3);
    rgba[i * 4 + 3] = i % 256;
  }
  return sharp(rgba, { raw: { width: 61, height: 47, channels: 4 } });
};

const FORMS: readonly (readonly [string, () => Promise<Sharp>])[] = [
  ["a JPEG", async () => opaque().jpeg()],
  [
    "a progressive JPEG with Exif, profile and a packet of its own",
    async () =>
      opaque()
        .jpeg({ progressive: true, mozjpeg: true })
        .withExif({ IFD0: { Artist: "A" } })
        .withIccProfile("p3")
        .withXmp(FOREIGN),
  ],
  ["a PNG", async () => opaque().png()],
  ["a PNG with alpha and a packet of its own", async () => (await clear()).png().withXmp(FOREIGN)],
  ["a lossy WebP", async () => opaque().webp()],
  ["a lossy WebP with alpha", async () => (await clear()).webp()],
  ["a lossless WebP", async () => opaque().webp({ lossless: true })],
  ["a lossless WebP with alpha", async () => (await clear()).webp({ lossless: true })],
  [
    "a WebP with Exif and a packet of its own",
    async () =>
      (await clear())
        .webp()
        .withExif({ IFD0: { Artist: "A" } })
        .withXmp(FOREIGN),
  ],
];

const outcomeOf = (bytes: Uint8Array): string => {
  try {
    return packetsIn(sayProvenance(bytes, provenance)).length === 1 ? "marked once" : "marked wrongly";
  } catch (error) {
    return (error as Error).name;
  }
};

describe.each(FORMS)("%s", (_, make) => {
  test("says where it comes from, to any reader, and shows the same pixels", async () => {
    const before = await (await make()).toBuffer();
    const after = Buffer.from(sayProvenance(before, provenance));
    const { xmp, xmpAsString: _, ...facts } = await sharp(after, { failOn: "warning" }).metadata();
    expect(xmp?.toString("utf8")).toBe(xmpOf(provenance));
    expect(packetsIn(after)).toEqual([xmpOf(provenance)]);
    const { xmp: foreign, xmpAsString: __, ...factsBefore } = await sharp(before).metadata();
    expect({ ...facts, size: 0 }).toEqual({ ...factsBefore, size: 0 });
    const [pixels, pixelsBefore] = [
      await sharp(after).raw().toBuffer(),
      await sharp(before).raw().toBuffer(),
    ];
    expect(pixels.equals(pixelsBefore)).toBe(true);
    expect(after.includes("a secret")).toBe(false);
    expect(packetsIn(before)).toEqual(foreign === undefined ? [] : [FOREIGN]);
  });

  test("keeps the tool that it names when it says so already, and then stays as it is", async () => {
    const own = { ...provenance, creatorTool: `ProductStudio <local> & "3", white v1` };
    const bytes = await (await make()).withXmp(xmpOf(own)).toBuffer();
    const said = sayProvenance(bytes, provenance);
    expect(packetsIn(said)).toEqual([xmpOf(own)]);
    expect(sayProvenance(said, provenance) === said).toBe(true);
  });

  test.each([
    ["another source", { sourceSha256: "b".repeat(64) }],
    ["another kind", { paintsProduct: false }],
  ])("that names %s is corrected", async (_, change) => {
    const bytes = await (await make()).withXmp(xmpOf({ ...provenance, ...change })).toBuffer();
    const [packet, ...others] = packetsIn(sayProvenance(bytes, provenance));
    expect(unsaidIn(packet!, provenance)).toEqual([]);
    expect(others).toEqual([]);
  });

  test("that is cut off anywhere is refused or left whole, never read beyond its end", async () => {
    const bytes = await (await make()).toBuffer();
    for (let length = 0; length < bytes.length; length += 1 + Math.floor(length / 40)) {
      const cut = new Uint8Array(bytes.subarray(0, length));
      expect(outcomeOf(cut)).toMatch(/^(marked once|ContainerError)$/);
    }
  });
});

test("a packet with more in it than ours is not ours, though it says the same", async () => {
  const packet = xmpOf(provenance).replace("</rdf:RDF>", "<rdf:Description dc:rights='x'/></rdf:RDF>");
  const bytes = await opaque().jpeg().withXmp(packet).toBuffer();
  expect(packetsIn(sayProvenance(bytes, provenance))).toEqual([xmpOf(provenance)]);
});

test("two packets become one: readers would not agree which of them counts", async () => {
  const bytes = await opaque().jpeg().withXmp(FOREIGN).toBuffer();
  const segment = bytes.subarray(bytes.indexOf("http://ns.adobe.com/xap/1.0/") - 4);
  const length = segment.readUInt16BE(2) + 2;
  const twice = Buffer.concat([bytes.subarray(0, 2), segment.subarray(0, length), bytes.subarray(2)]);
  expect(packetsIn(twice)).toHaveLength(2);
  expect(packetsIn(sayProvenance(twice, provenance))).toEqual([xmpOf(provenance)]);
});

test("what a JPEG's first packet had no room for goes with it", async () => {
  const bytes = await opaque().jpeg().toBuffer();
  const name = Buffer.from("http://ns.adobe.com/xmp/extension/\0");
  const more = Buffer.concat([
    Buffer.from([0xff, 0xe1, 0, 2 + name.length + 8]),
    name,
    Buffer.from("a secret"),
  ]);
  const after = Buffer.from(
    sayProvenance(Buffer.concat([bytes.subarray(0, 2), more, bytes.subarray(2)]), provenance),
  );
  expect(after.includes("a secret")).toBe(false);
  expect((await sharp(after, { failOn: "warning" }).metadata()).width).toBe(61);
});

describe("a PNG's packet in another form", () => {
  /** A PNG with one more chunk behind its header. */
  const withChunk = async (type: string, body: Buffer) => {
    const bytes = await opaque().png().toBuffer();
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length);
    head.write(type, 4);
    return Buffer.concat([bytes.subarray(0, 33), head, body, Buffer.alloc(4), bytes.subarray(33)]);
  };
  const compressed = (text: Buffer) =>
    withChunk("iTXt", Buffer.concat([Buffer.from("XML:com.adobe.xmp\0\x01\0\0\0", "latin1"), text]));

  test("is read when it is compressed, as far as a packet can be", async () => {
    expect(packetsIn(await compressed(deflateSync(Buffer.from(FOREIGN))))).toEqual([FOREIGN]);
    expect(packetsIn(await compressed(deflateSync(Buffer.alloc(300_000, " "))))).toEqual([""]);
    expect(packetsIn(await compressed(Buffer.from("no deflated bytes")))).toEqual([""]);
  });

  test("counts as an empty one when it is written in digits, and is replaced", async () => {
    const digits = deflateSync(Buffer.from("\nxmp\n 8\n"));
    const raw = await withChunk("zTXt", Buffer.concat([Buffer.from("Raw profile type xmp\0\0"), digits]));
    expect(packetsIn(raw)).toEqual([""]);
    expect(packetsIn(sayProvenance(raw, provenance))).toEqual([xmpOf(provenance)]);
  });
});

describe("an MP4", () => {
  const box = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length + 8);
    head.write(type, 4, "latin1");
    return Buffer.concat([head, body]);
  };
  const xmpBox = (text: string) => box("uuid", Buffer.concat([XMP_UUID, Buffer.from(text)]));
  const film = [
    box("ftyp", Buffer.from("isom\0\0\0\0")),
    box("moov", Buffer.alloc(9)),
    box("mdat", Buffer.alloc(20)),
  ];
  const typesOf = (bytes: Uint8Array) => boxesIn(bytes).map(({ type }) => type);

  test("says it behind its pictures, which stay where they are", () => {
    const before = Buffer.concat(film);
    const after = Buffer.from(sayProvenance(before, provenance));
    expect(packetsIn(after)).toEqual([xmpOf(provenance)]);
    expect(after.subarray(0, before.length).equals(before)).toBe(true);
    expect(typesOf(after)).toEqual(["ftyp", "moov", "mdat", "uuid"]);
  });

  test("that says something else keeps its layout: the old packet becomes free space", () => {
    const before = Buffer.concat([film[0]!, xmpBox(FOREIGN), film[1]!, film[2]!]);
    const after = sayProvenance(before, provenance);
    expect(packetsIn(after)).toEqual([xmpOf(provenance)]);
    expect(typesOf(after)).toEqual(["ftyp", "free", "moov", "mdat", "uuid"]);
    expect(packetsIn(before)).toEqual([FOREIGN]);
  });

  test("with a box of somebody else's keeps it, and one that is cut off is refused", () => {
    const foreign = box("uuid", Buffer.alloc(40, 7));
    const short = box("uuid", Buffer.alloc(3));
    const after = sayProvenance(Buffer.concat([...film, foreign, short]), provenance);
    expect(typesOf(after)).toEqual(["ftyp", "moov", "mdat", "uuid", "uuid", "uuid"]);
    expect(() => sayProvenance(Buffer.concat(film).subarray(0, -1), provenance)).toThrow(ContainerError);
  });
});

test.each([
  ["nothing", ""],
  ["text", "hello, world"],
  ["a GIF", "GIF89a\0\0\0\0\0\0"],
  ["a JPEG of nothing but its first bytes", "\xff\xd8\xff"],
  ["a JPEG without a picture", "\xff\xd8\xff\xd9"],
  ["a JPEG whose segment has no length", "\xff\xd8\xff\xe0\0\0"],
  ["a PNG of nothing but its first bytes", "\x89PNG\r\n\x1a\n"],
  ["a WebP of nothing but its first bytes", "RIFF\x04\0\0\0WEBP"],
  ["a WebP that says it is larger", "RIFF\xff\xff\xff\xffWEBP"],
  ["a WebP with a chunk that says it is larger", "RIFF\x0c\0\0\0WEBPVP8 \xff\xff\xff\xff"],
])("%s is refused", (_, text) => {
  expect(() => sayProvenance(Buffer.from(text, "latin1"), provenance)).toThrow(ContainerError);
});

test("a file of countless small parts is refused before it fills the memory", () => {
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from("IDAT"), Buffer.alloc(4)]);
  const bytes = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(600_012, chunk)]);
  expect(() => packetsIn(bytes)).toThrow("too many parts");
});

test("a packet that no JPEG segment holds is refused", async () => {
  const bytes = await opaque().jpeg().toBuffer();
  const long = { ...provenance, creatorTool: "a".repeat(66_000) };
  expect(() => sayProvenance(bytes, long)).toThrow(ContainerError);
});
