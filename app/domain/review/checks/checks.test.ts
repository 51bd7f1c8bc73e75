import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import type { Check, CheckContext } from "./check.ts";
import { CHECKS, runChecks } from "./index.ts";

const SIDE = 1024;
const bad = join(import.meta.dirname, "../../../../test/fixtures/photos/bad");

interface Scene {
  readonly width?: number;
  readonly height?: number;
  /** The product: left, top, width, height. Undefined: none. */
  readonly product?: readonly [number, number, number, number];
  readonly colour?: string;
  readonly backdrop?: string;
  readonly extra?: string;
}

/** A product on white with a soft grey shadow at its foot, as engines deliver it. */
function scene({
  width = SIDE,
  height = SIDE,
  product,
  colour = "#336699",
  backdrop = "#fff",
  extra = "",
}: Scene): Sharp {
  const shape = product
    ? `<ellipse cx="${product[0] + product[2] / 2}" cy="${product[1] + product[3] - 2}" rx="${product[2] / 2.2}" ry="8" fill="#999" filter="url(#soft)"/>
       <rect x="${product[0]}" y="${product[1]}" width="${product[2]}" height="${product[3]}" fill="${colour}"/>`
    : "";
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
         <filter id="soft" y="-200%" height="500%"><feGaussianBlur stdDeviation="9"/></filter>
         <rect width="100%" height="100%" fill="${backdrop}"/>${shape}${extra}</svg>`,
    ),
  ).removeAlpha();
}

const jpeg = (picture: Sharp) => picture.jpeg({ quality: 90, chromaSubsampling: "4:4:4" }).toBuffer();
const GOOD: Scene = { product: [262, 64, 500, 896] };

function context(change: Partial<CheckContext> = {}): CheckContext {
  return {
    target: "shopify",
    longestSidePx: SIDE,
    backdrop: "#ffffff",
    fill: 0.875,
    mimeType: "image/jpeg",
    evidence: {
      cutoutNeedsLook: false,
      cutoutConfidence: 0.99,
      colourDifferenceMean: 0.4,
      colourDifferenceP99: 2.1,
    },
    ...change,
  };
}

async function finding(id: string, bytes: Uint8Array, change?: Partial<CheckContext>) {
  const found = (await runChecks(bytes, context(change))).find(({ checkId }) => checkId === id);
  if (found === undefined) throw new Error(`no finding of ${id}`);
  return found;
}

async function outcomes(bytes: Uint8Array, change?: Partial<CheckContext>) {
  const findings = await runChecks(bytes, context(change));
  return Object.fromEntries(findings.map(({ checkId, outcome }) => [checkId, outcome]));
}

test("a picture as it should be passes everything", async () => {
  expect(await outcomes(await jpeg(scene(GOOD)))).toEqual({
    outline: "pass",
    "product-colours": "pass",
    silhouette: "pass",
    "missing-parts": "pass",
    "same-product": "pass",
    sharpness: "pass",
    blank: "pass",
    "added-text": "pass",
    "text-read": "pass",
    watermark: "pass",
    dimensions: "pass",
    format: "pass",
    "white-border": "pass",
    fill: "pass",
    provenance: "pass",
    "target-known": "pass",
    "target-ratio": "pass",
    "target-pixels": "pass",
    "target-bytes": "pass",
    "target-format": "pass",
    claims: "pass",
    "file-name": "pass",
  });
});

describe("product colours", () => {
  test.each([
    ["far within the limits", { colourDifferenceMean: 0.4, colourDifferenceP99: 2.1 }, "pass"],
    ["at both limits", { colourDifferenceMean: 1, colourDifferenceP99: 3 }, "pass"],
    ["beyond the mean", { colourDifferenceMean: 1.01, colourDifferenceP99: 2 }, "block"],
    ["beyond the 99th percentile", { colourDifferenceMean: 0.4, colourDifferenceP99: 3.01 }, "block"],
    ["not a number", { colourDifferenceMean: Number.NaN, colourDifferenceP99: 1 }, "block"],
    ["not measured", {}, "person"],
    ["half measured", { colourDifferenceMean: 0.4 }, "person"],
    ["told in words", { colourDifferenceMean: "0.4", colourDifferenceP99: "2.1" }, "person"],
    [
      "measured by an engine that may paint",
      { colourDifferenceMean: 0.4, colourDifferenceP99: 2.1, paintsProduct: true },
      "person",
    ],
  ])("%s", async (_, evidence, outcome) => {
    expect((await finding("product-colours", await jpeg(scene(GOOD)), { evidence })).outcome).toBe(outcome);
  });
});

describe("dimensions", () => {
  test.each([
    [1024, 1024, "pass"],
    [1024, 700, "pass"],
    [1023, 1023, "block"],
    [1025, 1024, "block"],
    [2048, 2048, "block"],
  ])("%i × %i px for Standard: %s", async (width, height, outcome) => {
    const found = await finding("dimensions", await jpeg(scene({ width, height })));
    expect(found).toMatchObject({ outcome, evidence: { widthPx: width, heightPx: height } });
  });

  test("more than 20 megapixels are blocked, although the longest side is right", async () => {
    const bytes = await jpeg(scene({ width: 4500, height: 4500 }));
    expect((await finding("dimensions", bytes, { longestSidePx: 4500 })).outcome).toBe("block");
  });
});

describe("format", () => {
  test("a PNG that is kept as JPEG is blocked, kept as PNG it passes", async () => {
    const bytes = await scene(GOOD).png().toBuffer();
    expect((await finding("format", bytes)).outcome).toBe("block");
    expect((await finding("format", bytes, { mimeType: "image/png" })).outcome).toBe("pass");
  });

  test("CMYK and animations are blocked, 16 bits are warned of", async () => {
    expect((await finding("format", readFileSync(join(bad, "cmyk.jpg")))).outcome).toBe("block");
    const png = { mimeType: "image/png" };
    expect((await finding("format", readFileSync(join(bad, "png-16bit.png")), png)).outcome).toBe("warn");
    const gif = await finding("format", readFileSync(join(bad, "animated.gif")), { mimeType: "image/gif" });
    expect(gif).toMatchObject({ outcome: "block", evidence: { frames: 6 } });
  });

  test("more than 20 MB are blocked, with the figure", async () => {
    const small = await jpeg(scene(GOOD));
    const bytes = Buffer.concat([small, Buffer.alloc(20_000_001 - small.length)]);
    expect(await finding("format", bytes)).toMatchObject({ outcome: "block" });
  });
});

describe("white border", () => {
  const border = (extra: string) =>
    scene({ ...GOOD, extra })
      .png()
      .toBuffer();

  test.each([
    ["one pixel of 253 in the corner", `<rect width="1" height="1" fill="rgb(253,253,253)"/>`, "block", 253],
    ["one pixel of 254 in the corner", `<rect width="1" height="1" fill="rgb(254,254,254)"/>`, "pass", 254],
    [
      "one tinted pixel at the right",
      `<rect x="1023" y="500" width="1" height="1" fill="rgb(255,250,255)"/>`,
      "block",
      250,
    ],
    [
      "grey in the last row of the border",
      `<rect x="500" y="20" width="1" height="1" fill="#ccc"/>`,
      "block",
      204,
    ],
    [
      "grey in the first row behind it",
      `<rect x="500" y="21" width="1" height="1" fill="#ccc"/>`,
      "pass",
      255,
    ],
  ])("%s", async (_, extra, outcome, minLevel) => {
    expect(await finding("white-border", await border(extra))).toMatchObject({
      outcome,
      evidence: { minLevel },
    });
  });

  test("an off-white backdrop is blocked, and the evidence says where", async () => {
    const found = await finding("white-border", await jpeg(scene({ ...GOOD, backdrop: "#fafafa" })));
    expect(found).toMatchObject({
      outcome: "block",
      evidence: { minLevel: 250, boxes: [{ left: 0, top: 0, widthPx: SIDE, heightPx: SIDE }] },
    });
  });

  test("a see-through border is not white", async () => {
    const bytes = await sharp({
      create: { width: SIDE, height: SIDE, channels: 4, background: { r: 255, g: 255, b: 255, alpha: 0 } },
    })
      .png()
      .toBuffer();
    expect((await finding("white-border", bytes)).outcome).toBe("block");
  });
});

describe("fill", () => {
  const tall = (heightPx: number): Scene => ({
    product: [312, Math.round((SIDE - heightPx) / 2), 400, heightPx],
  });

  test.each([
    [896, "pass"],
    [871, "pass"],
    [921, "pass"],
    [855, "warn"],
    [940, "warn"],
    [800, "block"],
    [990, "block"],
  ])("a product of %i px in 1,024: %s", async (heightPx, outcome) => {
    expect((await finding("fill", await jpeg(scene(tall(heightPx))))).outcome).toBe(outcome);
  });

  test("the shadow does not count", async () => {
    const { evidence } = await finding("fill", await jpeg(scene(GOOD)));
    expect(Math.abs(Number(evidence["fillRatio"]) - 0.875)).toBeLessThan(0.006);
  });

  test("a product off the middle is warned of", async () => {
    const found = await finding("fill", await jpeg(scene({ product: [50, 64, 500, 896] })));
    expect(found.outcome).toBe("warn");
  });

  test("a blank picture is blocked, whatever the engine claims", async () => {
    const claims = { cutoutNeedsLook: false, productBox: "262,64,500,896", fillRatio: 0.875 };
    const found = await finding("fill", await jpeg(scene({})), { evidence: claims });
    expect(found).toMatchObject({ outcome: "block", evidence: { fillRatio: 0 } });
  });

  test("a claimed box that the pixels contradict is not believed", async () => {
    const claims = { cutoutNeedsLook: false, productBox: "64,64,896,896", fillRatio: 0.875 };
    const found = await finding("fill", await jpeg(scene({ product: [412, 412, 200, 200] })), {
      evidence: claims,
    });
    expect(found.outcome).toBe("block");
  });

  test("a side as pale as white is believed when the pixels faintly show it, not without the claim", async () => {
    const pale = `<rect x="262" y="64" width="500" height="300" fill="rgb(249,249,249)"/>`;
    const bytes = await jpeg(scene({ product: [262, 364, 500, 596], extra: pale }));
    const claims = { cutoutNeedsLook: false, productBox: "262,64,500,896" };
    expect((await finding("fill", bytes, { evidence: claims })).outcome).toBe("pass");
    expect((await finding("fill", bytes)).outcome).toBe("block");
  });

  test.each(["", "a,b,c,d", "0,0,0,0", "900,900,900,900", "-1,0,10,10", "1e9,0,1,1"])(
    "a broken claim (%j) changes nothing",
    async (productBox) => {
      const found = await finding("fill", await jpeg(scene(GOOD)), { evidence: { productBox } });
      expect(found.outcome).toBe("pass");
    },
  );
});

describe("a picture is judged by what was ordered", () => {
  /** The engine's shadow is the backdrop darkened; SVG's black at part opacity is the same. */
  const ordered = (backdrop: string, heightPx = 896, extra = "") =>
    scene({
      backdrop,
      product: [362, Math.round((SIDE - heightPx) / 2), 300, heightPx],
      colour: "#c0392b",
      extra,
    });

  test.each(["#1d3557", "#f4e9dc", "#000000", "#ff0000", "#808080", "#010203"])(
    "a product on %s passes when that was ordered, and is blocked as a white picture",
    async (backdrop) => {
      const shape = `<rect x="362" y="64" width="300" height="896" fill="#2e86c1"/>`;
      const shadow = `<ellipse cx="512" cy="955" rx="150" ry="8" opacity=".35" filter="url(#soft)"/>`;
      const bytes = await jpeg(scene({ backdrop, extra: shadow + shape }));
      expect(await outcomes(bytes, { backdrop })).toMatchObject({ "white-border": "pass", fill: "pass" });
      expect((await finding("white-border", bytes)).outcome).toBe("block");
    },
  );

  test("another colour than the ordered one is blocked, WebP's rounding is not", async () => {
    const navy = { backdrop: "#1d3557", mimeType: "image/webp" };
    const webp = (picture: Sharp) => picture.webp({ quality: 80 }).toBuffer();
    expect((await finding("white-border", await webp(ordered("#1d3557")), navy)).outcome).toBe("pass");
    expect((await finding("white-border", await webp(ordered("#1d3560")), navy)).outcome).toBe("block");
    expect((await finding("white-border", await webp(ordered("#ffffff")), navy)).outcome).toBe("block");
  });

  test("a white picture is held to white as strictly as ever, also when it was ordered as a colour", async () => {
    const bytes = await jpeg(ordered("#fafafa"));
    expect((await finding("white-border", bytes, { backdrop: "#ffffff" })).outcome).toBe("block");
  });

  test.each([
    [0.7, 717, "pass"],
    [0.7, 896, "block"],
    [0.7, 750, "warn"],
    [0.875, 717, "block"],
    [0.92, 942, "pass"],
    [0.92, 896, "warn"],
    [0.92, 717, "block"],
  ])("ordered to fill %d, a product of %i px in 1,024: %s", async (fill, heightPx, outcome) => {
    const bytes = await jpeg(ordered("#f4e9dc", heightPx));
    expect((await finding("fill", bytes, { backdrop: "#f4e9dc", fill })).outcome).toBe(outcome);
  });

  test("a blank coloured picture holds no product, and a speck of dust is none", async () => {
    const dust = `<rect x="500" y="500" width="1" height="1" fill="#fff"/>`;
    const bytes = await scene({ backdrop: "#1d3557", extra: dust }).png().toBuffer();
    expect(await finding("fill", bytes, { backdrop: "#1d3557" })).toMatchObject({
      outcome: "block",
      evidence: { found: "no product" },
    });
  });

  test("the border of a wide picture is a share of its shorter side", async () => {
    const line = (y: number) => `<rect x="0" y="${y}" width="1024" height="1" fill="#c0392b"/>`;
    const wide = (y: number) => jpeg(scene({ height: 576, extra: line(y) }));
    expect((await finding("white-border", await wide(4))).outcome).toBe("block");
    expect((await finding("white-border", await wide(24))).outcome).toBe("block"); // its ends lie in the side borders
    const inner = `<rect x="100" y="24" width="824" height="1" fill="#c0392b"/>`;
    expect((await finding("white-border", await jpeg(scene({ height: 576, extra: inner })))).outcome).toBe(
      "pass",
    );
  });

  test("in a scene nothing says what the border's colour is to be: it passes, and says that nothing was judged", async () => {
    const bytes = await jpeg(ordered("#7fa7c9"));
    expect(await finding("white-border", bytes, { backdrop: "scenic" })).toMatchObject({
      outcome: "pass",
      evidence: { judged: false },
    });
  });

  describe("in a scene the engine says where the product is", () => {
    const claim = (productBox: string) => ({ cutoutNeedsLook: false, productBox });
    const fillIn = async (bytes: Uint8Array, evidence: CheckContext["evidence"], change = {}) =>
      finding("fill", bytes, { backdrop: "scenic", evidence, ...change });

    test("a claim that the pixels bear out is judged like a measured box", async () => {
      const bytes = await jpeg(ordered("#7fa7c9"));
      expect(await fillIn(bytes, claim("362,64,300,896"))).toMatchObject({
        outcome: "pass",
        evidence: { measuredBy: "engine", confirmedSides: 3 },
      });
      expect((await fillIn(bytes, claim("362,64,300,896"), { fill: 0.7 })).outcome).toBe("block");
    });

    test("a claim that no edge bears out is none, a blank picture neither", async () => {
      const bytes = await jpeg(ordered("#7fa7c9", 500));
      expect((await fillIn(bytes, claim("64,64,896,896"))).outcome).toBe("block");
      const blank = await jpeg(scene({ backdrop: "#7fa7c9" }));
      expect((await fillIn(blank, claim("362,64,300,896"))).outcome).toBe("block");
    });

    test.each([undefined, "", "900,900,900,900"])(
      "without a usable claim (%j) a person looks",
      async (text) => {
        const bytes = await jpeg(ordered("#7fa7c9"));
        const found = await fillIn(bytes, text === undefined ? {} : claim(text));
        expect(found).toMatchObject({ outcome: "person", evidence: { found: "unknown" } });
      },
    );

    test("it is to stand where the scene has its floor", async () => {
      const bytes = await jpeg(scene({ backdrop: "#7fa7c9", product: [362, 154, 300, 717] }));
      const place = { fill: 0.7, heightFill: 0.7, sink: 0.06, lowest: 0.87 };
      expect((await fillIn(bytes, claim("362,154,300,717"), place)).outcome).toBe("pass");
      expect((await fillIn(bytes, claim("362,154,300,717"), { ...place, sink: 0 })).outcome).toBe("pass");
      expect((await fillIn(bytes, claim("362,154,300,717"), { ...place, lowest: 0.8 })).outcome).toBe("warn");
    });

    test("where an app covers part of the frame, the smaller height is the one that is asked for", async () => {
      const bytes = await jpeg(scene({ backdrop: "#7fa7c9", product: [362, 205, 300, 614] }));
      const place = { fill: 0.7, heightFill: 0.6 };
      expect((await fillIn(bytes, claim("362,205,300,614"), place)).outcome).toBe("pass");
      expect((await fillIn(bytes, claim("362,205,300,614"), { fill: 0.7 })).outcome).toBe("block");
    });
  });

  describe("on nothing", () => {
    const clear = { backdrop: "transparent", mimeType: "image/png" };
    const drawn = (svg: string) =>
      sharp(
        Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">${svg}</svg>`),
      )
        .png()
        .toBuffer();
    const product = `<rect x="362" y="64" width="300" height="896" fill="#2e86c1"/>`;
    const shadow = `<rect x="300" y="900" width="500" height="70" fill="#000" opacity=".6"/>`;

    test("the product is what is opaque; the shadow is not, and the border is clear", async () => {
      const found = await outcomes(await drawn(shadow + product), clear);
      expect(found).toMatchObject({ "white-border": "pass", fill: "pass" });
    });

    test("a border that is not clear is blocked, and so is a picture with nothing opaque", async () => {
      const touching = await drawn(`<rect x="0" y="500" width="9" height="9" opacity=".5"/>${product}`);
      expect((await finding("white-border", touching, clear)).outcome).toBe("block");
      const opaque = await jpeg(ordered("#ffffff"));
      expect((await finding("white-border", opaque, { backdrop: "transparent" })).outcome).toBe("block");
      expect((await finding("fill", await drawn(shadow), clear)).outcome).toBe("block");
    });
  });

  test("a colour that nobody understands passes for nothing", async () => {
    const bytes = await jpeg(ordered("#1d3557"));
    for (const backdrop of ["", "navy", "#fff", "#1d3557ff"]) {
      expect(await outcomes(bytes, { backdrop })).toMatchObject({ "white-border": "block", fill: "block" });
    }
  });
});

describe("outline", () => {
  test.each([
    ["the engine was sure", { cutoutNeedsLook: false, cutoutConfidence: 0.98 }, "pass"],
    ["the engine was unsure", { cutoutNeedsLook: true, cutoutConfidence: 0.9 }, "person"],
    ["the engine says nothing", {}, "person"],
    ["the engine says it in words", { cutoutNeedsLook: "false" }, "person"],
  ])("when %s: %s", async (_, evidence, outcome) => {
    expect((await finding("outline", await jpeg(scene(GOOD)), { evidence })).outcome).toBe(outcome);
  });
});

describe("bad input", () => {
  test.each([
    ["zero bytes", Buffer.alloc(0), "empty"],
    ["text", Buffer.from("not a picture"), "not-decodable"],
    ["a vector", readFileSync(join(bad, "vector.svg")), "not-decodable"],
    ["a truncated file", readFileSync(join(bad, "truncated.jpg")), "not-decodable"],
    ["HEIC", readFileSync(join(bad, "phone-photo.heic")), "not-decodable"],
    ["a bomb", readFileSync(join(bad, "bomb-12000x12000.png")), "too-many-pixels"],
    ["41 MB", Buffer.alloc(41_000_000), "too-many-bytes"],
  ])("%s blocks every check, with the reason", async (_, bytes, error) => {
    const findings = await runChecks(bytes, context());
    const asked = CHECKS.filter(({ scope }) => scope === "picture").map(({ id }) => id);
    expect(findings.map(({ checkId }) => checkId)).toEqual([...asked, "target-known"]);
    expect(
      findings.every(({ outcome, evidence }) => outcome === "block" && evidence["error"] === error),
    ).toBe(true);
  });

  test("one pixel, and a fully transparent picture, have a defined outcome and no crash", async () => {
    const create = (width: number) =>
      sharp({ create: { width, height: width, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
        .png()
        .toBuffer();
    const png = { mimeType: "image/png" };
    for (const bytes of [await create(1), await create(SIDE)]) {
      expect(await outcomes(bytes, png)).toMatchObject({ fill: "block", "white-border": "block" });
    }
  });

  test("a grey-only JPEG is judged like any other", async () => {
    const bytes = await scene({ ...GOOD, colour: "#333" })
      .greyscale()
      .jpeg()
      .toBuffer();
    expect(await outcomes(bytes)).toMatchObject({ fill: "pass", "white-border": "pass" });
  });

  test("a check that crashes blocks with the error's name, and the others still answer", async () => {
    const crashing: Check = {
      id: "crashing",
      section: "platform-rules",
      scope: "picture",
      version: 1,
      run() {
        throw new RangeError("secret detail");
      },
    };
    const findings = await runChecks(await jpeg(scene(GOOD)), context(), [crashing, ...CHECKS]);
    expect(findings[0]).toMatchObject({ outcome: "block", evidence: { error: "RangeError" } });
    expect(JSON.stringify(findings[0])).not.toContain("secret");
    expect(findings.slice(1).every(({ outcome }) => outcome === "pass")).toBe(true);
  });
});
