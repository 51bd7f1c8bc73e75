/** Product accuracy: what is held against the source photo. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import {
  findingOf,
  findingsOn,
  JUG,
  jpegOf,
  LAMP,
  PAINTED,
  photoOf,
  pictureOf,
  PLACED,
} from "#test/support/truth-scene.ts";

const ACCURACY = ["product-colours", "silhouette", "missing-parts", "same-product", "sharpness", "blank"];
const bad = (file: string) =>
  readFileSync(join(import.meta.dirname, "../../../../test/fixtures/photos/bad", file));
const white = '<rect x="20" y="70" width="60" height="30" fill="#fff"/>';
const flopped = `<g transform="translate(100 0) scale(-1 1)">${JUG}</g>`;
/** All colours of the jug, turned by an SVG filter's hue rotation. */
const tinted = (degrees: number) =>
  `<filter id="t" color-interpolation-filters="sRGB"><feColorMatrix type="hueRotate" values="${degrees}"/></filter><g filter="url(#t)">${JUG}</g>`;

const outcomesOn = async (...given: Parameters<typeof findingsOn>) =>
  Object.fromEntries(
    (await findingsOn(...given))
      .filter(({ checkId }) => ACCURACY.includes(checkId))
      .map(({ checkId, outcome }) => [checkId, outcome]),
  );
const ALL_PASS = Object.fromEntries(ACCURACY.map((id) => [id, "pass"]));

describe("a product that was only scaled passes", () => {
  test.each([
    ["on white", "#ffffff", "#ffffff"],
    ["on navy", "#1d3557", "#1d3557"],
    ["in a scene, where its silhouette can't be told", "#998877", "scenic"],
  ])("%s", async (_, drawnOn, backdrop) => {
    const picture = await pictureOf(JUG, { backdrop: drawnOn });
    expect(await outcomesOn(picture, { context: { backdrop } })).toEqual(ALL_PASS);
  });

  test("on nothing", async () => {
    const side = 1024;
    const product = `<g transform="translate(112 112) scale(8)">${JUG}</g>`;
    const clear = await sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">${product}</svg>`,
      ),
    )
      .png()
      .toBuffer();
    const context = { backdrop: "transparent", mimeType: "image/png" };
    expect(await outcomesOn(clear, { context })).toEqual(ALL_PASS);
  });

  test("where no outline is kept, but the photo's backdrop is plain", async () => {
    expect(await outcomesOn(await pictureOf(), { mask: false })).toEqual(ALL_PASS);
  });

  test("without the engine's word where it lies: both products' boxes are laid onto each other", async () => {
    const context = { evidence: PAINTED };
    expect(await outcomesOn(await pictureOf(), { context })).toEqual(ALL_PASS);
  });
});

describe("colours", () => {
  test.each([
    ["a little", 4, "pass"],
    ["clearly", 40, "person"],
    ["to their opposites", 180, "person"],
  ])("turned %s", async (_, degrees, outcome) => {
    const found = await findingOf("product-colours", await pictureOf(tinted(degrees)));
    expect(found.outcome).toBe(outcome);
    expect(Array.isArray(found.evidence["boxes"])).toBe(outcome === "person");
  });

  describe("a product that may have been painted has to be proved as closely as one that was scaled", () => {
    const painted = { evidence: { ...PLACED, paintsProduct: true } };
    const relabelled = `${JUG}<path d="M33 56 h20 M33 63 h26 M33 70 h12" stroke="#5a2a1a" stroke-width="3"/>`;

    test.each([
      ["nothing changed", JUG, "pass", "pass"],
      ["its colours turned as little as a scaled one's may be measured", tinted(4), "pass", "person"],
      ["another print on its label", relabelled, "pass", "person"],
      ["clearly other colours", tinted(40), "person", "person"],
    ])("%s", async (_, product, scaled, asked) => {
      const picture = await pictureOf(product);
      expect((await findingOf("product-colours", picture)).outcome).toBe(scaled);
      expect((await findingOf("product-colours", picture, { context: painted })).outcome).toBe(asked);
    });

    test("where nobody measured, it may have been painted, too", async () => {
      const { colourDifferenceMean: _, ...unmeasured } = PLACED;
      const found = await findingOf("product-colours", await pictureOf(tinted(4)), {
        context: { evidence: unmeasured as typeof PLACED },
      });
      expect(found.outcome).toBe("person");
    });

    test("its figures are told, and where it was looked at", async () => {
      const { evidence } = await findingOf("product-colours", await pictureOf(tinted(40)), {
        context: painted,
      });
      expect(evidence).toMatchObject({ mostDrift: 1, mostDriftP99: 3, boxes: [{}] });
      expect(evidence["drift"]).toBeGreaterThan(1);
    });

    test("in a scene nobody can tell its shape: a person looks", async () => {
      const picture = await pictureOf(JUG, { backdrop: "#998877" });
      const context = { ...painted, backdrop: "scenic" };
      expect(await findingOf("silhouette", picture, { context })).toMatchObject({
        outcome: "person",
        evidence: { notJudged: "scenic" },
      });
    });
  });

  test("off all over is no missing part and no other product", async () => {
    const picture = await pictureOf(tinted(25));
    expect(await findingOf("missing-parts", picture)).toMatchObject({ outcome: "pass" });
    expect(await findingOf("same-product", picture)).toMatchObject({ outcome: "pass" });
  });

  test("the engine's own figures beyond the limits still block, whatever we measure", async () => {
    const evidence = { ...PLACED, colourDifferenceMean: 1.2 };
    const found = await findingOf("product-colours", await pictureOf(), { context: { evidence } });
    expect(found.outcome).toBe("block");
  });
});

describe("shape and parts", () => {
  test("a cut off foot is a missing part and another silhouette, with a box where it was", async () => {
    const picture = await pictureOf(JUG + white);
    for (const id of ["missing-parts", "silhouette"]) {
      const { outcome, evidence } = await findingOf(id, picture);
      expect(outcome).toBe("person");
      const [box] = evidence["boxes"] as { top: number; heightPx: number }[];
      expect(box!.top).toBeGreaterThan(600);
      expect(box!.top + box!.heightPx).toBeLessThan(920);
    }
  });

  test("a label of another print is a missing part in a scene, too", async () => {
    const picture = await pictureOf(`${JUG}<rect x="30" y="50" width="34" height="26" fill="#3a7a3a"/>`, {
      backdrop: "#998877",
    });
    const found = await findingOf("missing-parts", picture, { context: { backdrop: "scenic" } });
    expect(found.outcome).toBe("person");
  });

  test("a speck of half a percent of the product is none, one of two percent is", async () => {
    const speck = (side: number) =>
      `${JUG}<rect x="50" y="80" width="${side}" height="${side}" fill="#fff"/>`;
    expect((await findingOf("missing-parts", await pictureOf(speck(3)))).outcome).toBe("pass");
    expect((await findingOf("missing-parts", await pictureOf(speck(11)))).outcome).toBe("person");
  });

  describe("a hole through which the backdrop shows is a missing part however little they differ", () => {
    const labelled = (colour: string) =>
      `${JUG}<rect x="30" y="50" width="34" height="26" fill="${colour}"/>`;
    const hole = '<rect x="38" y="55" width="16" height="16" fill="#fff"/>';

    test.each([
      ["a cream label", "#f3ebd7", "person"],
      // What is as light as the backdrop can't be told from it, and hides nothing.
      ["a white label", "#fdfdfb", "pass"],
    ])("in %s", async (_, colour, outcome) => {
      const product = labelled(colour);
      const photo = await photoOf(product);
      const spoilt = await findingOf("missing-parts", await pictureOf(product + hole), { photo });
      expect(spoilt.outcome).toBe(outcome);
      const whole = await findingOf("missing-parts", await pictureOf(product), { photo });
      expect(whole.outcome).toBe("pass");
    });

    test("light lines of a print that lie a little off are none", async () => {
      const lines = Array.from({ length: 8 }, (_, at) => `<path d="M31 ${52 + at * 3} h32"/>`).join("");
      const product = (dy: number) =>
        `${labelled("#f3ebd7")}<g transform="translate(0 ${dy})" stroke="#fff" stroke-width="1.5">${lines}</g>`;
      const photo = await photoOf(product(0));
      const found = await findingOf("missing-parts", await pictureOf(product(0.3)), { photo });
      expect(found.outcome).toBe("pass");
    });
  });

  test("a product in two pieces has lost something between them", async () => {
    const picture = await pictureOf(`${JUG}<rect x="0" y="43" width="100" height="5" fill="#fff"/>`);
    const { outcome, evidence } = await findingOf("missing-parts", picture);
    expect(outcome).toBe("person");
    expect(evidence).toMatchObject({ pieces: 2, sourcePieces: 1 });
  });

  test("something that was put beside the product is a larger silhouette; its shadow is not", async () => {
    const shadow =
      '<filter id="s" x="-50%" y="-200%" width="200%" height="500%"><feGaussianBlur stdDeviation="12"/></filter><ellipse cx="510" cy="880" rx="260" ry="14" fill="#999" filter="url(#s)"/>';
    expect((await findingOf("silhouette", await pictureOf(JUG, { extra: shadow }))).outcome).toBe("pass");
    const ball = '<circle cx="900" cy="780" r="90" fill="#c03020"/>';
    expect((await findingOf("silhouette", await pictureOf(JUG, { extra: ball }))).outcome).toBe("person");
  });

  test("a product that was stretched by an engine that paints is told by its proportions", async () => {
    const wide = `<g transform="translate(-12 0) scale(1.25 1)">${JUG}</g>`;
    const context = { evidence: PAINTED };
    expect((await findingOf("silhouette", await pictureOf(wide), { context })).outcome).toBe("person");
  });
});

describe("the same product", () => {
  test("its mirror image is not", async () => {
    const { outcome, evidence } = await findingOf("same-product", await pictureOf(flopped));
    expect(outcome).toBe("person");
    expect(evidence["isMirrored"]).toBe(true);
  });

  test("the mirror image by an engine that paints is not, either", async () => {
    const context = { evidence: PAINTED };
    expect((await findingOf("same-product", await pictureOf(flopped), { context })).outcome).toBe("person");
  });

  test("another one is not", async () => {
    expect((await findingOf("same-product", await pictureOf(LAMP))).outcome).toBe("person");
  });

  test("one with other light and a rougher encoding is", async () => {
    const rough = await sharp(await pictureOf())
      .linear(0.9, 8)
      .jpeg({ quality: 60 })
      .toBuffer();
    expect((await findingOf("same-product", rough)).outcome).toBe("pass");
  });
});

describe("sharpness", () => {
  test.each([
    ["as it is", 0, "pass"],
    ["blurred by a third of a percent", 3.5, "person"],
    ["blurred by a percent", 10, "person"],
  ])("%s", async (_, sigma, outcome) => {
    const picture = await pictureOf();
    const shown = sigma === 0 ? picture : await jpegOf(sharp(picture).blur(sigma));
    expect((await findingOf("sharpness", shown)).outcome).toBe(outcome);
  });

  test("a soft photo makes a soft picture, and that is no fault of the picture's", async () => {
    const soft = await jpegOf(sharp(await photoOf()).blur(3));
    const picture = await jpegOf(sharp(await pictureOf()).blur(6));
    expect((await findingOf("sharpness", picture, { photo: soft })).outcome).toBe("pass");
  });

  test("without a photo the picture is judged by itself", async () => {
    const picture = await pictureOf();
    expect((await findingOf("sharpness", picture, { photo: null })).outcome).toBe("pass");
    const blurred = await jpegOf(sharp(picture).blur(12));
    expect((await findingOf("sharpness", blurred, { photo: null })).outcome).toBe("person");
  });
});

describe("blank", () => {
  const plain = (background: string, width = 1024) =>
    sharp({ create: { width, height: width, channels: 4, background } });

  test.each([
    ["white all over", plain("#ffffff").removeAlpha()],
    ["grey all over", plain("#808080").removeAlpha()],
    ["clear all over", plain("#00000000")],
    [
      "white with an encoder's noise",
      plain("#ffffff").composite([
        { input: { create: { width: 3, height: 3, channels: 3, background: "#fafafa" } }, left: 5, top: 5 },
      ]),
    ],
  ])("%s blocks", async (_, picture) => {
    expect((await findingOf("blank", await picture.png().toBuffer())).outcome).toBe("block");
  });

  test("a product of one colour on nothing is not blank", async () => {
    const product = { input: await plain("#808080", 500).png().toBuffer() };
    const picture = await plain("#00000000").composite([product]).png().toBuffer();
    expect((await findingOf("blank", picture)).outcome).toBe("pass");
  });
});

describe("without anything to compare with", () => {
  const COMPARED = ["silhouette", "missing-parts", "same-product"];

  test.each(COMPARED)("%s passes what an engine only scaled, and says that it did not judge", async (id) => {
    const found = await findingOf(id, await pictureOf(), { photo: null });
    expect(found).toMatchObject({ outcome: "pass", evidence: { notJudged: "no-source" } });
  });

  test.each([...COMPARED, "product-colours"])(
    "%s asks a person where an engine may have painted",
    async (id) => {
      const context = { evidence: PAINTED };
      const found = await findingOf(id, await pictureOf(), { photo: null, context });
      expect(found).toMatchObject({ outcome: "person", evidence: { notJudged: "no-source" } });
    },
  );

  test("a photo that can't be opened counts as none, and is named", async () => {
    const found = await findingOf("silhouette", await pictureOf(), { photo: bad("truncated.jpg") });
    expect(found).toMatchObject({ outcome: "pass", evidence: { notJudged: "source-not-decodable" } });
  });

  test("in a photo of a room without an outline nobody can tell the product", async () => {
    const stripes = Array.from(
      { length: 20 },
      (_, i) => `<rect x="${i * 40}" y="0" width="20" height="600" fill="#7a5"/>`,
    ).join("");
    const room = await sharp(await photoOf())
      .composite([
        {
          input: Buffer.from(
            `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">${stripes}</svg>`,
          ),
        },
      ])
      .jpeg()
      .toBuffer();
    const found = await findingOf("silhouette", await pictureOf(), { photo: room, mask: false });
    expect(found).toMatchObject({ outcome: "pass", evidence: { notJudged: "no-outline" } });
  });
});

describe("bad input has a defined outcome", () => {
  const OUTCOMES = ["pass", "warn", "person", "block"];
  const onePixel = sharp({ create: { width: 1, height: 1, channels: 3, background: "#fff" } }).png();
  const clear = sharp({ create: { width: 64, height: 64, channels: 4, background: "#00000000" } }).png();

  test.each<[string, () => Promise<Uint8Array>]>([
    ["nothing at all", async () => new Uint8Array()],
    ["one pixel", async () => onePixel.toBuffer()],
    ["fully transparent", async () => clear.toBuffer()],
    ["16 bits a channel", async () => bad("png-16bit.png")],
    ["CMYK", async () => bad("cmyk.jpg")],
    ["animated", async () => bad("animated.gif")],
  ])("%s, as picture and as photo", async (_, file) => {
    const bytes = await file();
    for (const findings of [
      await findingsOn(bytes),
      await findingsOn(await pictureOf(), { photo: bytes }),
      await findingsOn(bytes, { photo: bytes, mask: false, context: { evidence: PAINTED } }),
    ]) {
      expect(findings.length).toBeGreaterThan(10);
      for (const { outcome, evidence } of findings) {
        expect(OUTCOMES).toContain(outcome);
        expect(evidence["error"]).not.toBe("deadline");
        expect(JSON.stringify(evidence)).not.toMatch(/null|NaN|Infinity/);
      }
    }
  });

  test.each([
    ["boxes of no size", { ...PLACED, placedAt: "0,0,0,0" }],
    ["boxes far outside", { ...PLACED, placedAt: "9000,9000,10,10", sourceCrop: "0,0,99999,1" }],
    ["boxes in words", { ...PLACED, placedAt: "left", sourceCrop: "1e9,0,1,1" }],
    ["a width of nothing", { ...PLACED, sourceWidthPx: 0 }],
  ])("evidence with %s crashes nothing", async (_, evidence) => {
    const findings = await findingsOn(await pictureOf(), { context: { evidence } });
    expect(findings.filter(({ evidence: told }) => "error" in told)).toEqual([]);
  });
});
