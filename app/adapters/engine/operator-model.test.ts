import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, truncate, writeFile, copyFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WHITE_RECIPE } from "#app/domain/generation/schemas.ts";
import { createLocalEngine, openOperatorModel } from "./local-engine.ts";
import { makePicture } from "./make-picture.ts";
import { fileRules } from "#app/domain/generation/platforms.ts";

const OURS = join(import.meta.dirname, "model/cutout-v1.onnx");
const PHOTO = join(import.meta.dirname, "../../../test/fixtures/photos/catalogue/tea-tin-plain.jpg");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "model-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a model of the operator's is asked before ours, is held to the same gate, and is named by its contents", async () => {
  const file = join(folder, "own.onnx");
  await copyFile(OURS, file);
  const model = await openOperatorModel(file);
  const engine = createLocalEngine({ processes: 1, deadlineMs: 120_000, model });
  const bytes = new Uint8Array(await readFile(PHOTO));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const order = {
    recipe: WHITE_RECIPE,
    quality: "standard",
    ratio: "1:1",
    variation: 1,
    file: fileRules([]),
  } as const;
  const answer = await engine.submit(
    { itemId: "item-1", source: { bytes, sha256 }, ...order },
    { signal: new AbortController().signal },
  );
  await engine.close();
  if (answer.state !== "done") throw new Error("the local engine answers at once");
  const { evidence, outline } = answer.output;
  expect(evidence).toMatchObject({ cutoutMethod: "operator", cutoutNeedsLook: false });
  // Without the model its outline counts for nothing: it is found anew, by ours.
  const without = await makePicture({ bytes, sourceSha256: sha256, ...order, outline: outline! });
  expect(without.evidence).toMatchObject({ cutoutMethod: "network" });
});

test.each<[string, (file: string) => Promise<void>]>([
  ["is missing", async () => {}],
  ["is text", (file) => writeFile(file, "no model")],
  ["is empty", (file) => writeFile(file, "")],
  [
    "is damaged",
    async (file) => {
      await copyFile(OURS, file);
      await truncate(file, 3_000_000);
    },
  ],
])("a model that %s is refused with a sentence that says which variable is wrong", async (name, write) => {
  const file = join(folder, `${name}.onnx`);
  await write(file);
  await expect(openOperatorModel(file)).rejects.toThrow(
    /^CUTOUT_MODEL_PATH: the file (doesn't exist|can't be used \(.+\)). Name an ONNX cut-out model/,
  );
});
