/** What every drawn scene promises, on products whose place is known to the pixel. */
import { createHash } from "node:crypto";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { frameSize, RATIOS, type Ratio, type Recipe, recipeSchema } from "#app/domain/generation/schemas.ts";
import { BAR_COLOUR, barPhoto } from "#test/support/bar-photo.ts";
import { shadowInFrame } from "#test/support/shadow-in-frame.ts";
import { compose, flatten } from "../compose/compose.ts";
import { castShadow } from "../compose/shadow.ts";
import { standOf } from "../compose/stand.ts";
import { type Box, boxOfBytes, emptyMask, type Mask, type Rgb } from "../picture.ts";
import { encode, ENCODINGS } from "../output/encode.ts";
import { sceneOf } from "../recipes/scene-of.ts";
import { podiumOf, topCover } from "./podium.ts";
import { roomOf } from "./room.ts";

const recipe = (words: object): Recipe => recipeSchema.parse({ version: 1, ...words });
const ON_A_FLOOR = [
  recipe({ name: "studio", colour: "#e6e1d8" }),
  recipe({ name: "pedestal", colour: "#e8d9cb" }),
  recipe({ name: "arch", colour: "#3d5a6c" }),
  recipe({ name: "wood", tone: "dark" }),
  recipe({ name: "marble" }),
  recipe({ name: "fabric", colour: "#dcd3c5" }),
  recipe({ name: "winter" }),
  recipe({ name: "summer" }),
];
const DRAWN = [...ON_A_FLOOR, recipe({ name: "gradient", colour: "#7fa7c9" })];

const tall = barPhoto(500, 900, { left: 100, top: 60, widthPx: 240, heightPx: 700 });
const wide = barPhoto(900, 500, { left: 60, top: 100, widthPx: 700, heightPx: 180 });

async function layers(of: Recipe, variation = 1, ratio: Ratio = "1:1", { photo, cut } = tall) {
  return compose(photo, cut, sceneOf(of, variation, ratio), frameSize("standard", ratio));
}

const hash = ({ data }: Rgb) => createHash("sha256").update(data).digest("hex");

describe.each(DRAWN)("$name", (drawn) => {
  test("the same order is the same picture, another light another one", async () => {
    const [one, same, other] = [await layers(drawn), await layers(drawn), await layers(drawn, 2)];
    expect(hash(flatten(one))).toBe(hash(flatten(same)));
    expect(hash(flatten(other))).not.toBe(hash(one.backdrop));
  });

  test.each(RATIOS)("at %s it has its size, and the product is where it was to be", async (ratio) => {
    const size = frameSize("standard", ratio);
    // Each product in the proportions that fit it least.
    const product = size.widthPx > size.heightPx ? tall : wide;
    const { backdrop, productBox } = await layers(drawn, 1, ratio, product);
    expect(backdrop).toMatchObject(size);
    expect(backdrop.data).toHaveLength(size.widthPx * size.heightPx * 3);
    const { fill, heightFill, lowest } = sceneOf(drawn, 1, ratio).placement;
    const reached = Math.max(
      productBox.widthPx / size.widthPx / fill,
      productBox.heightPx / size.heightPx / heightFill,
    );
    expect(Math.abs(reached - 1)).toBeLessThan(0.01);
    expect(productBox.top + productBox.heightPx).toBeLessThanOrEqual(lowest * size.heightPx + 1);
    expect(productBox.top).toBeGreaterThan(0);
  });

  test("no pixel of the product is anything but the photo's", async () => {
    const made = await layers(drawn, 2);
    const { left, top, widthPx, heightPx } = made.productBox;
    const picture = flatten(made);
    let changed = 0;
    // Enlarging rings within 6 px of an edge.
    for (let y = top + 6; y < top + heightPx - 6; y++) {
      for (let x = left + 6; x < left + widthPx - 6; x++) {
        const i = (y * picture.widthPx + x) * 3;
        if (BAR_COLOUR.some((level, c) => picture.data[i + c] !== level)) changed++;
      }
    }
    expect(changed).toBe(0);
  });
});

/** Means of the rows of a strip, and how many of its rows show one level only. */
function rowsOf({ widthPx, heightPx, data }: Rgb, from: number, to: number) {
  const means: number[] = [];
  let flat = 0;
  for (let y = 0; y < heightPx; y++) {
    const levels = new Set<number>();
    let sum = 0;
    for (let x = from; x < to; x++) {
      const level = data[(y * widthPx + x) * 3]!;
      levels.add(level);
      sum += level;
    }
    means.push(sum / (to - from));
    if (levels.size < 3) flat++;
  }
  return { means, flat };
}

describe("no gradient shows the steps of 8 bits", () => {
  const smooth = DRAWN.filter(({ name }) => ["gradient", "studio", "pedestal"].includes(name));

  test.each(smooth)("$name: from row to row the tone moves by less than a level", async (drawn) => {
    const { backdrop } = await layers(drawn);
    const { means, flat } = rowsOf(backdrop, 0, 192);
    const steps = means.slice(1).map((mean, i) => Math.abs(mean - means[i]!));
    // Undithered, a row would be one level and every step a whole one.
    expect(Math.max(...steps)).toBeLessThan(0.9);
    expect(flat).toBe(0);
    // Quarters of a level exist, as many as the gradient spans.
    const quarters = new Set(means.map((mean) => Math.round(mean * 4)));
    expect(quarters.size).toBeGreaterThan(3 * (Math.max(...means) - Math.min(...means)));
  });

  test.each(smooth)("$name: the encoder keeps the grain", async (drawn) => {
    const { backdrop } = await layers(drawn);
    const about = { creatorTool: "test", sourceSha256: "0", paintsProduct: false };
    const bytes = await encode(
      backdrop,
      ENCODINGS.jpeg.find(({ name }) => name === "mozjpeg 95")!,
      about,
    );
    const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    const { flat } = rowsOf({ ...backdrop, data: new Uint8Array(data) }, 0, 192);
    expect(flat / backdrop.heightPx).toBeLessThan(0.02);
  });
});

/** Mean level of a part of the picture. */
function meanOf({ widthPx, data }: Rgb, { left, top, widthPx: across, heightPx: down }: Box): number {
  let sum = 0;
  for (let y = top; y < top + down; y++) {
    for (let x = left; x < left + across; x++) sum += data[(y * widthPx + x) * 3 + 1]!;
  }
  return sum / (across * down);
}

describe("light and shadow agree", () => {
  const SIDE = 1024;
  const left = { left: 0, top: 300, widthPx: 160, heightPx: 200 };
  const right = { ...left, left: SIDE - 160 };

  test.each(ON_A_FLOOR)(
    "$name: bright where the light comes from, the shadow on the other side",
    async (drawn) => {
      for (const [variation, fromLeft] of [
        [2, true],
        [3, false],
        [4, true],
      ] as const) {
        const { backdrop, shadow, productBox } = await layers(drawn, variation);
        const darkness = shadowInFrame(shadow, backdrop);
        let [onLeft, onRight] = [0, 0];
        darkness.data.forEach((dark, i) => {
          const x = i % SIDE;
          if (x < productBox.left) onLeft += dark;
          if (x >= productBox.left + productBox.widthPx) onRight += dark;
        });
        const [away, towards] = fromLeft ? [onRight, onLeft] : [onLeft, onRight];
        expect(away).toBeGreaterThan(1.5 * towards);
        // Leaves and folds lie on the wall of some scenes: their light is looked at where there are none.
        if (["summer", "fabric", "winter"].includes(drawn.name)) continue;
        const [lit, unlit] = fromLeft ? [left, right] : [right, left];
        expect(meanOf(backdrop, lit)).toBeGreaterThan(meanOf(backdrop, unlit) + 1);
      }
    },
  );

  test.each(ON_A_FLOOR)("$name: the product has a dark contact with its ground", async (drawn) => {
    const { backdrop, shadow, productBox } = await layers(drawn);
    const darkness = shadowInFrame(shadow, backdrop);
    const foot = productBox.top + productBox.heightPx;
    const middle = productBox.left + (productBox.widthPx >> 1);
    expect(darkness.data[(foot + 1) * SIDE + middle]!).toBeGreaterThan(0.25);
  });
});

/** Products as outlines in a square of 600 px. */
const SHAPES: readonly (readonly [string, (x: number, y: number) => boolean])[] = [
  ["a box", (x, y) => x > 200 && x < 400 && y > 100 && y < 480],
  [
    "a bottle from above",
    (x, y) => Math.abs(x - 300) < 90 && y > 80 && y < 440 + 30 * Math.sqrt(1 - ((x - 300) / 90) ** 2),
  ],
  [
    "a table seen at an angle, one leg far behind",
    (x, y) =>
      (y > 200 && y < 260 && x > 100 && x < 500) ||
      (x > 110 && x < 125 && y >= 260 && y < 430) ||
      (x > 380 && x < 395 && y >= 260 && y < 490) ||
      (x > 470 && x < 485 && y >= 260 && y < 425),
  ],
  [
    "a car at an angle, its far wheel high and steeply beside the near one",
    (x, y) =>
      (y > 200 && y < 340 && x > 120 && x < 480) ||
      Math.hypot(x - 200, y - 380) < 30 ||
      Math.hypot(x - 380, y - 410) < 30 ||
      Math.hypot(x - 450, y - 350) < 25,
  ],
  [
    "a lamp on a thin foot",
    (x, y) =>
      (Math.abs(x - 300) < 160 && y < 250 && y > 90) || (Math.abs(x - 300) < 8 && y >= 250 && y < 480),
  ],
];

function outline(holds: (x: number, y: number) => boolean): Mask {
  const mask = emptyMask(600, 600);
  mask.data.forEach((_, i) => {
    mask.data[i] = holds(i % 600, Math.floor(i / 600)) ? 1 : 0;
  });
  return mask;
}

describe.each(SHAPES)("%s stands on what is drawn", (_, holds) => {
  const mask = outline(holds);
  const size = { widthPx: 600, heightPx: 600 };
  const stand = standOf(mask, boxOfBytes(size, mask.data, 1)!, 430);

  test("the floor ends behind everything that it stands on", () => {
    for (const drawn of ON_A_FLOOR) {
      const { backdrop } = sceneOf(drawn, 1, "1:1");
      if (!("floor" in backdrop)) throw new Error("no floor");
      const { horizonRow, rollOffPx } = roomOf(size, stand, backdrop.floor, 0);
      expect(horizonRow, drawn.name).toBeLessThan(stand.backRow - 0.05 * 600);
      // Seamless paper has no edge that could cut through a foot.
      const isSeamless = rollOffPx >= 0.05 * 600;
      expect(isSeamless || horizonRow + rollOffPx < stand.backRow).toBe(true);
    }
  });

  test("the pedestal's top is under all of its foot, and its shadow stays on it", () => {
    const scene = sceneOf(ON_A_FLOOR[1]!, 4, "1:1");
    if (scene.backdrop.kind !== "pedestal") throw new Error("no pedestal");
    const podium = podiumOf(scene.backdrop, size, stand);
    stand.base.rows.forEach((row, i) => {
      expect(topCover(podium, stand.base.left + i, row)).toBe(1);
    });
    expect(stand.base.rows.length).toBeGreaterThanOrEqual(stand.ground.rows.length);
    expect(2 * podium.radiusPx).toBeGreaterThan(stand.ground.rows.length);
    expect(castShadow(mask, scene, 430).data.some((dark) => dark > 0.2)).toBe(true);
  });
});

describe("reflections", () => {
  const marble = recipe({ name: "marble" });
  const ball = (() => {
    const product = barPhoto(900, 900, { left: 100, top: 100, widthPx: 700, heightPx: 700 });
    const alpha = product.photo.alpha!;
    alpha.forEach((_, i) => {
      if (Math.hypot((i % 900) - 450, Math.floor(i / 900) - 450) > 350) alpha[i] = 0;
    });
    return product;
  })();

  test("a flat base is mirrored in marble: palest far below, never deeper than a sixth of the product's square", async () => {
    const { reflection, productBox, product } = await layers(marble);
    const foot = productBox.top + productBox.heightPx;
    const { layer, left, top } = reflection!;
    expect(Math.abs(top - foot)).toBeLessThanOrEqual(1);
    const column = productBox.left + (productBox.widthPx >> 1) - left;
    const alphas = Array.from(
      { length: layer.heightPx },
      (_, y) => layer.data[(y * layer.widthPx + column) * 4 + 3]!,
    );
    expect(alphas[1]).toBeGreaterThan(40);
    expect(alphas.at(-1)).toBe(0);
    expect(alphas.every((alpha, i) => i === 0 || alpha <= alphas[i - 1]! + 1)).toBe(true);
    expect(layer.heightPx).toBeLessThan((product.longerSidePx / 0.875) * 0.17);
  });

  test("a round base is not, and no other ground mirrors", async () => {
    expect((await layers(marble, 1, "1:1", ball)).reflection).toBeUndefined();
    for (const drawn of DRAWN.filter(({ name }) => name !== "marble"))
      expect((await layers(drawn)).reflection, drawn.name).toBeUndefined();
  });
});
