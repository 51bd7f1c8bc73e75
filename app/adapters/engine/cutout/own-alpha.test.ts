/** Transparency that comes with a photo: cut-outs pass as they are, cards with their old backdrop never unseen. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { openPhoto } from "../input-gate.ts";
import { intersectionOverUnion } from "./confidence.ts";
import { cropAlpha, cutOut } from "./cut-out.ts";

const photos = join(import.meta.dirname, "../../../../test/fixtures/photos/catalogue");
const SIDE = 800;

async function levels(file: string, channels: 1 | 3): Promise<Buffer> {
  const picture = sharp(readFileSync(join(photos, file))).resize(SIDE, SIDE, { fit: "fill" });
  return (channels === 3 ? picture.removeAlpha() : picture.greyscale()).raw().toBuffer();
}

/** The photo with this alpha, 0…255 by its place, as a PNG. */
async function withAlpha(name: string, alphaAt: (x: number, y: number, mask: number) => number) {
  const [colours, mask] = [await levels(`${name}.jpg`, 3), await levels(`${name}.mask.png`, 1)];
  const data = Buffer.alloc(SIDE * SIDE * 4);
  for (let i = 0; i < SIDE * SIDE; i++) {
    colours.copy(data, i * 4, i * 3, i * 3 + 3);
    data[i * 4 + 3] = alphaAt(i % SIDE, Math.floor(i / SIDE), mask[i]!);
  }
  const picture = sharp(data, { raw: { width: SIDE, height: SIDE, channels: 4 } });
  return openPhoto(new Uint8Array(await picture.png().toBuffer()));
}

const within = (x: number, y: number, insetPx: number, radiusPx = 0): boolean => {
  const beyond = (at: number) => Math.max(insetPx + radiusPx - at, at - (SIDE - 1 - insetPx - radiusPx), 0);
  const isInBox = Math.min(x, y) >= insetPx && Math.max(x, y) <= SIDE - 1 - insetPx;
  return isInBox && (radiusPx === 0 || beyond(x) ** 2 + beyond(y) ** 2 <= radiusPx ** 2);
};
const RECTANGLE = (x: number, y: number) => (within(x, y, 40) ? 255 : 0);
const ROUND_CORNERS = (x: number, y: number) => (within(x, y, 40, 90) ? 255 : 0);
const CIRCLE = (x: number, y: number) => (within(x, y, 40, 360) ? 255 : 0);

describe("a product that was cut out truly keeps its own alpha, and needs no look", () => {
  test.each([
    "tea-tin-plain",
    "black-speaker-plain",
    "white-mug-plain",
    "avocado-plain",
    "crossbody-bag-room",
    "velvet-chair-plain",
  ])("%s", async (name) => {
    const cut = await cutOut(await withAlpha(name, (_x, _y, mask) => mask), "strict");
    expect(cut).toMatchObject({ method: "source-alpha", needsLook: false, concerns: [] });
  });
});

describe("a card with its old backdrop is not delivered without a look", () => {
  test.each([
    ["a rectangle", RECTANGLE],
    ["round corners", ROUND_CORNERS],
  ])("%s around a plain shot: the product on it is found", async (_, shape) => {
    const photo = await withAlpha("tea-tin-plain", shape);
    const cut = await cutOut(photo, "lenient");
    expect(cut).toMatchObject({ method: "network", needsLook: true });
    expect(cut.concerns).toContain("own_backdrop");
    const whole = { left: 0, top: 0, width: 1, height: 1 };
    const mask = Float32Array.from(await levels("tea-tin-plain.mask.png", 1), (level) => level / 255);
    const truth = { widthPx: SIDE, heightPx: SIDE, data: mask };
    expect(intersectionOverUnion(cropAlpha(cut, photo.rgb, whole), truth)).toBeGreaterThan(0.97);
    // What was found is kept, and serves the next picture as it is.
    expect(await cutOut(photo, "lenient", cut.finding)).toMatchObject({
      box: cut.box,
      concerns: cut.concerns,
    });
  });

  test.each([
    ["tea-tin-plain", CIRCLE],
    ["canvas-shoe-room", RECTANGLE],
    ["velvet-sofa-room", RECTANGLE],
    ["table-lamp-room", CIRCLE],
  ])("%s, whatever is all around", async (name, shape) => {
    const cut = await cutOut(await withAlpha(name, shape), "strict");
    expect(cut.needsLook).toBe(true);
    expect(cut.concerns).toContain("own_backdrop");
  });

  test("nor is one whose outline follows the product at a distance", async () => {
    const mask = await levels("tea-tin-plain.mask.png", 1);
    const blurred = await sharp(mask, { raw: { width: SIDE, height: SIDE, channels: 1 } })
      .blur(16)
      .extractChannel(0)
      .raw()
      .toBuffer();
    const isNear = (x: number, y: number) => (blurred[y * SIDE + x]! > 4 ? 255 : 0);
    const cut = await cutOut(await withAlpha("tea-tin-plain", isNear), "strict");
    expect(cut).toMatchObject({ method: "network", needsLook: true });
    expect(cut.concerns).toContain("own_backdrop");
  });
});

/** A product drawn on nothing. */
async function drawn(shapes: string) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">${shapes}</svg>`;
  return openPhoto(new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer()));
}

describe("a product that is a rectangle or a disc passes with its own alpha, or somebody looks at it", () => {
  const bars = Array.from(
    { length: 9 },
    (_, i) => `<rect x="150" y="${190 + i * 50}" width="500" height="20" fill="#8a6"/>`,
  );
  test.each([
    [
      "a book",
      `<rect x="200" y="100" width="400" height="560" fill="#7a1f2b"/><rect x="260" y="220" width="280" height="60" fill="#fff"/><circle cx="400" cy="500" r="60" fill="#d9b44a"/>`,
    ],
    [
      "a box from the front",
      `<rect x="200" y="150" width="400" height="500" fill="#c9a26b"/><rect x="250" y="300" width="300" height="200" fill="#fff"/><rect x="200" y="150" width="400" height="50" fill="#a07a45"/>`,
    ],
    [
      "a striped cushion",
      `<rect x="150" y="150" width="500" height="500" rx="60" fill="#d8c8b0"/>${bars.join("")}`,
    ],
    [
      "a clock",
      `<circle cx="400" cy="400" r="300" fill="#222"/><circle cx="400" cy="400" r="260" fill="#fafafa"/><path d="M400 400V220M400 400L510 460" stroke="#111" stroke-width="16"/>`,
    ],
  ])("%s", async (_, shapes) => {
    const cut = await cutOut(await drawn(shapes), "strict");
    expect(cut.needsLook || cut.method === "source-alpha").toBe(true);
  });

  test("a tile of one colour has nothing on it that could be the product", async () => {
    const cut = await cutOut(
      await drawn(
        `<rect x="150" y="150" width="500" height="500" fill="#3f7f6f"/><rect x="152" y="152" width="496" height="4" fill="#4f8f7f"/>`,
      ),
      "strict",
    );
    expect(cut.method).toBe("source-alpha");
  });
});

describe("alpha that is nearly opaque or hardly", () => {
  test.each([254, 240, 230])("%i of 255 is opaque: the pixels shown are the photo's own", async (level) => {
    const photo = await withAlpha("tea-tin-plain", (_x, _y, mask) => (mask >= 128 ? level : 0));
    expect(new Set(photo.alpha)).toEqual(new Set([0, 255]));
    expect(await cutOut(photo, "strict")).toMatchObject({ method: "source-alpha", needsLook: false });
  });

  test.each([229, 127, 60])(
    "%i of 255 everywhere is refused at once, with what would help",
    async (level) => {
      const photo = await withAlpha("tea-tin-plain", (_x, _y, mask) => (mask >= 128 ? level : 0));
      await expect(cutOut(photo, "strict")).rejects.toMatchObject({
        code: "needs_cutout",
        reason: "see_through",
      });
    },
  );

  test("when more of the product is see-through than opaque, somebody looks", async () => {
    const share = async (opaqueRows: number) =>
      cutOut(
        await withAlpha("tea-tin-plain", (_x, y, mask) => (mask < 128 ? 0 : y < opaqueRows ? 255 : 160)),
        "strict",
      );
    expect((await share(300)).concerns).toContain("see_through");
    expect((await share(700)).concerns).not.toContain("see_through");
  });
});
