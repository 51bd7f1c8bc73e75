/** The small pictures of scenes among which a merchant chooses: `npm run previews` draws them anew into public/recipes. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { compose, flatten } from "../../app/adapters/engine/compose/compose.ts";
import { flattenAlpha } from "../../app/adapters/engine/compose/flatten-alpha.ts";
import type { CutOut } from "../../app/adapters/engine/cutout/cut-out.ts";
import type { SourcePhoto } from "../../app/adapters/engine/input-gate.ts";
import { sceneOf } from "../../app/adapters/engine/recipes/scene-of.ts";
import type { Recipe } from "../../app/domain/generation/schemas.ts";
import { PREVIEWS } from "../../app/routes/app.create/previews.ts";
import { projectDir } from "./setup.mjs";

export const PREVIEW_DIR = join(projectDir, "public", "recipes");
/** Twice what a card shows, for screens with two pixels in one. */
const SIDE_PX = 192;
/** Drawn larger than it is kept: shadows and textures are made for pictures that are published. */
const DRAWN_PX = 768;
/** The light from the left tells most of a scene. */
const VARIATION = 2;

/** A jar that belongs to nobody: drawn for this, with its own alpha. */
const JAR = { left: 270, top: 130, widthPx: 460, heightPx: 740 };
const JAR_SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000">
  <defs>
    <linearGradient id="body"><stop offset="0" stop-color="#6e8c86"/><stop offset=".18" stop-color="#9dbab2"/>
      <stop offset=".34" stop-color="#b9d0c9"/><stop offset=".7" stop-color="#86a59d"/><stop offset="1" stop-color="#57756f"/></linearGradient>
    <linearGradient id="cap"><stop offset="0" stop-color="#8d7a62"/><stop offset=".3" stop-color="#d9c7ab"/>
      <stop offset=".7" stop-color="#b29d80"/><stop offset="1" stop-color="#75644f"/></linearGradient>
  </defs>
  <path d="M360 150 q140 -40 280 0 v110 h-280 z" fill="url(#cap)"/>
  <path d="M270 360 q0 -90 90 -100 h280 q90 10 90 100 v460 q-20 50 -230 50 t-230 -50 z" fill="url(#body)"/>
  <rect x="345" y="470" width="310" height="220" rx="6" fill="#f4efe6"/>
  <rect x="400" y="535" width="200" height="16" fill="#6e8c86"/><rect x="430" y="580" width="140" height="10" fill="#a9bdb7"/>
</svg>`;

/** Draws every preview: WebP files by their names. */
export async function drawPreviews(): Promise<ReadonlyMap<string, Uint8Array>> {
  const jar = await openJar();
  const files = new Map<string, Uint8Array>();
  for (const { file, recipe } of PREVIEWS) files.set(file, await drawPreview(recipe, jar));
  return files;
}

interface Jar {
  readonly photo: SourcePhoto;
  readonly cut: CutOut;
}

async function drawPreview(recipe: Recipe, { photo, cut }: Jar): Promise<Uint8Array> {
  const scene = sceneOf(recipe, VARIATION, "1:1");
  const made = await compose(photo, cut, scene, { widthPx: DRAWN_PX, heightPx: DRAWN_PX });
  const isClear = scene.backdrop.kind === "none";
  const { data } = isClear ? flattenAlpha(made) : flatten(made);
  return sharp(data, { raw: { width: DRAWN_PX, height: DRAWN_PX, channels: isClear ? 4 : 3 } })
    .resize(SIDE_PX, SIDE_PX)
    .webp({ quality: 80, effort: 6 })
    .toBuffer();
}

async function openJar(): Promise<Jar> {
  const { data, info } = await sharp(Buffer.from(JAR_SVG)).raw().toBuffer({ resolveWithObject: true });
  const { width: widthPx, height: heightPx } = info;
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  const alpha = new Uint8Array(widthPx * heightPx);
  for (let i = 0; i < alpha.length; i++) {
    rgb.set(data.subarray(i * 4, i * 4 + 3), i * 3);
    alpha[i] = data[i * 4 + 3]!;
  }
  return {
    photo: {
      rgb: { widthPx, heightPx, data: rgb },
      alpha,
      format: "png",
      sharpness: 1,
      exposure: { darkestLevel: 0, brightestLevel: 255 },
      realSidePx: widthPx,
    },
    cut: {
      method: "source-alpha",
      box: JAR,
      confidence: 1,
      concerns: [],
      backdropInside: 0,
      needsLook: false,
      edge: undefined,
      finding: undefined,
    },
  };
}

if (import.meta.main) {
  mkdirSync(PREVIEW_DIR, { recursive: true });
  for (const [file, bytes] of await drawPreviews()) {
    writeFileSync(join(PREVIEW_DIR, file), bytes);
    console.log(`${file} ${bytes.length} bytes`);
  }
}
