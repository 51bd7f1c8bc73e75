/** The review as pictures: results of a real run into which faults were put, as the checks find and draw them. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import type { FrameLocator } from "playwright-core";
import sharp from "sharp";
import type { Run } from "#app/domain/generation/index.server.ts";
import { answerForOrder, buyPack, LARGEST_PACK, orderPictures } from "../support/house-order.ts";
import { createAppClient } from "./app-client.ts";
import { FILES, type House } from "./house.ts";
import type { Shot } from "./shot.ts";
import { until } from "./until.ts";

const PICTURES = 12;

/** Where the product is, in pixels of a picture of 1,024 px. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
/** What is drawn over a picture, and what the checks call it. */
interface Fault {
  readonly finding: string;
  readonly drawn: (product: Box) => string;
}

/** Above the product. */
const WRITING: Fault = {
  finding: "Added writing",
  drawn: ({ top }) =>
    `<text x="512" y="${top / 2 + 20}" text-anchor="middle" font-size="58" font-family="DejaVu Sans, sans-serif" font-weight="bold">BEST PRICE</text>`,
};
/** In the middle of the product, where the backdrop shows through then. */
const HOLE: Fault = {
  finding: "Parts",
  drawn: (product) => {
    const { left, top, width, height } = middleOf(product);
    return `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#fff"/>`;
  },
};
/** Beside the product, at its foot. */
const LUMP: Fault = {
  finding: "Shape",
  drawn: ({ left, top, width, height }) =>
    `<circle cx="${left + width}" cy="${top + height * 0.8}" r="90" fill="#c03020"/>`,
};
/** What each fault needs most: room above the product, room beside it, a dark middle. */
const WANTED: readonly (readonly [Fault, (picture: Picture) => number])[] = [
  [WRITING, ({ product }) => product.top],
  [LUMP, ({ product }) => product.left],
  [HOLE, ({ light }) => -light],
];

interface Picture {
  readonly assetId: string;
  readonly fileKey: string;
  readonly bytes: Uint8Array;
  readonly product: Box;
  /** Of the product's middle: the mean of its brightest channel. */
  readonly light: number;
}

const middleOf = ({ left, top, width, height }: Box): Box => ({
  left: Math.round(left + width * 0.4),
  top: Math.round(top + height * 0.4),
  width: Math.round(width * 0.2),
  height: Math.round(height * 0.2),
});

/**
 * Takes the pictures, of a new run of the shop.
 *
 * @returns the run: its order is answered for, and some of its results passed
 */
export async function shootReview(
  house: House,
  dataDir: string,
  shoot: (shot: Shot) => Promise<void>,
): Promise<string> {
  const app = createAppClient(house.webUrl, house.double, house.shop);
  await buyPack(house, app, LARGEST_PACK);
  const { orderId, runId } = await orderPictures(app, PICTURES, { platforms: ["amazon-main"] });
  await until("the run to be reviewed", async () => {
    const { run } = (await app.get<{ run: Run }>(`/api/runs/${runId}`)).body;
    const { assets } = (await app.get<{ assets: { verdict: string }[] }>(`/api/assets?runId=${runId}`)).body;
    return run.finishedAt !== null && assets.every(({ verdict }) => verdict !== "unchecked") ? true : null;
  });
  const spoilt = await withDatabase(house, (database) =>
    putFaultsInto(database, join(dataDir, FILES), runId),
  );
  const path = `/app/review?run=${runId}`;
  await shoot({ name: "review-order", path, prepare: askForOrder });
  await shoot({ name: "review-order-closer", path, prepare: lookCloser, isDialog: true });
  await answerForOrder(app, orderId, [...spoilt.values()]);
  const show = (fault: Fault) => showFinding(fault, spoilt.get(fault) ?? "");
  await shoot({ name: "review", path, prepare: show(WRITING) });
  await shoot({ name: "review-missing-part", path, prepare: show(HOLE) });
  await shoot({ name: "review-shape", path, prepare: show(LUMP) });
  await shoot({
    name: "review-why",
    path,
    prepare: async (frame) => {
      await show(WRITING)(frame);
      await askWhy(frame);
    },
  });
  await shoot({ name: "review-place", path: `${path}&place=amazon-main`, prepare: show(LUMP) });
  await shoot({ name: "review-selected", path, prepare: selectGroup });
  await shoot({ name: "review-keys", path, prepare: askForKeys });
  return runId;
}

async function withDatabase<Result>(
  house: House,
  work: (database: Client) => Promise<Result>,
): Promise<Result> {
  const database = new Client({ connectionString: house.databaseUrl });
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}

/** Other files for some of the run's pictures, and the worker's word on them. @returns whose result has which fault */
async function putFaultsInto(
  database: Client,
  filesDir: string,
  runId: string,
): Promise<ReadonlyMap<Fault, string>> {
  const { rows } = await database.query<{ assetId: string; fileKey: string; productBox: string }>(
    `SELECT asset_id AS "assetId", file_key AS "fileKey", evidence ->> 'productBox' AS "productBox" FROM asset
     WHERE run_id = $1 AND evidence ->> 'cutoutNeedsLook' = 'false' ORDER BY asset_id`,
    [runId],
  );
  const pictures = await Promise.all(
    rows.map(async ({ assetId, fileKey, productBox }): Promise<Picture> => {
      const [left = 0, top = 0, width = 0, height = 0] = productBox.split(",").map(Number);
      const product = { left, top, width, height };
      const bytes = readFileSync(join(filesDir, fileKey));
      const { channels } = await sharp(await sharp(bytes).extract(middleOf(product)).toBuffer()).stats();
      return { assetId, fileKey, bytes, product, light: Math.max(...channels.map(({ mean }) => mean)) };
    }),
  );
  const spoilt = new Map<Fault, string>();
  for (const [fault, fitness] of WANTED) {
    const taken = new Set(spoilt.values());
    const [best] = pictures
      .filter(({ assetId }) => !taken.has(assetId))
      .toSorted((one, other) => fitness(other) - fitness(one));
    if (!best) throw new Error("too few results to put faults into");
    await replaceFile(database, filesDir, best, fault.drawn(best.product));
    spoilt.set(fault, best.assetId);
  }
  await until("the second review", async () => {
    const { rows: left } = await database.query("SELECT FROM review_state WHERE basis = ''");
    return left.length === 0 ? true : null;
  });
  return spoilt;
}

async function replaceFile(
  database: Client,
  filesDir: string,
  { assetId, fileKey, bytes }: Picture,
  drawn: string,
): Promise<void> {
  const overlay = `<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="1024">${drawn}</svg>`;
  const spoilt = await sharp(bytes)
    .composite([{ input: Buffer.from(overlay) }])
    .jpeg({ quality: 95, chromaSubsampling: "4:4:4" })
    .toBuffer();
  const sha256 = createHash("sha256").update(spoilt).digest("hex");
  const newKey = fileKey.replace(/[0-9a-f]{64}/, sha256);
  writeFileSync(join(filesDir, newKey), spoilt);
  await database.query("UPDATE asset SET file_key = $2, sha256 = $3, size_bytes = $4 WHERE asset_id = $1", [
    assetId,
    newKey,
    sha256,
    spoilt.byteLength,
  ]);
  // As after a change of the checks: the worker judges it again.
  await database.query("UPDATE review_state SET basis = '' WHERE asset_id = $1", [assetId]);
}

const showFinding = (fault: Fault, assetId: string) => async (app: FrameLocator) => {
  await app.locator(`[data-picture="${assetId}"]`).click();
  await app.locator("svg.ps-compare__boxes", { hasText: fault.finding }).waitFor();
};

async function askForOrder(app: FrameLocator): Promise<void> {
  await app.getByRole("heading", { name: "Two questions for the whole order" }).waitFor();
}

async function lookCloser(app: FrameLocator): Promise<void> {
  await app
    .getByRole("button", { name: /^Look closer at / })
    .first()
    .click();
  await app.getByRole("dialog").getByRole("slider").waitFor();
}

async function selectGroup(app: FrameLocator): Promise<void> {
  await app
    .getByRole("button", { name: /^Select all / })
    .nth(1)
    .click();
  await app.getByRole("button", { name: /^Accept \d+/ }).waitFor();
}

async function askForKeys(app: FrameLocator): Promise<void> {
  await app.getByRole("button", { name: /key \?/ }).click();
  await app.getByRole("heading", { name: "Keys" }).waitFor();
}

async function askWhy(app: FrameLocator): Promise<void> {
  await app.getByRole("button", { name: "Reject (key R)" }).click();
  await app.getByRole("heading", { name: "Why do you reject this result?" }).waitFor();
}
