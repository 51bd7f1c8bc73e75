/** Reviews of files, as an operator starts them: a process of its own, without a database. */
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runFfmpeg } from "#test/support/video-frames.ts";
import { tinyVideo } from "#test/support/tiny-video.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "productstudio-review-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const review = (...words: string[]) => reviewWith([], ...words);

/** Hides the text reader's packages, as where optional ones were left out. */
const WITHOUT_PACKAGES = `data:text/javascript,${encodeURIComponent(`
  import Module from "node:module";
  const resolve = Module._resolveFilename;
  Module._resolveFilename = (name, ...more) => {
    if (/^@(gutenye|tesseract)/.test(name)) throw new Error("not installed");
    return resolve(name, ...more);
  };`)}`;

async function reviewWith(flags: readonly string[], ...words: string[]) {
  const child = spawn(process.execPath, [...flags, "app/cli/main.ts", "review", ...words, "--json"], {
    env: { NODE_ENV: "test", PATH: process.env["PATH"] },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  const lastLine = stdout.trimEnd().split("\n").at(-1) ?? "";
  return { code, stdout, stderr, json: JSON.parse(lastLine) as Readonly<Record<string, unknown>> };
}

/** A square product of a share of the frame. */
async function picture(
  name: string,
  share: number,
  background = "#ffffff",
  colour = "#334455",
): Promise<string> {
  const side = Math.round(1600 * share);
  const product = { create: { width: side, height: side, channels: 3 as const, background: colour } };
  const path = join(folder, name);
  await sharp({ create: { width: 1600, height: 1600, channels: 3, background } })
    .composite([{ input: product }])
    .toFormat(name.endsWith("png") ? "png" : "jpeg")
    .toFile(path);
  return path;
}
const outcomesOf = (json: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    (json["findings"] as { checkId: string; outcome: string }[]).map(({ checkId, outcome }) => [
      checkId,
      outcome,
    ]),
  );

test("a picture as Amazon asks for it passes, by both ways of writing the place", async () => {
  const file = await picture("good.jpg", 0.88);
  for (const target of ["amazon:main", "amazon-main"]) {
    const { code, json, stdout } = await review(file, "--target", target);
    expect(stdout).toContain("Amazon, main image: pass");
    expect(code).toBe(0);
    expect(json).toMatchObject({
      ending: "done",
      target: "amazon-main",
      verdict: "pass",
      isVouched: true,
      ruleVersion: 1,
    });
  }
});

test("a rule that blocks ends with 2 and names the rule, both figures and the source", async () => {
  const { code, json, stdout } = await review(
    await picture("small.jpg", 0.6, "#fafafa"),
    "--target",
    "amazon:main",
  );
  expect(code).toBe(2);
  expect(outcomesOf(json)).toMatchObject({
    "target-background": "block",
    "target-fill": "block",
    outline: "not-judged",
    silhouette: "not-compared",
  });
  expect(stdout).toContain(
    "Amazon asks for at least 85 % of the frame (read Nov 22, 2026), but this is 60 %.",
  );
});

test("a place whose rules aren't certain ends with 0 and vouches for nothing", async () => {
  const { code, json, stdout } = await review(await picture("temu.jpg", 0.2, "#336699"), "--target", "temu");
  expect(code).toBe(0);
  expect(json).toMatchObject({ verdict: "warn", isVouched: false });
  expect(stdout).toContain("by rules that aren't certain");
});

test("of somebody else's file nobody is told to generate it again, and a small one has kilobytes", async () => {
  const file = join(folder, "empty-white.jpg");
  await sharp({ create: { width: 1600, height: 1600, channels: 3, background: "#ffffff" } })
    .jpeg()
    .toFile(file);
  const { code, stdout, json } = await review(file, "--target", "google");
  expect(code).toBe(2);
  expect(outcomesOf(json)).toMatchObject({ blank: "block" });
  expect(stdout).toContain("It is empty");
  expect(stdout).not.toMatch(/Generate it again|Found: 0 MB/);
});

test("a text that is longer than what is read is refused before anything is opened", async () => {
  const file = await picture("texted.jpg", 0.88);
  const { code, stdout } = await review(file, "--target", "shopify", "--text", "a ".repeat(25_000));
  expect(code).toBe(3);
  expect(stdout).toContain("--text has 50000 characters, and at most 20000 are read.");
});

test("an ending that isn't the content's is told", async () => {
  const file = await picture("really.png", 0.88);
  const lying = join(folder, "lying.jpg");
  await writeFile(lying, await sharp(file).png().toBuffer());
  expect(outcomesOf((await review(lying, "--target", "ebay")).json)).toMatchObject({
    "target-format": "block",
  });
});

test("a text and a source are taken; a source that isn't there is refused", async () => {
  const file = await picture("with.jpg", 0.88);
  const { code, json } = await review(file, "--target", "ebay", "--source", file, "--text", "A mug");
  expect([0, 4]).toContain(code);
  expect(json).toMatchObject({ target: "ebay" });
  const missing = await review(file, "--target", "ebay", "--source", join(folder, "missing.jpg"));
  expect(missing).toMatchObject({ code: 3, json: { ending: "refused", code: "source_missing" } });
});

test("a picture is held against its source: the same product passes, one of another colour needs a person", async () => {
  const file = await picture("own.jpg", 0.88);
  const smaller = await picture("photo.jpg", 0.5);
  const same = await review(file, "--target", "amazon:main", "--source", smaller);
  expect(same.stdout).toContain(
    "Product colours: The product's colours differ from its source photo's by 0.0",
  );
  expect(same.code).toBe(0);
  const other = await picture("other.jpg", 0.5, "#ffffff", "#883322");
  const { code, json } = await review(file, "--target", "amazon:main", "--source", other);
  expect(code).toBe(4);
  expect(outcomesOf(json)).toMatchObject({ "product-colours": "person", silhouette: "pass" });
});

test("a source that is no picture is refused with a sentence, and one that can't be compared needs a person", async () => {
  const file = await picture("mine.jpg", 0.88);
  const noPicture = join(folder, "source.jpg");
  await writeFile(noPicture, "no picture");
  const refused = await review(file, "--target", "ebay", "--source", noPicture);
  expect(refused).toMatchObject({ code: 3, json: { ending: "refused", code: "unsupported_input" } });
  expect(refused.stdout).toContain("can't be opened as a picture");

  const tiny = join(folder, "tiny.png");
  await sharp({ create: { width: 1, height: 1, channels: 3, background: "#883322" } }).toFile(tiny);
  const inVain = await review(file, "--target", "ebay", "--source", tiny);
  expect(inVain.code).toBe(4);
  expect(outcomesOf(inVain.json)).toMatchObject({
    "same-product": "not-compared",
    silhouette: "not-compared",
  });
  expect(inVain.stdout).toMatch(/ {2}not compared {2}.*Shape.*: It is too small to be compared\./);
});

test("without a source nothing is said to have been compared", async () => {
  const { stdout, json } = await review(await picture("alone.jpg", 0.88), "--target", "ebay");
  expect(stdout).toMatch(/ {2}not compared {2}.*Shape.*: No --source was given\./);
  expect(stdout).not.toMatch(/ pass {2}(Shape|Parts|The same product|Product colours)/);
  expect(outcomesOf(json)).toMatchObject({
    "product-colours": "not-compared",
    "missing-parts": "not-compared",
  });
});

test.each([
  ["of one pixel", 1, "#ffffff"],
  ["that is clear all over", 800, "#00000000"],
])("a picture %s is not said to be sharp", async (_, side, background) => {
  const file = join(folder, `flat-${side}.png`);
  await sharp({ create: { width: side, height: side, channels: 4, background } }).toFile(file);
  const { code, json, stdout } = await review(file, "--target", "shopify");
  expect(code).toBe(2);
  expect(outcomesOf(json)["sharpness"]).toMatch(/^not-/);
  expect(stdout).not.toContain("It is sharp");
});

test("a picture for a place of videos is refused; one in the colours of print is told", async () => {
  const file = await picture("still.jpg", 0.88);
  const refused = await review(file, "--target", "ebay:video");
  expect(refused).toMatchObject({ code: 3, json: { code: "unsupported_input" } });
  expect(refused.stdout).toContain("is for videos only");

  const print = join(folder, "print.jpg");
  await sharp(file).toColourspace("cmyk").jpeg().toFile(print);
  const told = await review(print, "--target", "shopify");
  expect(told.code).toBe(0);
  expect(told.json).toMatchObject({ verdict: "warn" });
  expect(told.stdout).toContain("CMYK");
});

test("a claim in the text needs a person", async () => {
  const file = await picture("claim.jpg", 0.88);
  const { code, json } = await review(file, "--target", "amazon:main", "--text", "Cures arthritis");
  expect(code).toBe(4);
  expect(outcomesOf(json)).toMatchObject({ claims: "person" });
});

/** A picture with two lines of writing beside its product. */
async function written(name: string, first: string, second: string): Promise<string> {
  const line = (y: number, words: string) =>
    `<text x="800" y="${y}" text-anchor="middle" font-size="90" font-family="DejaVu Sans, sans-serif" font-weight="bold">${words}</text>`;
  const path = join(folder, name);
  await sharp(await picture(`plain-${name}`, 0.5))
    .composite([
      {
        input: Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1600">${line(200, first)}${line(1450, second)}</svg>`,
        ),
      },
    ])
    .toFile(path);
  return path;
}

test("writing in the picture is read: a claim in it needs a person, and what the source hasn't is told", async () => {
  const file = await written("cure.jpg", "CURES", "ARTHRITIS");
  const alone = await review(file, "--target", "shopify");
  expect(alone).toMatchObject({ code: 4, json: { missing: [] } });
  expect(outcomesOf(alone.json)).toMatchObject({ claims: "person", "added-text": "not-compared" });
  const beside = await review(file, "--target", "shopify", "--source", await picture("bare.jpg", 0.5));
  expect(outcomesOf(beside.json)).toMatchObject({ claims: "person", "added-text": "person" });
  const harmless = await review(await written("mug.jpg", "BLUE", "MUG"), "--target", "shopify");
  expect(outcomesOf(harmless.json)).toMatchObject({ claims: "pass" });
});

test("where the text reader isn't installed, the answer says so", async () => {
  const file = await written("unread.jpg", "CURES", "ARTHRITIS");
  const { code, json, stdout } = await reviewWith(
    ["--import", WITHOUT_PACKAGES],
    file,
    "--target",
    "shopify",
  );
  expect(code).toBe(0);
  expect(json).toMatchObject({ missing: ["text detector"] });
  expect(stdout).toContain("The optional text detector isn't installed here");
});

test("a video is held to the place's video rules", async () => {
  const bytes = await tinyVideo({ seconds: 1, widthPx: 320, heightPx: 320 });
  const file = join(folder, "tiny.mp4");
  await writeFile(file, bytes);
  const { code, json } = await review(file, "--target", "google:video");
  expect(code).toBe(2);
  expect(outcomesOf(json)).toMatchObject({ "target-video-file": "pass", "target-video-duration": "block" });
});

test("a video whose index is at its end is opened like any other; one of another codec is told as a video", async () => {
  const ordinary = join(folder, "index at the end: 1.mp4");
  const vp9 = join(folder, "vp9.mp4");
  const encoded = async (codec: string, path: string) => {
    const drawn = "-f lavfi -i testsrc=size=320x320:rate=24:duration=1 -pix_fmt yuv420p -c:v";
    const args = [
      ...drawn.split(" "),
      codec,
      ...(codec === "libx264" ? [] : ["-strict", "-2"]),
      "-y",
      `file:${path}`,
    ];
    const { said } = await runFfmpeg(args, new Uint8Array());
    return said;
  };
  const said = await encoded("libx264", ordinary);
  const { code, json } = await review(ordinary, "--target", "google:video").catch((error: unknown) => {
    throw new Error(said, { cause: error });
  });
  expect(code).toBe(2);
  expect(outcomesOf(json)).toMatchObject({ "target-video-duration": "block" });
  await encoded("libvpx-vp9", vp9);
  const other = await review(vp9, "--target", "google:video");
  expect(other.code).toBe(3);
  expect(other.stdout).toContain("Only videos in H.264 are read here, and this one's codec is vp09.");
  expect(other.stdout).not.toContain("picture");
});

test("a list of other files that calls itself a video is none", async () => {
  const file = join(folder, "list.mp4");
  await writeFile(join(folder, "listed.mp4"), await tinyVideo({ seconds: 1, widthPx: 320, heightPx: 320 }));
  await writeFile(file, "#EXTM3U\n#EXTINF:1,\nlisted.mp4\n#EXT-X-ENDLIST\n");
  expect(await review(file, "--target", "google:video")).toMatchObject({ code: 3 });
});

test.each([
  ["no picture at all", "text.jpg", "no picture"],
  ["an empty file", "empty.png", ""],
  ["no video", "no.mp4", "no video"],
  ["an ending that nobody knows", "notes.txt", "notes"],
])("%s is unsupported: 3", async (_, name, content) => {
  const file = join(folder, name);
  await writeFile(file, content);
  expect(await review(file, "--target", "shopify")).toMatchObject({
    code: 3,
    json: { ending: "refused", code: "unsupported_input" },
  });
});

test("a picture beyond what is opened here is refused as our own limit, also where the place takes more", async () => {
  const file = join(folder, "vast.png");
  await sharp({ create: { width: 7200, height: 7200, channels: 3, background: "#334455" } })
    .png()
    .toFile(file);
  const { code, stdout } = await review(file, "--target", "amazon:main");
  expect(code).toBe(3);
  expect(stdout).toContain("more than 50 megapixels, the most that we open. That is our limit");
  expect(stdout).not.toContain("Amazon");
});

test.each([
  ["passes", "0.88", "#ffffff", 0],
  ["is blocked", "0.6", "#fafafa", 2],
])(
  "a picture that %s ends as it would have when nobody reads it any more",
  async (name, share, ground, code) => {
    const file = await picture(`unread ${name}.jpg`, Number(share), ground);
    const child = spawn(
      process.execPath,
      ["app/cli/main.ts", "review", file, "--target", "amazon:main", "--json"],
      {
        env: { NODE_ENV: "test", PATH: process.env["PATH"] },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    child.stdout.destroy();
    const exit = new Promise<number | null>((resolve) => child.on("close", resolve));
    expect([await text(child.stderr), await exit]).toEqual(["", code]);
  },
);

test("an unknown place is a wrong word, answered with all places", async () => {
  const { code, stderr } = await review(await picture("any.jpg", 0.88), "--target", "amazon:front");
  expect(code).toBe(1);
  expect(stderr).toContain("amazon-main, amazon-secondary");
  expect(stderr).toContain("mercado-libre");
});
