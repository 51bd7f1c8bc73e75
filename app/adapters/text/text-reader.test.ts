/** The real models, on drawn pictures. */
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import type { PictureBox, Pixels } from "#app/domain/review/ports.ts";
import { createTextReader } from "./text-reader.ts";

const missing: string[] = [];
const reader = createTextReader({ onMissing: (part) => missing.push(part) });
afterAll(() => reader.close());

async function drawn(inside: string, side = 1024): Promise<Pixels> {
  const { data, info } = await sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><rect width="100%" height="100%" fill="#fff"/>${inside}</svg>`,
    ),
  )
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { widthPx: info.width, heightPx: info.height, channels: info.channels as 3 | 4, data };
}

const line = (y: number, size: number, text: string, more = "") =>
  `<text x="512" y="${y}" text-anchor="middle" font-size="${size}" font-family="DejaVu Sans, sans-serif" font-weight="bold" ${more}>${text}</text>`;

const holds = (box: PictureBox, x: number, y: number) =>
  x >= box.left && x < box.left + box.widthPx && y >= box.top && y < box.top + box.heightPx;

test("lines are found where they are and read as what they say", async () => {
  const picture = await drawn(line(200, 70, "BEST PRICE") + line(800, 60, "Free shipping", 'fill="#c00"'));
  const boxes = (await reader.find(picture)) ?? [];
  expect(boxes).toHaveLength(2);
  const upper = boxes.filter((box) => holds(box, 512, 175));
  const lower = boxes.filter((box) => holds(box, 512, 780));
  const read = await reader.read(picture, [...upper, ...lower]);
  expect(read?.map(({ text }) => text)).toEqual(["BEST PRICE", "Free shipping"]);
  expect(Math.min(...(read ?? []).map(({ confidence }) => confidence))).toBeGreaterThan(0.6);
});

test("light letters on dark ground and faint ones are read, too", async () => {
  const dark = `<rect x="0" y="100" width="1024" height="160" fill="#123"/>`;
  const picture = await drawn(
    dark + line(205, 70, "NEW SEASON", 'fill="#fff"') + line(700, 80, "LIMITED", 'fill-opacity="0.3"'),
  );
  const boxes = (await reader.find(picture)) ?? [];
  const read = (await reader.read(picture, boxes)) ?? [];
  expect(read.map(({ text }) => text).toSorted()).toEqual(["LIMITED", "NEW SEASON"]);
});

test.each([
  ["white", 1024],
  ["one pixel", 1],
])("%s holds no writing", async (_, side) => {
  expect(await reader.find(await drawn("", side))).toEqual([]);
});

test("a box of one pixel reads as nothing, and the reader goes on", async () => {
  const picture = await drawn(line(200, 70, "BEST PRICE"));
  const [first, second] =
    (await reader.read(picture, [
      { left: 0, top: 0, widthPx: 1, heightPx: 1 },
      { left: 250, top: 130, widthPx: 524, heightPx: 90 },
    ])) ?? [];
  expect(first?.text).toBe("");
  expect(second?.text).toBe("BEST PRICE");
});

const LINE: PictureBox = { left: 250, top: 130, widthPx: 524, heightPx: 90 };
const LINES = Array.from({ length: 8 }, () => LINE);
const reasons = (settled: readonly PromiseSettledResult<unknown>[]) =>
  settled.map((one) => (one.status === "rejected" ? (one.reason as Error).message : one.status));

/** An error that is thrown where nobody catches it fails the run. */
test("a reader that is closed while two pictures are read ends both, throws nothing elsewhere, and starts again", async () => {
  const own = createTextReader({ onMissing: () => {} });
  const picture = await drawn(line(200, 70, "BEST PRICE"));
  await own.read(picture, [LINE]);
  const reading = Promise.allSettled([own.read(picture, LINES), own.read(picture, LINES)]);
  await own.read(picture, [LINE]);
  await own.close();
  expect(reasons(await reading)).toEqual(Array(2).fill("the text recogniser was closed"));
  expect(await own.read(picture, [LINE])).toMatchObject([{ text: "BEST PRICE" }]);
  await own.close();
});

test("a thread that is given up for one picture ends the others with it", async () => {
  const own = createTextReader({ onMissing: () => {}, readTimeoutMs: 0 });
  const picture = await drawn(line(200, 70, "BEST PRICE"));
  const reading = Promise.allSettled([
    own.read(picture, LINES),
    own.read(picture, LINES),
    own.read(picture, LINES),
  ]);
  expect(reasons(await reading)).toEqual(Array(3).fill("the text recogniser took more than 0 ms"));
  await own.close();
});

test("whoever doesn't wait any longer stops the reading of that picture and of no other", async () => {
  const picture = await drawn(line(200, 70, "BEST PRICE"));
  const patience = new AbortController();
  const stopped = Promise.allSettled([reader.read(picture, LINES, patience.signal)]);
  const other = reader.read(picture, [LINE, LINE]);
  patience.abort(new Error("no longer"));
  expect(reasons(await stopped)).toEqual(["no longer"]);
  expect(await other).toMatchObject([{ text: "BEST PRICE" }, { text: "BEST PRICE" }]);
});

test("with everything installed nothing is missed", () => {
  expect(missing).toEqual([]);
});

test("without its packages the answer is null, and each of them is told once", async () => {
  const told: string[] = [];
  const bare = createTextReader({
    onMissing: (part) => told.push(part),
    resolve: (name) => {
      throw new Error(`no package ${name}`);
    },
  });
  const picture = await drawn(line(200, 70, "BEST PRICE"));
  const box = { left: 250, top: 130, widthPx: 524, heightPx: 90 };
  for (const _ of [1, 2]) {
    expect(await bare.find(picture)).toBeNull();
    expect(await bare.read(picture, [box])).toBeNull();
  }
  expect(told).toEqual(["text detector", "text recogniser"]);
  await bare.close();
});
