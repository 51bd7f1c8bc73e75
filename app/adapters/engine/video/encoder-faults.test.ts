/** What goes wrong with ffmpeg, by programs that take its place. */
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { failureSentence } from "#app/domain/generation/index.server.ts";
import type { EngineItem } from "#app/domain/generation/ports.ts";
import { fileRules } from "#app/domain/generation/platforms.ts";
import { WHITE_RECIPE } from "#app/domain/generation/schemas.ts";
import { createLocalEngine } from "../local-engine.ts";
import { decodeFrames } from "./decode-frames.ts";
import { encodeVideo } from "./encode-video.ts";
import { findFfmpeg } from "./find-ffmpeg.ts";

const folder = mkdtempSync(join(tmpdir(), "encoder-faults-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program that does this instead of encoding, and writes down who it is. */
function program(name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\necho $$ > ${file}.pid\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}
const pidOf = (file: string) => Number(readFileSync(`${file}.pid`, "utf8"));
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const item = (bytes: Uint8Array): EngineItem => ({
  itemId: "item-1",
  source: { bytes, sha256: "a".repeat(64) },
  recipe: WHITE_RECIPE,
  quality: "video-5",
  ratio: "1:1",
  variation: 1,
  file: fileRules([]),
});
const form = { widthPx: 640, heightPx: 640, framesPerSecond: 24, frameCount: 48 };
const frame = new Uint8Array((form.widthPx * form.heightPx * 3) / 2).fill(128);
/** Grey frames; `onFrame` may break one. */
async function* grey(onFrame: (index: number) => void = () => {}) {
  for (let index = 0; index < form.frameCount; index++) {
    onFrame(index);
    yield frame;
  }
}

describe("ffmpeg is looked for", () => {
  const mine = program("ffmpeg", "exit 0");
  test("first where the operator says, then on the path, then among the packages", () => {
    const other = program("other", "exit 0");
    expect(findFfmpeg({ explicit: other, path: folder })).toBe(other);
    expect(findFfmpeg({ explicit: undefined, path: `/nowhere:${folder}` })).toBe(mine);
    expect(findFfmpeg({ explicit: undefined })).toMatch(/@ffmpeg-installer/);
  });
  test.each(["/nowhere/ffmpeg", tmpdir(), join(import.meta.dirname, "encode-video.ts")])(
    "%s is no program, and is not replaced by another",
    (explicit) => expect(findFfmpeg({ explicit, path: folder })).toBeNull(),
  );
});

describe("an encoder that fails is an error that says how, and leaves nothing running", () => {
  test.each([
    ["ends at once", "exit 3", "quota", "ffmpeg ended with code 3"],
    ["says why", "echo 'Unknown encoder libx264' >&2; exit 1", "quota", /code 1: Unknown encoder/],
    ["is killed half-way", "head -c 2000000 > /dev/null; kill -9 $$", "provider_error", /SIGKILL/],
  ])("%s", async (name, script, code, message) => {
    const file = program(name.replaceAll(" ", "-"), script);
    await expect(encodeVideo(file, form, grey())).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
    expect(isAlive(pidOf(file))).toBe(false);
  });

  test("one that can't show again what it encoded is the operator's matter, too", async () => {
    const see = () => {};
    const half = program("half", "head -c 1000 /dev/zero");
    await expect(decodeFrames(half, Buffer.alloc(10), form, [1, 2], see)).rejects.toMatchObject({
      code: "quota",
      reason: "no_encoder",
      message: "ffmpeg gave 0 of 2 frames",
    });
    const mute = program("mute", "echo 'no decoder' >&2; exit 1");
    await expect(decodeFrames(mute, Buffer.alloc(10), form, [1], see)).rejects.toMatchObject({
      code: "quota",
      message: "ffmpeg ended with code 1: no decoder",
    });
  });

  test("a fault while drawing ends it, too", async () => {
    const file = program("endless", "cat > /dev/null");
    const broken = (index: number) => {
      if (index === 3) throw new TypeError("a bug");
    };
    await expect(encodeVideo(file, form, grey(broken))).rejects.toThrow("a bug");
    expect(isAlive(pidOf(file))).toBe(false);
  });

  test("a program that is gone, a folder and a file that is no program are the operator's matter", async () => {
    const foreign = join(folder, "foreign");
    writeFileSync(foreign, Buffer.from("\x7fELF of another machine", "latin1"));
    chmodSync(foreign, 0o755);
    for (const file of [join(folder, "gone"), folder, foreign])
      await expect(encodeVideo(file, form, grey())).rejects.toMatchObject({
        code: "quota",
        reason: "no_encoder",
        message: expect.stringMatching(/^ffmpeg (could not be started: E|ended with code )/),
      });
  });
});

test("an item whose encoder is broken fails with the code, the sentence and what the operator has to mend", async () => {
  const broken = program("broken", "cat > /dev/null; echo 'Unknown encoder libx264' >&2; exit 1");
  const engine = createLocalEngine({ processes: 1, deadlineMs: 300_000, ffmpegPath: broken });
  const bytes = new Uint8Array(readFileSync("test/fixtures/photos/catalogue/tea-tin-plain.jpg"));
  const { signal } = new AbortController();
  const failure = await engine.submit(item(bytes), { signal }).then(
    () => undefined,
    (error: unknown) => engine.classify(error),
  );
  await engine.close();
  expect(failure).toEqual({
    code: "quota",
    reason: "no_encoder",
    detail: "ffmpeg ended with code 1: Unknown encoder libx264",
  });
  expect(failureSentence({ ...failure!, creditsReturned: 260 })).toBe(
    "Videos can't be encoded at the moment; 260 credits are back in your balance. Generate this product again later, or choose pictures.",
  );
});

test("an encoder that hangs is ended with its process at the deadline, no file stays, and the next order is served", async () => {
  const hung = program("hung", "trap '' TERM; while :; do sleep 1; done");
  const isOurs = (name: string) => /ffmpeg|video|mp4|h264|passlog/i.test(name);
  const before = new Set(readdirSync(tmpdir()).filter(isOurs));
  const engine = createLocalEngine({ processes: 1, deadlineMs: 300_000, ffmpegPath: hung });
  const failureOf = (bytes: Uint8Array, signal: AbortSignal) =>
    engine.submit(item(bytes), { signal }).then(
      () => undefined,
      (error: unknown) => engine.classify(error),
    );
  const deadline = new AbortController();
  const photo = readFileSync("test/fixtures/photos/catalogue/tea-tin-plain.jpg");
  const failed = failureOf(new Uint8Array(photo), deadline.signal);
  // The deadline passes when the encoder is there, however slow the machine is.
  await expect.poll(() => existsSync(`${hung}.pid`), { timeout: 110_000 }).toBe(true);
  deadline.abort(new DOMException("too late", "TimeoutError"));
  expect(await failed).toMatchObject({ code: "provider_timeout" });
  await expect.poll(() => isAlive(pidOf(hung))).toBe(false);
  expect(readdirSync(tmpdir()).filter((name) => isOurs(name) && !before.has(name))).toEqual([]);
  const { signal } = new AbortController();
  expect(await failureOf(new Uint8Array(), signal)).toMatchObject({ reason: "empty_file" });
  await engine.close();
});
