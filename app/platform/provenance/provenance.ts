/** What a delivered file says about itself: which kind of picture it is, what made it, from which source. */

export interface Provenance {
  /** Product and version, recipe and version; or the engine that made it. */
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

const CREATOR_TOOL = "xmp:CreatorTool";

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

/** The names of what a packet should say and doesn't; of a packet that is missing, all of them. */
export function unsaidIn(packet: string, provenance: Provenance): string[] {
  return propertiesOf(provenance)
    .filter(([name, value]) => !packet.includes(` ${name}="${escapeXml(value)}"`))
    .map(([name]) => name);
}

/** The tool that a packet names which is one of ours and says this; undefined of any other, whatever else stands in it. */
export function toolIn(packet: string, provenance: Omit<Provenance, "creatorTool">): string | undefined {
  const tool = new RegExp(` ${CREATOR_TOOL}="([^"<>]{1,500})"`).exec(packet)?.[1];
  if (tool === undefined) return undefined;
  const creatorTool = tool.replace(/&#(\d{2});/g, (_, code) => String.fromCharCode(Number(code)));
  return packet === xmpOf({ ...provenance, creatorTool }) ? creatorTool : undefined;
}

const propertiesOf = (provenance: Provenance): readonly (readonly [name: string, value: string])[] => [
  ["Iptc4xmpExt:DigitalSourceType", sourceTypeOf(provenance)],
  [CREATOR_TOOL, provenance.creatorTool],
  ["dc:source", `sha256:${provenance.sourceSha256}`],
];

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
