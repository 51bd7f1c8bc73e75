import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { xmpOf } from "#app/adapters/engine/output/provenance.ts";
import type { CheckContext } from "./check.ts";
import { runChecks } from "./index.ts";
import { saysGenerated, sourceTypeOf } from "./source-type.ts";

const IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
const TERM = "http://cv.iptc.org/newscodes/digitalsourcetype/";
const packet = (description: string, prefix = "Iptc4xmpExt", uri = IPTC) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
   <rdf:Description rdf:about="" xmlns:${prefix}="${uri}" ${description}</rdf:RDF></x:xmpmeta>`;
const attribute = (term: string, prefix = "Iptc4xmpExt") =>
  packet(`${prefix}:DigitalSourceType="${TERM}${term}"/>`, prefix);

describe("how a file was made is read from its XMP packet", () => {
  test.each([
    ["an attribute", attribute("composite"), "composite"],
    ["another prefix", attribute("trainedAlgorithmicMedia", "ext"), "trainedAlgorithmicMedia"],
    ["single quotes", attribute("composite").replaceAll('"', "'"), "composite"],
    [
      "an element",
      packet(
        `><Iptc4xmpExt:DigitalSourceType>\n ${TERM}digitalCapture </Iptc4xmpExt:DigitalSourceType></rdf:Description>`,
      ),
      "digitalCapture",
    ],
    [
      "a resource",
      packet(`><Iptc4xmpExt:DigitalSourceType rdf:resource="${TERM}composite"/></rdf:Description>`),
      "composite",
    ],
    ["escaped signs", attribute("composite").replaceAll("/digital", "&#47;digital"), "composite"],
  ])("%s", (_, xmp, term) => expect(sourceTypeOf(xmp)).toBe(term));

  test.each([
    ["no packet", null],
    ["an empty one", ""],
    ["no such property", packet("/>")],
    ["another vocabulary", packet('Iptc4xmpExt:DigitalSourceType="http://example.com/made-by-hand"/>')],
    [
      "a prefix that stands for something else",
      packet(`x1:DigitalSourceType="${TERM}composite"/>`, "x1", "http://example.com/"),
    ],
    ["a property of that name elsewhere", packet(`dc:DigitalSourceType="${TERM}composite"/>`)],
    ["noise", "<".repeat(200_000)],
    ["a value without an end", packet(`Iptc4xmpExt:DigitalSourceType="${"a".repeat(200_000)}`)],
    ["a sign that is none", attribute("composite").replaceAll("/composite", "&#x1FFFFF;")],
  ])("%s says nothing", (_, xmp) => expect(sourceTypeOf(xmp)).toBeNull());

  test("what our own engine writes", () => {
    const provenance = { creatorTool: "ProductStudio 1 & <white>", sourceSha256: "a".repeat(64) };
    expect(sourceTypeOf(xmpOf({ ...provenance, paintsProduct: false }))).toBe("composite");
    expect(sourceTypeOf(xmpOf({ ...provenance, paintsProduct: true }))).toBe("trainedAlgorithmicMedia");
  });

  test("the two terms for what a generative model made are told from the others", () => {
    expect(["trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"].every(saysGenerated)).toBe(
      true,
    );
    expect(["composite", "digitalCapture", null].some(saysGenerated)).toBe(false);
  });
});

describe("a picture that a generative model painted has to say so", () => {
  const facts: CheckContext = {
    target: "google",
    longestSidePx: 1500,
    backdrop: "#ffffff",
    fill: 0.875,
    mimeType: "image/jpeg",
    evidence: {},
  };
  const made = async (xmp: string | null) => {
    const picture = sharp({ create: { width: 64, height: 64, channels: 3, background: "#fff" } }).jpeg();
    return (xmp === null ? picture : picture.withXmp(xmp)).toBuffer();
  };
  const outcomes = async (xmp: string | null, change: Partial<CheckContext>) => {
    const findings = await runChecks(await made(xmp), { ...facts, ...change });
    const of = (id: string) => findings.find(({ checkId }) => checkId === id)?.outcome;
    return [of("provenance"), of("target-origin")];
  };
  const painted = { evidence: { paintsProduct: true } };

  test("where a place asks for it, and is noted everywhere else", async () => {
    expect(await outcomes(null, painted)).toEqual(["warn", "block"]);
    expect(await outcomes(attribute("composite"), painted)).toEqual(["warn", "block"]);
    expect(await outcomes(null, { ...painted, target: "ebay" })).toEqual(["warn", undefined]);
    expect(await outcomes(attribute("trainedAlgorithmicMedia"), painted)).toEqual(["pass", "pass"]);
    expect(await outcomes(attribute("compositeWithTrainedAlgorithmicMedia"), painted)).toEqual([
      "pass",
      "pass",
    ]);
  });

  test("one that was only scaled and composed need not", async () => {
    expect(await outcomes(null, {})).toEqual(["pass", "pass"]);
    expect(await outcomes(attribute("composite"), {})).toEqual(["pass", "pass"]);
  });

  test("of a file that wasn't made here nobody knows: what it doesn't say is a note", async () => {
    expect(await outcomes(null, { isForeign: true })).toEqual(["pass", "warn"]);
    expect(await outcomes(attribute("digitalCapture"), { isForeign: true })).toEqual(["pass", "pass"]);
  });
});
