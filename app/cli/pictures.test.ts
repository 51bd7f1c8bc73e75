/** Pictures from files, as an operator starts them: a process of its own, without a database. */
import { execFileSync, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, open, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readMp4 } from "#app/platform/mp4/read-mp4.ts";
import { UsageError } from "./command.ts";
import { pictureCommands } from "./pictures.ts";

const PHOTOS = "test/fixtures/photos";
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "productstudio-cli-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const out = (name: string) => join(folder, name);

/** No DATABASE_URL, no USER: neither is needed for files. */
const studio = (...words: string[]) => studioWith({}, ...words);

async function studioWith(env: Readonly<Record<string, string>>, ...words: string[]) {
  const child = spawn(process.execPath, ["app/cli/main.ts", ...words], {
    env: env as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  const lastLine = stdout.trimEnd().split("\n").at(-1) ?? "";
  return { code, stdout, stderr, json: words.includes("--json") ? (JSON.parse(lastLine) as Json) : {} };
}
type Json = Readonly<Record<string, unknown>>;
const render = (photo: string, file: string, ...words: string[]) =>
  studio(
    "render",
    join(PHOTOS, photo),
    "--recipe",
    "white",
    "--quality",
    "standard",
    "--out",
    file,
    ...words,
  );

test("cutout writes a PNG of the photo's size with its product alone, and says how sure it is", async () => {
  const photo = join(PHOTOS, "catalogue/tea-tin-plain.jpg");
  const { code, json } = await studio("cutout", photo, "--out", out("tin.png"), "--json");
  expect(code).toBe(0);
  expect(json).toMatchObject({ ending: "done", method: "network", needsLook: false, concerns: [] });
  expect(json["confidence"]).toBeGreaterThan(0.96);
  expect(Object.keys(json["timings"] as object)).toEqual(
    expect.arrayContaining(["gateMs", "networkMs", "refinementMs", "encodeMs", "totalMs"]),
  );
  const { data, info } = await sharp(out("tin.png")).raw().toBuffer({ resolveWithObject: true });
  const source = await sharp(photo).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, info.channels]).toEqual([source.info.width, source.info.height, 4]);
  const mask = await sharp(join(PHOTOS, "catalogue/tea-tin-plain.mask.png")).greyscale().raw().toBuffer();
  let [both, either, changed] = [0, 0, 0];
  for (let i = 0; i < mask.length; i++) {
    const [is, should] = [data[i * 4 + 3]! >= 128, mask[i]! >= 128];
    if (is && should) both++;
    if (is || should) either++;
    if (data[i * 4 + 3] === 255 && [0, 1, 2].some((c) => data[i * 4 + c] !== source.data[i * 3 + c]))
      changed++;
  }
  expect(both / either).toBeGreaterThan(0.98);
  expect(changed).toBe(0);
});

test("a cut-out that wants a look is written, and ends with 4", async () => {
  const photo = join(PHOTOS, "hard/hard-white-on-white.jpg");
  const { code, stdout } = await studio("cutout", photo, "--out", out("white.png"));
  expect(code).toBe(4);
  expect(stdout).toContain("look at the outline");
  expect(await sharp(out("white.png")).metadata()).toMatchObject({ format: "png", hasAlpha: true });
});

test("a picture whose cut-out wants a look is written, and ends with 4", async () => {
  const { code, json } = await render("hard/hard-white-on-white.jpg", out("white.jpg"), "--json");
  expect({ code, json }).toMatchObject({ code: 4, json: { ending: "personNeeded", needsLook: true } });
});

test("a pipe that nobody writes to is no photo, and isn't waited for", async () => {
  execFileSync("mkfifo", [out("pipe.jpg")]);
  expect(await studio("cutout", out("pipe.jpg"), "--out", out("tin.png"), "--json")).toMatchObject({
    code: 3,
    json: { code: "source_missing" },
  });
});

test("a transparent JPEG is refused before any work", async () => {
  const words = ["--recipe", "transparent", "--quality", "standard", "--out", out("clear.jpg")];
  const { code, stderr } = await studio("render", join(PHOTOS, "catalogue/tea-tin-plain.jpg"), ...words);
  expect(code).toBe(1);
  expect(stderr).toContain(".png or .webp");
});

test("render makes the ordered picture and tells time, size, colours and memory", async () => {
  const words = ["--ratio", "4:5", "--json"];
  const { code, json } = await render("catalogue/tea-tin-plain.jpg", out("tin.jpg"), ...words);
  expect(code).toBe(0);
  expect(json).toMatchObject({
    ending: "done",
    format: "jpeg",
    widthPx: 819,
    heightPx: 1024,
    needsLook: false,
  });
  const { mean, p99 } = json["colourDifference"] as { mean: number; p99: number };
  expect([mean <= 1, p99 <= 3, mean > 0]).toEqual([true, true, true]);
  expect(json["fill"]).toBeCloseTo(0.875, 2);
  expect(json["scale"]).toBeGreaterThan(0);
  expect(json["peakMemoryMiB"]).toBeGreaterThan(50);
  const timings = json["timings"] as Record<string, number>;
  for (const stage of ["gateMs", "networkMs", "refinementMs", "composeMs", "encodeMs", "proofMs", "totalMs"])
    expect(timings[stage], stage).toBeGreaterThan(0);
  expect(await sharp(out("tin.jpg")).metadata()).toMatchObject({ format: "jpeg", width: 819, height: 1024 });
});

test.each(["webp", "png"])("render writes %s, as its file is called", async (format) => {
  const file = out(`tin.${format}`);
  expect(await render("catalogue/tea-tin-plain.jpg", file)).toMatchObject({ code: 0 });
  const { format: written, xmp } = await sharp(file).metadata();
  expect(written).toBe(format);
  expect(xmp?.toString()).toContain("digitalsourcetype/composite");
});

test("video writes an mp4 of its seconds, and says what it took", async () => {
  const photo = join(PHOTOS, "catalogue/tea-tin-plain.jpg");
  const words = ["--seconds", "5", "--ratio", "9:16", "--recipe", "studio", "--colour", "#e6e1d8", "--json"];
  const { code, json } = await studio("video", photo, "--out", out("tin.mp4"), ...words);
  expect({ code, json }).toMatchObject({ code: 0, json: { widthPx: 1080, heightPx: 1920, seconds: 5 } });
  expect((json["timings"] as Record<string, number>)["encodeMs"]).toBeGreaterThan(0);
  const made = readMp4(await readFile(out("tin.mp4")));
  expect(made).toMatchObject({ widthPx: 1080, heightPx: 1920, durationMs: 5000 });
});

test.each([
  ["fails", "cat > /dev/null; echo 'Unknown encoder libx264' >&2; exit 1", /code 1: Unknown encoder libx264/],
  ["says that all is well, and gives nothing", "cat > /dev/null", /cut short/],
])(
  "a video's encoder that %s ends with 3, a code, a sentence and what it said",
  async (name, script, detail) => {
    const ffmpeg = out(`ffmpeg-${name.length}`);
    await writeFile(ffmpeg, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const photo = join(PHOTOS, "catalogue/tea-tin-plain.jpg");
    const words = ["video", photo, "--seconds", "5", "--out", out("never.mp4"), "--json"];
    const { code, json, stdout } = await studioWith({ FFMPEG_PATH: ffmpeg, PATH: "/usr/bin:/bin" }, ...words);
    expect({ code, json }).toMatchObject({
      code: 3,
      json: { ending: "refused", code: "quota", reason: "no_encoder" },
    });
    expect(json["detail"]).toMatch(detail);
    expect(stdout).toContain("Videos can't be encoded at the moment; no credits were used.");
    expect(stdout).toMatch(detail);
    expect(await readdir(folder)).not.toContain("never.mp4");
  },
);

test("an FFMPEG_PATH that is no program is refused before any work, with what would help", async () => {
  await writeFile(out("no-program"), "");
  const photo = join(PHOTOS, "catalogue/tea-tin-plain.jpg");
  const words = ["video", photo, "--seconds", "5", "--out", out("never.mp4"), "--json"];
  const { code, json, stdout } = await studioWith({ FFMPEG_PATH: out("no-program") }, ...words);
  expect({ code, json }).toMatchObject({ code: 3, json: { code: "quota", reason: "no_encoder" } });
  expect(stdout).toContain("set FFMPEG_PATH");
});

test.each([
  ["--seconds must be", { seconds: "7" }],
  ["--ratio must be", { ratio: "4:5" }],
  ["can't be transparent", { recipe: "transparent" }],
  ["--out must end with .mp4", { out: "x.jpg" }],
])("%s: a video that can't be meant is refused before any work: %j", async (problem, words) => {
  const options = { seconds: "5", out: "x.mp4", ...words };
  const video = pictureCommands.find(({ name }) => name === "video");
  await expect(video!.runOnFiles({ operands: ["x.jpg"], options }, {})).rejects.toThrow(problem);
});

test("a photo that won't do ends with 3 and its code, and leaves what was there", async () => {
  await writeFile(out("kept.png"), "before");
  const watermarked = join(PHOTOS, "bad/watermark-sample.jpg");
  expect(await studio("cutout", watermarked, "--out", out("kept.png"), "--json")).toMatchObject({
    code: 3,
    json: { ending: "refused", code: "needs_cutout", reason: "low_confidence" },
  });
  expect(await readFile(out("kept.png"), "utf8")).toBe("before");
  const blurred = await render("bad/strongly-blurred.jpg", out("never.jpg"), "--json");
  expect(blurred).toMatchObject({ code: 3, json: { code: "unsupported_input", reason: "blurred" } });
  expect(blurred.stdout).toContain("too blurred");
  expect(await readdir(folder)).not.toContain("never.jpg");
});

test("an Ultra of a photo with too few pixels is refused with the quality that fits", async () => {
  const photo = join(PHOTOS, "catalogue/tea-tin-plain.jpg");
  const words = ["--recipe", "white", "--quality", "ultra", "--out", out("ultra.jpg"), "--json"];
  const { code, json, stdout } = await studio("render", photo, ...words);
  expect({ code, json }).toMatchObject({ code: 3, json: { code: "unsupported_input" } });
  expect(String(json["reason"])).toMatch(/^too_small_(hd|standard)_fits$/);
  expect(stdout).toMatch(/(HD|Standard) fits/);
});

test("no folder, no photo, no way back: files that can't be read or written are refused before any work", async () => {
  await mkdir(out("folder.png"));
  await writeFile(out("photo.png"), "a photo");
  const photo = join(PHOTOS, "catalogue/tea-tin-plain.jpg");
  const code = async (source: string, file: string) =>
    (await studio("cutout", source, "--out", file, "--json")).json["code"];
  expect(await code(photo, out("folder.png"))).toBe("unwritable_output");
  expect(await code(photo, out("nowhere/tin.png"))).toBe("unwritable_output");
  expect(await code(out("photo.png"), out("photo.png"))).toBe("unwritable_output");
  expect(await code(out("missing.jpg"), out("tin.png"))).toBe("source_missing");
  expect(await code(folder, out("tin.png"))).toBe("source_missing");
  expect(await readFile(out("photo.png"), "utf8")).toBe("a photo");
});

test("a name as long as a name can be is written, a longer one is refused before any work", async () => {
  const photo = join(PHOTOS, "catalogue/tea-tin-plain.jpg");
  const longest = `${"n".repeat(251)}.png`;
  expect(await studio("cutout", photo, "--out", out(longest), "--json")).toMatchObject({ code: 0 });
  expect(await readdir(folder)).toContain(longest);
  const refused = await studio("cutout", photo, "--out", out(`n${longest}`), "--json");
  expect(refused).toMatchObject({ code: 3, json: { code: "unwritable_output" } });
  expect(refused.stdout).toContain("ENAMETOOLONG");
  expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test.each([
  ["a report", ["cutout", join(PHOTOS, "bad/empty.jpg"), "--out", "x.png", "--json"], 3],
  ["the help", ["--help"], 0],
  ["what is wrong with the words", ["cutout"], 1],
])("when nobody reads %s any more, it ends as it would have, and throws nothing", async (_, words, code) => {
  const child = spawn(process.execPath, ["app/cli/main.ts", ...words], {
    env: {} as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.destroy();
  const [stderr, exit] = await Promise.all([
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on("close", resolve)),
  ]);
  expect(exit).toBe(code);
  expect(stderr).not.toMatch(/EPIPE|at .*\.ts:/);
});

test("a report that can't be written because the disk is full is a fault that says so", async () => {
  const full = await open("/dev/full", "w");
  const child = spawn(process.execPath, ["app/cli/main.ts", "--help"], {
    env: {} as NodeJS.ProcessEnv,
    stdio: ["ignore", full.fd, "pipe"],
  });
  const exit = new Promise<number | null>((resolve) => child.on("close", resolve));
  expect([await text(child.stderr!), await exit]).toEqual(["The report can't be written (ENOSPC).\n", 1]);
  await full.close();
});

test("a folder that nobody may write to is refused after the work, without a trace", async () => {
  const shut = out("shut");
  await mkdir(shut);
  await chmod(shut, 0o500);
  const { code, json } = await render("catalogue/tea-tin-plain.jpg", join(shut, "tin.jpg"), "--json");
  // Who may do anything anywhere can write there too.
  const isRoot = process.getuid?.() === 0;
  expect({ code, refusal: json["code"] }).toEqual(
    isRoot ? { code: 0, refusal: undefined } : { code: 3, refusal: "unwritable_output" },
  );
  await chmod(shut, 0o700);
});

test.each([
  ["--recipe gold", { recipe: "gold" }],
  ["colour", { recipe: "colour" }],
  ["colour", { recipe: "colour", colour: "red" }],
  ["--quality must be", { quality: "best" }],
  ["--ratio must be", { ratio: "5:5" }],
  ["--format must be", { format: "gif" }],
  ["--out must end with .jpg or .jpeg", { out: "x.gif" }],
  ["--out must end with .png", { format: "png" }],
])("%s: words that can't be meant are refused before any work: %j", async (problem, words) => {
  const options = { recipe: "white", quality: "hd", out: "x.jpg", ...words };
  const [, render] = pictureCommands;
  await expect(render!.runOnFiles({ operands: ["x.jpg"], options }, {})).rejects.toThrow(UsageError);
  await expect(render!.runOnFiles({ operands: ["x.jpg"], options }, {})).rejects.toThrow(problem);
});
