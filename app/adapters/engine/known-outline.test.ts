import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { EngineItem } from "#app/domain/generation/ports.ts";
import { type Stroke, WHITE_RECIPE } from "#app/domain/generation/schemas.ts";
import { createLocalEngine } from "./local-engine.ts";
import { makePicture } from "./make-picture.ts";
import { fileRules } from "#app/domain/generation/platforms.ts";

const photos = join(import.meta.dirname, "../../../test/fixtures/photos");
const photo = (name: string) => new Uint8Array(readFileSync(join(photos, name)));
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const engine = createLocalEngine({ processes: 1, deadlineMs: 120_000 });
const signal = new AbortController().signal;
afterAll(() => engine.close());

const WHITE = {
  recipe: WHITE_RECIPE,
  quality: "standard",
  ratio: "1:1",
  variation: 1,
  file: fileRules([]),
} as const;
const NAVY = { ...WHITE, recipe: { ...WHITE_RECIPE, name: "colour", colour: "#1d3557" } } as const;

const order = (bytes: Uint8Array, outline?: Uint8Array) => ({
  bytes,
  sourceSha256: sha256(bytes),
  ...(outline && { outline }),
});

test.each(["catalogue/toy-car-plain.jpg", "catalogue/tea-tin-room.jpg"])(
  "a picture of %s has the same bytes whether its outline was kept or is found, on white and on a colour",
  async (name) => {
    const bytes = photo(name);
    const first = await makePicture({ ...order(bytes), ...WHITE });
    expect(first.outline!.length).toBeLessThan(20_000);
    const kept = await makePicture({ ...order(bytes, first.outline), ...WHITE });
    expect(Buffer.from(kept.bytes).equals(Buffer.from(first.bytes))).toBe(true);
    expect(kept.evidence).toEqual(first.evidence);
    expect(kept.outline).toBeUndefined();

    // Another name for the same bytes: nothing is recalled, all is found anew.
    const anew = await makePicture({ ...order(bytes), ...NAVY, sourceSha256: sha256(first.bytes) });
    const served = await makePicture({
      ...order(bytes, first.outline),
      ...NAVY,
      sourceSha256: sha256(first.bytes),
    });
    expect(Buffer.from(served.bytes).equals(Buffer.from(anew.bytes))).toBe(true);
  },
);

test("bytes that are no outline, and one of another photo, change nothing", async () => {
  const tin = photo("catalogue/tea-tin-plain.jpg");
  const plain = await makePicture({ ...order(tin), ...WHITE });
  const room = await makePicture({ ...order(photo("catalogue/tea-tin-room.jpg")), ...WHITE });
  for (const outline of [new Uint8Array(100).fill(7), room.outline!]) {
    const made = await makePicture({ ...order(tin, outline), ...WHITE });
    expect(Buffer.from(made.bytes).equals(Buffer.from(plain.bytes))).toBe(true);
  }
});

const source = (bytes: Uint8Array, outline?: Uint8Array): EngineItem["source"] => ({
  bytes,
  sha256: sha256(bytes),
  ...(outline && { outline }),
});

test("a photo below the gate is delivered once a person has corrected its outline, and says so", async () => {
  const straps = photo("hard/hard-thin-straps.jpg");
  const item = { itemId: "item-1", ...WHITE };
  await expect(engine.submit({ ...item, source: source(straps) }, { signal })).rejects.toMatchObject({
    code: "needs_cutout",
  });
  const proposal = await engine.proposeOutline!(
    {
      source: source(straps),
      strokes: [
        {
          tool: "keep",
          radius: 0.01,
          points: [
            [0.5, 0.7],
            [0.55, 0.72],
          ],
        },
      ],
    },
    { signal },
  );
  expect(proposal).toMatchObject({ widthPx: 1600, heightPx: 1200, isEmpty: false });
  const made = await engine.submit({ ...item, source: source(straps, proposal.outline) }, { signal });
  if (made.state !== "done") throw new Error("the local engine answers at once");
  expect(made.output.evidence).toMatchObject({ cutoutMethod: "corrected", cutoutConfidence: 1 });
});

test("a photo with its own transparency is corrected too", async () => {
  const { default: sharp } = await import("sharp");
  const square = await sharp({ create: { width: 300, height: 300, channels: 4, background: "#a02020" } })
    .png()
    .toBuffer();
  const bytes = new Uint8Array(
    await sharp({ create: { width: 600, height: 600, channels: 4, background: "#00000000" } })
      .composite([{ input: square, left: 150, top: 150 }])
      .png()
      .toBuffer(),
  );
  const strokes: Stroke[] = [
    {
      tool: "remove",
      radius: 0.1,
      points: [
        [0.3, 0.3],
        [0.7, 0.3],
      ],
    },
  ];
  const proposal = await engine.proposeOutline!({ source: source(bytes), strokes }, { signal });
  const made = await engine.submit(
    { itemId: "item-2", ...WHITE, source: source(bytes, proposal.outline) },
    { signal },
  );
  if (made.state !== "done") throw new Error("the local engine answers at once");
  expect(made.output.evidence).toMatchObject({ cutoutMethod: "corrected" });
});

test.each(["bad/text-renamed.jpg", "bad/truncated.jpg", "bad/empty.jpg"])(
  "%s has no outline to correct",
  async (name) => {
    await expect(
      engine.proposeOutline!({ source: source(photo(name)), strokes: [] }, { signal }),
    ).rejects.toMatchObject({
      code: "unsupported_input",
    });
  },
);

test("of a blank photo the proposal is empty, and says so", async () => {
  const { default: sharp } = await import("sharp");
  const blank = await sharp({ create: { width: 800, height: 800, channels: 3, background: "#b8b8b8" } })
    .jpeg()
    .toBuffer();
  const { isEmpty } = await engine.proposeOutline!(
    {
      source: source(new Uint8Array(blank)),
      strokes: [
        {
          tool: "remove",
          radius: 0.2,
          points: Array.from({ length: 9 }, (_, i) => [i / 8, i % 2] as [number, number]),
        },
      ],
    },
    { signal },
  );
  expect(typeof isEmpty).toBe("boolean");
});
