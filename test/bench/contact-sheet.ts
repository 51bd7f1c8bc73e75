/**
 * Every recipe over every photo, on sheets to look at: floating products, halos and kitsch are seen by no figure.
 * `npm run bench -- contact-sheet` writes one for each light to .data/bench.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { compose, flatten } from "../../app/adapters/engine/compose/compose.ts";
import { flattenAlpha } from "../../app/adapters/engine/compose/flatten-alpha.ts";
import { type CutOut, cutOut } from "../../app/adapters/engine/cutout/cut-out.ts";
import { EngineError } from "../../app/adapters/engine/engine-error.ts";
import { openPhoto, type SourcePhoto } from "../../app/adapters/engine/input-gate.ts";
import { sceneOf } from "../../app/adapters/engine/recipes/scene-of.ts";
import { frameSize, type Ratio, type Recipe, recipeSchema } from "../../app/domain/generation/schemas.ts";
import { projectDir } from "../support/setup.mjs";
import type { Bench } from "./bench.ts";

const CELL_PX = 256;
const LABEL_PX = 22;
const PHOTOS = join(projectDir, "test", "fixtures", "photos");

/** One of each recipe, and of each tone. */
const SHOWN: readonly Recipe[] = [
  { name: "white" },
  { name: "colour", colour: "#1d3557" },
  { name: "gradient", colour: "#7fa7c9" },
  { name: "gradient", colour: "#e07a5f", secondColour: "#f2cc8f" },
  { name: "studio", colour: "#e6e1d8" },
  { name: "studio", colour: "#3d5a6c" },
  { name: "pedestal", colour: "#e8d9cb" },
  { name: "arch", colour: "#d9c3b0" },
  { name: "wood", tone: "light" },
  { name: "wood", tone: "warm" },
  { name: "wood", tone: "dark" },
  { name: "marble", tone: "light" },
  { name: "marble", tone: "dark" },
  { name: "fabric", colour: "#dcd3c5" },
  { name: "winter" },
  { name: "summer" },
  { name: "transparent" },
].map((words) => recipeSchema.parse({ version: 1, ...words }));

const bench: Bench = async ({ say, signal }) => {
  const files = await contactSheet(join(projectDir, ".data", "bench"), { say, signal });
  return { figures: { recipes: SHOWN.length, sheets: files.join(" ") }, goals: [] };
};
export default bench;

interface Source {
  readonly name: string;
  readonly photo: SourcePhoto;
  readonly cuts: Readonly<Record<"strict" | "lenient", CutOut>>;
}

/**
 * Writes one sheet a variation: rows are recipes, columns the photos that the engine takes.
 * @param outDir made when it is missing
 * @returns the files written
 */
export async function contactSheet(
  outDir: string,
  {
    photos = photoFiles(),
    variations = [1, 2, 3, 4],
    ratio = "1:1",
    say = () => {},
    signal,
  }: {
    readonly photos?: readonly string[];
    readonly variations?: readonly number[];
    readonly ratio?: Ratio;
    readonly say?: (text: string) => void;
    readonly signal?: AbortSignal;
  } = {},
): Promise<string[]> {
  mkdirSync(outDir, { recursive: true });
  say("Cutting the products out …");
  const sources: Source[] = [];
  for (const file of photos) {
    signal?.throwIfAborted();
    const source = await openSource(file);
    if (source) sources.push(source);
  }
  const files: string[] = [];
  for (const variation of variations) {
    say(`Variation ${variation} …`);
    const rows: Buffer[][] = [];
    for (const recipe of SHOWN) {
      signal?.throwIfAborted();
      const row: Buffer[] = [];
      for (const source of sources) row.push(await cell(source, recipe, variation, ratio));
      rows.push(row);
    }
    const file = join(outDir, `contact-${ratio.replace(":", "x")}-${variation}.png`);
    writeFileSync(
      file,
      await sheet(
        rows,
        sources.map(({ name }) => name),
      ),
    );
    files.push(file);
  }
  return files;
}

function photoFiles(): string[] {
  return ["catalogue", "hard"].flatMap((folder) =>
    readdirSync(join(PHOTOS, folder))
      .filter((file) => /\.(jpg|png)$/.test(file) && !file.includes(".mask."))
      .map((file) => join(PHOTOS, folder, file)),
  );
}

/** Undefined when the engine refuses the photo. */
async function openSource(file: string): Promise<Source | undefined> {
  try {
    const photo = await openPhoto(new Uint8Array(readFileSync(file)));
    const cuts = { strict: await cutOut(photo, "strict"), lenient: await cutOut(photo, "lenient") };
    return {
      name: file
        .split("/")
        .at(-1)!
        .replace(/\.\w+$/, ""),
      photo,
      cuts,
    };
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}

async function cell(
  { photo, cuts }: Source,
  recipe: Recipe,
  variation: number,
  ratio: Ratio,
): Promise<Buffer> {
  const scene = sceneOf(recipe, variation, ratio);
  const made = await compose(photo, cuts[scene.cutting], scene, frameSize("standard", ratio));
  const isClear = scene.backdrop.kind === "none";
  const { widthPx, heightPx, data } = isClear ? flattenAlpha(made) : flatten(made);
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: isClear ? 4 : 3 } })
    .resize(CELL_PX, CELL_PX, { fit: "contain", background: "#888888" })
    .flatten({ background: "#c8c8c8" })
    .png()
    .toBuffer();
}

async function sheet(rows: readonly (readonly Buffer[])[], names: readonly string[]): Promise<Buffer> {
  const step = CELL_PX + 4;
  const width = names.length * step;
  const height = rows.length * (step + LABEL_PX) + LABEL_PX;
  const label = (text: string, left: number, top: number) => ({
    input: Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${CELL_PX}" height="${LABEL_PX}"><text x="4" y="16" font-family="sans-serif" font-size="14">${text}</text></svg>`,
    ),
    left,
    top,
  });
  const labels = names.map((name, column) => label(name, column * step, 0));
  const cells = rows.flatMap((row, at) => {
    const { name, ...parameters } = SHOWN[at]!;
    const top = LABEL_PX + at * (step + LABEL_PX);
    const told = Object.entries(parameters).flatMap(([key, value]) =>
      ["colour", "secondColour", "tone"].includes(key) ? [String(value)] : [],
    );
    return [
      label([name, ...told].join(" "), 0, top),
      ...row.map((input, column) => ({ input, left: column * step, top: top + LABEL_PX })),
    ];
  });
  return sharp({ create: { width, height, channels: 3, background: "#ffffff" } })
    .composite([...labels, ...cells])
    .png()
    .toBuffer();
}
