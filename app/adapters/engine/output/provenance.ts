/**
 * What a delivered file says about itself: which kind of picture it is, what made it, from which source, in which colour
 * space. Written with the pixels, read back from the final bytes.
 */
import sharp, { type Exif } from "sharp";
import { EngineError } from "../engine-error.ts";

export interface Provenance {
  /** Product and version, recipe and version. */
  readonly creatorTool: string;
  readonly sourceSha256: string;
  /** A generative model painted pixels of the picture. */
  readonly paintsProduct: boolean;
}

/**
 * IPTC's words: `composite` is a photograph that an editor composed with other elements; the network of the cut-out says
 * where the product is and paints nothing. What a generative model painted is `trainedAlgorithmicMedia`.
 * Source: IPTC NewsCodes, digitalsourcetype.
 */
const SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/";
const sourceTypeOf = ({ paintsProduct }: Provenance): string =>
  `${SOURCE_TYPE}${paintsProduct ? "trainedAlgorithmicMedia" : "composite"}`;

/**
 * The Exif tag ColorSpace: 1 is sRGB. A profile would say the same in more bytes, and every reader would convert every
 * pixel to what it is already.
 */
export const SRGB_EXIF: Exif = { IFD2: { ColorSpace: "1" } };
/** The tag's entry in a TIFF directory: number, type "short", one value, 1. By byte order. */
const SRGB_ENTRIES = [
  Buffer.from([0x01, 0xa0, 3, 0, 1, 0, 0, 0, 1, 0]),
  Buffer.from([0xa0, 0x01, 0, 3, 0, 0, 0, 1, 0, 1]),
];

/** The XMP packet of a file with this provenance. */
export function xmpOf(provenance: Provenance): string {
  const properties = propertiesOf(provenance).map(([name, value]) => ` ${name}="${escapeXml(value)}"`);
  return [
    `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>`,
    `<x:xmpmeta xmlns:x="adobe:ns:meta/">`,
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">`,
    `<rdf:Description rdf:about=""`,
    ` xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"`,
    ` xmlns:xmp="http://ns.adobe.com/xap/1.0/"`,
    ` xmlns:dc="http://purl.org/dc/elements/1.1/"`,
    `${properties.join("\n")}/>`,
    `</rdf:RDF>`,
    `</x:xmpmeta>`,
    `<?xpacket end="w"?>`,
  ].join("\n");
}

/**
 * Reads the final bytes: they must say what they were to say.
 * @throws EngineError `invalid_output` with what is missing
 */
export async function confirmProvenance(bytes: Uint8Array, provenance: Provenance): Promise<void> {
  const { xmp, exif, space } = await sharp(bytes).metadata();
  const text = xmp?.toString("utf8") ?? "";
  const missing = propertiesOf(provenance)
    .filter(([name, value]) => !text.includes(` ${name}="${escapeXml(value)}"`))
    .map(([name]) => name);
  if (space !== "srgb" || !SRGB_ENTRIES.some((entry) => exif?.includes(entry))) missing.push("sRGB");
  if (missing.length > 0) {
    throw new EngineError("invalid_output", undefined, `the file does not say ${missing.join(", ")}`);
  }
}

const propertiesOf = (provenance: Provenance): readonly (readonly [name: string, value: string])[] => [
  ["Iptc4xmpExt:DigitalSourceType", sourceTypeOf(provenance)],
  ["xmp:CreatorTool", provenance.creatorTool],
  ["dc:source", `sha256:${provenance.sourceSha256}`],
];

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
