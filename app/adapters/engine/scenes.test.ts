/** Every kind of picture that a style can ask for, made from a real photo and judged by the review's own checks. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import {
  backdropOf,
  distinctVariations,
  frameSize,
  placementOf,
  QUALITY_LONGEST_SIDE_PX,
  type PictureQuality,
  type Ratio,
  recipeSchema,
  WHITE_RECIPE,
} from "#app/domain/generation/schemas.ts";
import { fileRules } from "#app/domain/generation/platforms.ts";
import { runChecks } from "#app/domain/review/checks/index.ts";
import { colourDrift } from "#test/support/colour-drift.ts";
import { makePicture } from "./make-picture.ts";

const sourceSha256 = "a".repeat(64);
let photo: Uint8Array;
let mask: Uint8Array;
beforeAll(async () => {
  const folder = "test/fixtures/photos/catalogue";
  photo = new Uint8Array(await readFile(`${folder}/tea-tin-plain.jpg`));
  mask = new Uint8Array(await readFile(`${folder}/tea-tin-plain.mask.png`));
});

interface Order {
  readonly recipe: object;
  readonly quality?: PictureQuality;
  readonly ratio: Ratio;
  readonly variation?: number;
}

async function make({ recipe: words, quality = "standard", ratio, variation = 1 }: Order) {
  const recipe = recipeSchema.parse({ version: 1, ...words });
  const output = await makePicture({
    bytes: photo,
    sourceSha256,
    recipe,
    quality,
    ratio,
    variation,
    file: fileRules([], recipe),
  });
  const findings = await runChecks(output.bytes, {
    target: "shopify",
    longestSidePx: QUALITY_LONGEST_SIDE_PX[quality],
    backdrop: backdropOf(recipe),
    ...placementOf(recipe, ratio),
    mimeType: recipe.name === "transparent" ? "image/png" : "image/jpeg",
    evidence: output.evidence,
  });
  return { output, outcomes: findings.map(({ checkId, outcome }) => `${checkId} ${outcome}`), findings };
}

const white = { name: "white" };
const navy = { name: "colour", colour: "#1d3557" };
const cream = { name: "colour", colour: "#f4e9dc" };
const ALL_PASS = [
  "outline pass",
  "product-colours pass",
  "silhouette pass",
  "missing-parts pass",
  "same-product pass",
  "sharpness pass",
  "blank pass",
  "added-text pass",
  "text-read pass",
  "watermark pass",
  "dimensions pass",
  "format pass",
  "white-border pass",
  "fill pass",
  "claims pass",
  "file-name pass",
  "provenance pass",
  "target-known pass",
  "target-ratio pass",
  "target-pixels pass",
  "target-bytes pass",
  "target-format pass",
];

test.each<Order>([
  { recipe: white, ratio: "1:1", variation: 2 },
  { recipe: { ...white, shadow: "none", framing: "tight" }, ratio: "1.91:1" },
  { recipe: { ...navy, framing: "tight" }, ratio: "9:16", variation: 4 },
  { recipe: { ...navy, shadow: "none" }, ratio: "16:9" },
  { recipe: cream, ratio: "1.91:1", variation: 3 },
  { recipe: { ...cream, framing: "loose" }, ratio: "2:3", variation: 2 },
  { recipe: { name: "colour", colour: "#000000" }, ratio: "2:3", variation: 2 },
  { recipe: { name: "colour", colour: "#ffffff" }, ratio: "3:4" },
  { recipe: { ...navy, anchor: "bottom", framing: "loose" }, ratio: "2:3" },
  { recipe: { name: "gradient", colour: "#e07a5f", secondColour: "#f2cc8f" }, ratio: "16:9", variation: 2 },
  { recipe: { name: "studio", colour: "#e6e1d8" }, ratio: "9:16", variation: 4 },
  { recipe: { name: "pedestal", colour: "#e8d9cb", framing: "tight" }, ratio: "1:1", variation: 3 },
  { recipe: { name: "arch", colour: "#3d5a6c", framing: "loose" }, ratio: "4:5" },
  { recipe: { name: "wood", tone: "dark" }, ratio: "1.91:1", variation: 2 },
  { recipe: { name: "marble", tone: "light" }, ratio: "3:4" },
  { recipe: { name: "fabric", colour: "#dcd3c5" }, ratio: "1:1", variation: 3 },
  { recipe: { name: "winter" }, ratio: "9:16" },
  { recipe: { name: "summer" }, ratio: "1:1", variation: 4 },
  { recipe: { name: "transparent" }, ratio: "1:1", variation: 2 },
  { recipe: { name: "transparent", shadow: "none", framing: "tight" }, ratio: "4:5" },
])("$recipe at $ratio, variation $variation: passes every check, its product only scaled", async (order) => {
  const { output, outcomes, findings } = await make(order);
  expect(outcomes, JSON.stringify(findings)).toEqual(ALL_PASS);
  const { count, mean, p99 } = await colourDrift({ photo, mask }, output);
  expect(count).toBeGreaterThan(5_000);
  expect(mean).toBeLessThanOrEqual(1);
  expect(p99).toBeLessThanOrEqual(3);
});

test.each([
  ["3:4", "standard"],
  ["4:5", "hd"],
  ["1.91:1", "ultra"],
] as const)("%s at %s has exactly its size", async (ratio, quality) => {
  const { findings, outcomes } = await make({ recipe: cream, ratio, quality });
  expect(findings.find(({ checkId }) => checkId === "dimensions")?.evidence).toMatchObject(
    frameSize(quality, ratio),
  );
  expect(outcomes).toEqual(ALL_PASS);
});

test("a picture on one colour is no picture on another", async () => {
  const { output } = await make({ recipe: navy, ratio: "1:1" });
  const findings = await runChecks(output.bytes, {
    target: "shopify",
    longestSidePx: 1024,
    backdrop: "#ffffff",
    ...placementOf(WHITE_RECIPE, "1:1"),
    mimeType: "image/jpeg",
    evidence: output.evidence,
  });
  expect(findings.find(({ checkId }) => checkId === "white-border")?.outcome).toBe("block");
});

test.each([
  ["soft", 4],
  ["none", 1],
])("shadow %s gives %i different pictures, as the recipe promises", async (shadow, count) => {
  const recipe = { ...cream, shadow };
  const hashes = new Set<string>();
  for (const variation of [1, 2, 3, 4]) {
    const { output } = await make({ recipe, ratio: "1:1", variation });
    hashes.add(createHash("sha256").update(output.bytes).digest("hex"));
  }
  expect(hashes.size).toBe(count);
  expect(distinctVariations(recipeSchema.parse({ version: 1, ...recipe }))).toBe(count);
});

test("on nothing the product is opaque, the shadow see-through, and the rest clear", async () => {
  const { output } = await make({ recipe: { name: "transparent" }, ratio: "1:1", variation: 2 });
  const { data, info } = await sharp(output.bytes).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ channels: 4, width: 1024, height: 1024 });
  expect(Buffer.from(output.bytes.subarray(1, 4)).toString()).toBe("PNG");
  const seen = { clear: 0, shadow: 0, opaque: 0, coloured: 0 };
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3]!;
    const light = data[i]! + data[i + 1]! + data[i + 2]!;
    if (alpha === 0) seen.clear++;
    else if (alpha === 255) seen.opaque++;
    else if (light === 0) seen.shadow++;
    else seen.coloured++;
  }
  expect(seen.clear).toBeGreaterThan(300_000);
  expect(seen.opaque).toBeGreaterThan(300_000);
  expect(seen.shadow).toBeGreaterThan(5_000);
  // The soft edge is thin, and keeps the product's own colour.
  expect(seen.coloured).toBeLessThan(20_000);
});

test("a light that does not exist is an error, not another light", async () => {
  await expect(make({ recipe: white, ratio: "1:1", variation: 5 })).rejects.toThrow(/no light/);
  await expect(make({ recipe: white, ratio: "1:1", variation: 0 })).rejects.toThrow(/no light/);
});
