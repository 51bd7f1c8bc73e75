/** The review as pictures: results of a real run into which faults were put, as the checks find and draw them. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import type { FrameLocator, Page } from "playwright-core";
import sharp from "sharp";
import type { Run } from "#app/domain/generation/index.server.ts";
import { buyPack, LARGEST_PACK, orderPictures } from "../support/house-order.ts";
import { createAppClient } from "./app-client.ts";
import { FILES, type House } from "./house.ts";
import type { Shot } from "./shot.ts";
import { until } from "./until.ts";

const PICTURES = 12;

/** Faults over a picture of 1,024 px. */
const FAULTS = [
  '<text x="512" y="80" text-anchor="middle" font-size="58" font-family="DejaVu Sans, sans-serif" font-weight="bold">BEST PRICE</text>',
  '<rect x="430" y="420" width="170" height="170" fill="#fff"/>',
  '<circle cx="880" cy="860" r="90" fill="#c03020"/>',
  '<rect x="2" y="2" width="1020" height="1020" fill="none" stroke="#999" stroke-width="4"/>',
];

/** Takes the pictures, of a new run of the shop. */
export async function shootReview(
  house: House,
  dataDir: string,
  shoot: (shot: Shot) => Promise<void>,
): Promise<void> {
  const app = createAppClient(house.webUrl, house.double, house.shop);
  await buyPack(house, app, LARGEST_PACK);
  const { runId } = await orderPictures(app, PICTURES);
  await until("the run to be reviewed", async () => {
    const { run } = (await app.get<{ run: Run }>(`/api/runs/${runId}`)).body;
    const { assets } = (await app.get<{ assets: { verdict: string }[] }>(`/api/assets?runId=${runId}`)).body;
    return run.finishedAt !== null && assets.every(({ verdict }) => verdict !== "unchecked") ? true : null;
  });
  const database = new Client({ connectionString: house.databaseUrl });
  await database.connect();
  try {
    await putFaultsInto(database, join(dataDir, FILES), runId);
  } finally {
    await database.end();
  }
  const path = `/app/review?run=${runId}`;
  await shoot({ name: "review", path, prepare: showFinding("Added writing") });
  await shoot({ name: "review-missing-part", path, prepare: showFinding("Parts") });
  await shoot({ name: "review-shape", path, prepare: showFinding("Shape") });
  await shoot({ name: "review-why", path, prepare: askWhy });
}

/** Other files for some of the run's pictures, and the worker's word on them. */
async function putFaultsInto(database: Client, filesDir: string, runId: string): Promise<void> {
  const { rows } = await database.query<{ assetId: string; fileKey: string }>(
    `SELECT asset_id AS "assetId", file_key AS "fileKey" FROM asset WHERE run_id = $1 ORDER BY asset_id LIMIT $2`,
    [runId, FAULTS.length],
  );
  for (const [at, { assetId, fileKey }] of rows.entries()) {
    const overlay = `<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="1024">${FAULTS[at]}</svg>`;
    const bytes = await sharp(readFileSync(join(filesDir, fileKey)))
      .composite([{ input: Buffer.from(overlay) }])
      .jpeg({ quality: 95, chromaSubsampling: "4:4:4" })
      .toBuffer();
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const newKey = fileKey.replace(/[0-9a-f]{64}/, sha256);
    writeFileSync(join(filesDir, newKey), bytes);
    await database.query("UPDATE asset SET file_key = $2, sha256 = $3, size_bytes = $4 WHERE asset_id = $1", [
      assetId,
      newKey,
      sha256,
      bytes.byteLength,
    ]);
    // As after a change of the checks: the worker judges it again.
    await database.query("UPDATE review_state SET basis = '' WHERE asset_id = $1", [assetId]);
  }
  await until("the second review", async () => {
    const { rows: left } = await database.query("SELECT FROM review_state WHERE basis = ''");
    return left.length === 0 ? true : null;
  });
}

const showFinding = (title: string) => async (app: FrameLocator) => {
  await app.getByRole("heading", { level: 3, name: title }).first().waitFor();
  await app
    .locator(".ps-queue__group", { hasText: title })
    .getByRole("button", { name: /^Show / })
    .first()
    .click();
  await app.locator("svg.ps-compare__boxes").waitFor();
};

async function askWhy(app: FrameLocator, page: Page): Promise<void> {
  await showFinding("Added writing")(app);
  await page.keyboard.press("r");
  await app.getByRole("heading", { name: "Why do you reject this result?" }).waitFor();
}
