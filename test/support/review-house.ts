/** A house with a run whose results wait for a person, for browser tests of the review. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { FrameLocator } from "playwright-core";
import type { Run } from "#app/domain/generation/index.server.ts";
import { type AppClient, createAppClient } from "../demo/app-client.ts";
import { type House, clearHouse, startHouse } from "../demo/house.ts";
import { until } from "../demo/until.ts";
import { type AdminWindow, openAdmin, openBrowser } from "./browser.ts";
import { buyPack, LARGEST_PACK, orderPictures } from "./house-order.ts";

interface DecisionRow {
  readonly assetId: string;
  readonly decision: string;
  readonly cause: string | null;
  readonly reason: string;
}

export interface ReviewHouse {
  readonly house: House;
  readonly client: AppClient;
  readonly database: Client;
  readonly orderId: string;
  readonly runId: string;
  /** Of the run, in the order of their ids. */
  readonly assetIds: readonly string[];
  /** Five outlines and two colours that a person has to look at, a rule that blocks; the rest passed, one with a note. */
  reset(): Promise<void>;
  /** @param target left out: whatever it was found for */
  flag(
    ids: readonly string[],
    checkId: string,
    outcome: string,
    evidence: object,
    target?: string | null,
  ): Promise<unknown>;
  /** What was decided so far, oldest first. */
  decisions(): Promise<DecisionRow[]>;
  decided(): Promise<string[]>;
  open(path: string, width?: number): Promise<AdminWindow>;
  /** The run's queue, with its picture in view. */
  openQueue(width?: number): Promise<AdminWindow>;
  /** Further results of the run, each a copy of one that is there, findings included. */
  copiesOf(count: number): Promise<string[]>;
  closePage(): Promise<void>;
  stop(): Promise<void>;
}

export const waiting = (app: FrameLocator, count: number) =>
  app
    .getByRole("heading", { level: 2, name: count === 1 ? "1 result waits" : `${count} results wait` })
    .waitFor();

/** Keys are about what is seen: with an order's questions above it the picture lies below the fold. */
export const showPicture = (app: FrameLocator) =>
  app.locator(".ps-review__stage").evaluate((stage) => stage.scrollIntoView({ block: "start" }));

/** Makes so many pictures, at least ten, and waits until all of them were checked. */
export async function startReview(pictureCount: number): Promise<ReviewHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), "productstudio-review-"));
  const house = await startHouse({ dataDir });
  const client = createAppClient(house.webUrl, house.double, house.shop);
  const browser = await openBrowser({ double: house.double });
  const database = new Client({ connectionString: house.databaseUrl });
  await database.connect();
  await buyPack(house, client, LARGEST_PACK);
  const { orderId, runId } = await orderPictures(client, pictureCount, { platforms: ["amazon-main"] });
  await until("the run's end", async () => {
    const { run } = (await client.get<{ run: Run }>(`/api/runs/${runId}`)).body;
    return run.finishedAt;
  });
  const assetIds = await until("the review", async () => {
    const { body } = await client.get<{ assets: { assetId: string; verdict: string }[] }>(
      `/api/assets?${new URLSearchParams({ runId })}`,
    );
    const isChecked = body.assets.every(({ verdict }) => verdict !== "unchecked");
    return isChecked ? body.assets.map(({ assetId }) => assetId).toSorted() : null;
  });
  let shown: AdminWindow | undefined;
  const review: ReviewHouse = {
    house,
    client,
    database,
    orderId,
    runId,
    assetIds,
    async reset() {
      await database.query("DELETE FROM review_decision");
      await database.query("UPDATE review_result SET outcome = 'pass'");
      const box = { left: 300, top: 380, widthPx: 260, heightPx: 180 };
      await review.flag(assetIds.slice(0, 5), "outline", "person", {
        cutoutConcerns: "faint_edge",
        boxes: [box],
      });
      await review.flag(assetIds.slice(5, 7), "product-colours", "person", {});
      await review.flag(assetIds.slice(7, 8), "white-border", "block", { offPixels: 12, boxes: [box] });
      await review.flag(assetIds.slice(8, 9), "fill", "warn", { fillRatio: 0.5 });
    },
    flag: (ids, checkId, outcome, evidence, target = null) =>
      database.query(
        `UPDATE review_result SET outcome = $3, evidence = $4, reviewed_at = now()
         WHERE asset_id = ANY ($1) AND check_id = $2 AND target = coalesce($5, target)`,
        [ids, checkId, outcome, JSON.stringify(evidence), target],
      ),
    async decisions() {
      const { rows } = await database.query<DecisionRow>(
        `SELECT asset_id AS "assetId", decision, cause, reason FROM review_decision
         ORDER BY decided_at, decision_id`,
      );
      return rows;
    },
    decided: async () => (await review.decisions()).map(({ decision }) => decision),
    async open(path, width = 1280) {
      shown = await openAdmin(browser, house, path, { viewport: { width, height: 900 } });
      return shown;
    },
    async openQueue(width) {
      const opened = await review.open(`/app/review?run=${runId}`, width);
      await waiting(opened.app, 8);
      // The admin's own document has the keyboard until somebody points at the app.
      await opened.app.getByRole("heading", { level: 1 }).click();
      await showPicture(opened.app);
      return opened;
    },
    async copiesOf(count) {
      const { rows } = await database.query(
        `WITH copied AS (
           SELECT a.shop_id, a.asset_id AS original, gen_random_uuid() AS copy
           FROM asset a CROSS JOIN generate_series(1, $1) n
           WHERE a.asset_id = $2
         ), assets AS (
           INSERT INTO asset SELECT (jsonb_populate_record(a, jsonb_build_object('asset_id', copy, 'item_id',
             gen_random_uuid(), 'file_name', copy || '.jpg'))).*
           FROM copied JOIN asset a ON a.asset_id = original RETURNING 1
         )
         SELECT shop_id, original, copy FROM copied`,
        [count, assetIds[0]],
      );
      for (const table of ["review_result", "review_state"])
        for (const { copy, original } of rows)
          await database.query(
            `INSERT INTO ${table} SELECT (jsonb_populate_record(r, jsonb_build_object('asset_id', $1::uuid))).*
             FROM ${table} r WHERE r.asset_id = $2`,
            [copy, original],
          );
      return rows.map(({ copy }) => copy);
    },
    async closePage() {
      await shown?.page.context().close();
    },
    async stop() {
      await database.end();
      await browser.close();
      await house.stop();
      clearHouse(dataDir);
    },
  };
  return review;
}
