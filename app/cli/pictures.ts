/** Pictures from files, by the engine that makes merchants' pictures: same processes, same code. */
import { createHash } from "node:crypto";
import type { WorkCost } from "#app/adapters/engine/serve-work.ts";
import { findFfmpeg, NO_FFMPEG } from "#app/adapters/engine/video/find-ffmpeg.ts";
import { openWorkbench, type Workbench } from "#app/adapters/engine/workbench.ts";
import {
  type EngineFailure,
  type EngineOutput,
  failureSentence,
} from "#app/domain/generation/index.server.ts";
import {
  FILE_FORMATS,
  type FileFormat,
  PICTURE_QUALITIES,
  RATIOS,
  type Recipe,
  VIDEO_RATIOS,
  type VideoQuality,
  backdropOf,
  frameSize,
  recipeSchema,
} from "#app/domain/generation/schemas.ts";
import { fileRules } from "#app/domain/generation/platforms.ts";
import { type Ending, type FileCommand, type Report, UsageError } from "./command.ts";
import { FileRefusal, judgeOutput, readPhoto, writeWhole } from "./files.ts";

/** Far more than the largest picture takes on a slow machine. */
const DEADLINE_MS = 300_000;
const EXTENSIONS: Readonly<Record<FileFormat, readonly string[]>> = {
  jpeg: [".jpg", ".jpeg"],
  webp: [".webp"],
  png: [".png"],
};

const cutout: FileCommand = {
  name: "cutout",
  operands: ["PHOTO"],
  options: { out: true },
  help: "Cut the product out, into a PNG of the photo's size. Ends with 4 when somebody should look at the outline.",
  runOnFiles: ({ operands: [photo = ""], options: { out = "" } }) =>
    withFiles({ photo, out, extensions: EXTENSIONS.png }, async (source, workbench) => {
      const made = await workbench.cutOut(source);
      if (!made.ok) return failed(made.failure);
      const { bytes, productBox, needsLook, confidence, ...facts } = made.output;
      await writeWhole(out, bytes);
      return {
        ending: needsLook ? "personNeeded" : "done",
        lines: [
          `${out}: confidence ${confidence.toFixed(3)}${needsLook ? "; look at the outline before you use it" : ""}`,
        ],
        result: {
          file: out,
          sizeBytes: bytes.byteLength,
          confidence,
          needsLook,
          ...facts,
          productBox,
          ...told(made.cost),
        },
      };
    }),
};

const render: FileCommand = {
  name: "render",
  operands: ["PHOTO"],
  options: { recipe: true, quality: true, out: true, ratio: false, format: false, colour: false },
  help: "Make a picture: the product of PHOTO in a recipe. RATIO is 1:1 unless given, FORMAT follows OUT's ending.",
  async runOnFiles({ operands: [photo = ""], options }) {
    const { out = "" } = options;
    const recipe = recipeNamed(options["recipe"] ?? "", options["colour"]);
    const quality = oneOf("--quality", PICTURE_QUALITIES, options["quality"] ?? "");
    const ratio = oneOf("--ratio", RATIOS, options["ratio"] ?? "1:1");
    const format =
      options["format"] === undefined ? formatOf(out) : oneOf("--format", FILE_FORMATS, options["format"]);
    if (backdropOf(recipe) === "transparent" && format === "jpeg")
      throw new UsageError("A JPEG can't be transparent: let --out end with .png or .webp.");
    return withFiles({ photo, out, extensions: EXTENSIONS[format] }, async (source, workbench) => {
      const file = { formats: [format], maxBytes: fileRules([]).maxBytes };
      const made = await workbench.makePicture({ ...source, recipe, quality, ratio, variation: 1, file });
      if (!made.ok) return failed(made.failure);
      const { bytes, evidence } = made.output;
      await writeWhole(out, bytes);
      const { scaleFactor, colourDifferenceMean } = evidence;
      return {
        ending: endingOf(evidence),
        lines: [
          `${out}: ${(made.cost.wallMs / 1000).toFixed(1)} s, ${bytes.byteLength} bytes, product scaled by ${Number(scaleFactor).toFixed(2)}, colours differ by ${Number(colourDifferenceMean).toFixed(2)}`,
          ...(evidence["cutoutNeedsLook"] === true ? ["Look at the outline before you use it."] : []),
        ],
        result: {
          file: out,
          sizeBytes: bytes.byteLength,
          format,
          quality,
          ratio,
          ...frameSize(quality, ratio),
          ...pictured(evidence),
          ...told(made.cost),
        },
      };
    });
  },
};

const SECONDS: Readonly<Record<string, VideoQuality>> = { 5: "video-5", 10: "video-10" };

const video: FileCommand = {
  name: "video",
  operands: ["PHOTO"],
  options: { seconds: true, out: true, ratio: false, recipe: false, colour: false },
  help: "Make a video of 5 or 10 SECONDS: the product of PHOTO in a recipe, white unless given. RATIO is 1:1 unless given.",
  async runOnFiles({ operands: [photo = ""], options }, env) {
    const { out = "", seconds = "" } = options;
    const quality = SECONDS[oneOf("--seconds", Object.keys(SECONDS), seconds)]!;
    const ratio = oneOf("--ratio", VIDEO_RATIOS, options["ratio"] ?? "1:1");
    const recipe = recipeNamed(options["recipe"] ?? "white", options["colour"]);
    if (backdropOf(recipe) === "transparent") throw new UsageError("A video can't be transparent.");
    const ffmpegPath = findFfmpeg({ explicit: env["FFMPEG_PATH"], path: env["PATH"] });
    if (ffmpegPath === null) return failed({ code: "quota", reason: "no_encoder", detail: NO_FFMPEG });
    return withFiles({ photo, out, extensions: [".mp4"] }, async (source, workbench) => {
      const order = { ...source, moreSources: [], recipe, quality, ratio, variation: 1, ffmpegPath };
      const made = await workbench.makeVideo(order);
      if (!made.ok) return failed(made.failure);
      const { bytes, evidence } = made.output;
      await writeWhole(out, bytes);
      const { wallMs } = made.cost;
      return {
        ending: endingOf(evidence),
        lines: [
          `${out}: ${(wallMs / 1000).toFixed(1)} s for ${seconds} s, ${bytes.byteLength} bytes, colours differ by ${Number(evidence["colourDifferenceMean"]).toFixed(2)}`,
          ...(evidence["cutoutNeedsLook"] === true ? ["Look at the outline before you use it."] : []),
        ],
        result: {
          file: out,
          sizeBytes: bytes.byteLength,
          seconds: Number(seconds),
          ratio,
          ...frameSize(quality, ratio),
          ...pictured(evidence),
          ...told(made.cost),
        },
      };
    });
  },
};

export const pictureCommands: readonly FileCommand[] = [cutout, render, video];

interface Source {
  readonly bytes: Uint8Array;
  readonly sourceSha256: string;
}

/** Reads and judges the files, opens a workbench for the work, and closes it whatever happens. */
async function withFiles(
  files: { readonly photo: string; readonly out: string; readonly extensions: readonly string[] },
  work: (source: Source, workbench: Workbench) => Promise<Report>,
): Promise<Report> {
  try {
    await judgeOutput(files.out, files.photo, files.extensions);
    const bytes = await readPhoto(files.photo);
    const sourceSha256 = createHash("sha256").update(bytes).digest("hex");
    const workbench = openWorkbench({ processes: 1, deadlineMs: DEADLINE_MS });
    try {
      return await work({ bytes, sourceSha256 }, workbench);
    } finally {
      await workbench.close();
    }
  } catch (error) {
    if (error instanceof FileRefusal) return error.toReport();
    throw error;
  }
}

/** Written, but a person has to look when the cut-out is in doubt. */
const endingOf = (evidence: EngineOutput["evidence"]): Ending =>
  evidence["cutoutNeedsLook"] === true ? "personNeeded" : "done";

/** Nothing is written, and no credits are in play here. Who sits here is the operator, so what to mend is said, too. */
function failed({ code, reason, detail }: EngineFailure): Report {
  const isAboutPhoto = code === "unsupported_input" || code === "needs_cutout";
  return {
    ending: "refused",
    lines: [
      failureSentence({ code, reason, creditsReturned: 0 }),
      ...(isAboutPhoto || !detail ? [] : [`What went wrong: ${detail}`]),
    ],
    result: { code, ...(reason && { reason }), ...(detail && { detail }) },
  };
}

/** What the engine says of its own work, for programs. */
const pictured = (evidence: EngineOutput["evidence"]) => ({
  fill: evidence["fillRatio"],
  scale: evidence["scaleFactor"],
  colourDifference: { mean: evidence["colourDifferenceMean"], p99: evidence["colourDifferenceP99"] },
  needsLook: evidence["cutoutNeedsLook"],
  evidence,
});

/** The cost for programs: milliseconds by stage, memory in MiB. */
function told({ stages, wallMs, cpuMs, peakMemoryBytes }: WorkCost) {
  const rounded = (value: number) => Math.round(value * 10) / 10;
  const timings = Object.entries(stages).map(
    ([stage, time]) => [`${stage}Ms`, rounded(time.wallMs)] as const,
  );
  return {
    timings: { ...Object.fromEntries(timings), totalMs: rounded(wallMs), cpuMs: rounded(cpuMs) },
    peakMemoryMiB: rounded(peakMemoryBytes / 2 ** 20),
  };
}

function recipeNamed(name: string, colour: string | undefined): Recipe {
  const parsed = recipeSchema.safeParse({ name, version: 1, ...(colour !== undefined && { colour }) });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(`--recipe ${name} can't be made: ${issue?.path.join(".")} ${issue?.message}`);
}

function oneOf<Value extends string>(option: string, values: readonly Value[], word: string): Value {
  const found = values.find((value) => value === word);
  if (found === undefined) throw new UsageError(`${option} must be one of ${values.join(", ")}.`);
  return found;
}

const formatOf = (path: string): FileFormat =>
  FILE_FORMATS.find((format) => EXTENSIONS[format].some((ending) => path.toLowerCase().endsWith(ending))) ??
  "jpeg";
