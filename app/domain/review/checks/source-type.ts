/** What a file says about how it was made: IPTC's DigitalSourceType in its XMP packet, read without trusting its form. */

const IPTC_EXT = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
const TERMS = /^https?:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\/([A-Za-z]{3,60})$/;
/** Terms that say that a generative model made or changed the picture. Source: IPTC NewsCodes. */
const GENERATED: ReadonlySet<string> = new Set([
  "trainedAlgorithmicMedia",
  "compositeWithTrainedAlgorithmicMedia",
]);

/**
 * The term at the end of the property's address, e.g. "composite"; null when the packet says none, or another than IPTC's.
 * Written as an attribute, as an element, or as an rdf:resource: all three are in use.
 */
export function sourceTypeOf(xmp: string | null): string | null {
  if (xmp === null) return null;
  for (const prefix of prefixesOf(xmp)) {
    const name = `${prefix}:DigitalSourceType`;
    const written =
      new RegExp(`\\s${name}\\s*=\\s*("[^"]{0,300}"|'[^']{0,300}')`).exec(xmp)?.[1]?.slice(1, -1) ??
      new RegExp(`<${name}[^<>]{0,300}rdf:resource\\s*=\\s*["']([^"']{0,300})["']`).exec(xmp)?.[1] ??
      new RegExp(`<${name}[^<>]{0,300}>([^<]{0,300})</${name}>`).exec(xmp)?.[1];
    const term = written === undefined ? undefined : TERMS.exec(plain(written))?.[1];
    if (term) return term;
  }
  return null;
}

/** Whether the term says that a generative model had a part in it. */
export const saysGenerated = (term: string | null): boolean => term !== null && GENERATED.has(term);

/** The prefixes that the packet binds to IPTC's extension. */
function prefixesOf(xmp: string): string[] {
  const bound = [...xmp.matchAll(/xmlns:([A-Za-z][\w-]{0,60})\s*=\s*["']([^"']{0,300})["']/g)];
  return [
    ...new Set(bound.flatMap(([, prefix, uri]) => (prefix && plain(uri ?? "") === IPTC_EXT ? [prefix] : []))),
  ];
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** XML's escapes undone. */
const plain = (text: string): string =>
  text
    .replace(/&(?:#(\d{1,6})|#x([\da-fA-F]{1,5})|(amp|lt|gt|quot|apos));/g, (_, decimal, hex, name) =>
      name ? NAMED[name]! : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .trim();
