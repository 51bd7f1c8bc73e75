/**
 * ProductStudio's main job as a merchant does it: try three products, run short of credits, buy a pack, do the rest,
 * publish what passes. Everything is then counted again from the outside; what does not add up is a problem.
 */
import { randomUUID } from "node:crypto";
import type { Asset } from "#app/domain/assets/index.server.ts";
import { PACKS } from "#app/domain/billing/offers.ts";
import type { CatalogCollection, CatalogProduct, Page } from "#app/domain/catalog/index.server.ts";
import type { Balance, StatementLine, StatementPage } from "#app/domain/credits/schemas.ts";
import type { Run, RunItem } from "#app/domain/generation/index.server.ts";
import { type Recipe, recipeSchema, WHITE_RECIPE } from "#app/domain/generation/schemas.ts";
import type { Changeset } from "#app/domain/publishing/index.server.ts";
import { answerForOrder } from "../support/house-order.ts";
import { type AppClient, createAppClient } from "./app-client.ts";
import { findProblems } from "./audit.ts";
import { keepDraft } from "./drafts.ts";
import type { House } from "./house.ts";
import { finishLeftovers } from "./leftovers.ts";
import type { MainJobResult, ReviewedAsset } from "./result.ts";
import { until } from "./until.ts";

const TRIAL_PRODUCTS = 3;
/** Pictures of an order that are looked at before it is answered for. */
const LOOKED_AT = 6;
/** What the products stand on: the trial's, then the two halves of the rest. */
const TRIAL_RECIPE: Recipe = WHITE_RECIPE;
const REST_RECIPES: readonly Recipe[] = [
  recipeSchema.parse({ name: "studio", version: 1, colour: "#e9e4dc" }),
  recipeSchema.parse({ name: "wood", version: 1, tone: "light" }),
];
const RUN_TITLES = ["Second run", "Third run"];

export interface MainJobOptions {
  readonly collection?: string;
  readonly say?: (text: string) => void;
  /** Called after each look at a run or a publication in progress, for tests that disturb it. */
  readonly onProgress?: (progress: Progress) => Promise<void>;
}

/** How far a run or a publication is: items or products that were begun, that have ended, and all of them. */
interface Progress {
  readonly stage: string;
  /** The run's, or the publication's. */
  readonly id: string;
  readonly begun: number;
  readonly ended: number;
  readonly total: number;
}

export async function runMainJob(
  house: House,
  { collection = "Demo collection", say = () => {}, onProgress = async () => {} }: MainJobOptions = {},
): Promise<MainJobResult> {
  const startedAtMs = Date.now();
  const app = createAppClient(house.webUrl, house.double, house.shop);
  const watch = (runId: string, title: string) => watchRun(app, runId, { title, say, onProgress });

  await finishLeftovers(house, say);
  const balanceBefore = (await readCredits(app)).balance;
  const firstLine = (await readStatement(app)).at(-1)?.number ?? 0;
  say(`Installed on ${house.shop}: ${balanceBefore.availableCredits} credits available`);
  const shopBefore = await house.double.state(house.shop);
  const products = await readCollection(app, collection);
  const productGids = products.map(({ productGid }) => productGid);

  const trial = await startRun(app, productGids.slice(0, TRIAL_PRODUCTS), TRIAL_RECIPE);
  if ("shortfall" in trial) throw new Error("the welcome credits do not pay for the first run");
  const runs = [await watch(trial.runId, "First run")];

  const rest = productGids.slice(TRIAL_PRODUCTS);
  const half = Math.ceil(rest.length / REST_RECIPES.length);
  for (const [index, recipe] of REST_RECIPES.entries()) {
    const part = rest.slice(index * half, (index + 1) * half);
    const title = RUN_TITLES[index] ?? "Run";
    if (part.length === 0) continue;
    let next = await startRun(app, part, recipe);
    if ("shortfall" in next) {
      say(`${title}: ${next.message}`);
      await buyPack(house, app, next.shortfall, say);
      next = await startRun(app, part, recipe);
      if ("shortfall" in next) throw new Error(`still ${next.shortfall} credits short after the purchase`);
    }
    runs.push(await watch(next.runId, title));
  }

  say("Waiting for the review …");
  const assets = (await Promise.all(runs.map(({ runId }) => readReviewed(app, runId)))).flat();
  const publishable = assets.filter(({ verdict }) => verdict === "pass" || verdict === "warn");
  await answerForOrders(app, runs, publishable, say);
  const changeset = publishable.length > 0 ? await publishAll(app, publishable, say, onProgress) : null;

  const items = (await Promise.all(runs.map(({ runId }) => readItems(app, runId)))).flat();
  const balanceAfter = (await readCredits(app)).balance;
  const statement = (await readStatement(app)).filter(
    ({ number, kind, chargeGid }) => number > firstLine || (kind === "grant" && chargeGid === null),
  );
  const shopAfter = await house.double.state(house.shop);
  const result = {
    products: products.length,
    runs,
    items,
    assets,
    changeset,
    balanceBefore,
    balanceAfter,
    statement,
    shopBefore,
    shopAfter,
    durationMs: Date.now() - startedAtMs,
  };
  return { ...result, problems: findProblems(result) };
}

async function readCredits(app: AppClient) {
  const { body } = await app.get<{ balance: Balance; statement: StatementPage }>("/api/credits");
  return body;
}

/** The whole statement, oldest first. */
async function readStatement(app: AppClient): Promise<StatementLine[]> {
  const lines: StatementLine[] = [];
  for (let before: number | null | undefined; before !== null;) {
    const query = before === undefined ? "" : `?before=${before}`;
    const { body } = await app.get<{ statement: StatementPage }>(`/api/credits${query}`);
    lines.push(...body.statement.lines);
    before = body.statement.next;
  }
  return lines.toReversed();
}

async function readCollection(app: AppClient, title: string): Promise<CatalogProduct[]> {
  const collections = await readPages<CatalogCollection>(app, "/api/collections?");
  const collection = collections.find((one) => one.title === title);
  if (!collection) throw new Error(`the shop has no collection "${title}"`);
  const query = new URLSearchParams({ collectionGid: collection.collectionGid });
  return readPages<CatalogProduct>(app, `/api/products?${query}&`);
}

async function readPages<Row>(app: AppClient, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const { body } = await app.get<Page<Row>>(`${path}${after ? new URLSearchParams({ after }) : ""}`);
    rows.push(...body.rows);
    after = body.next;
  }
  return rows;
}

type Started = { runId: string } | { shortfall: number; message: string };

async function startRun(app: AppClient, productGids: readonly string[], recipe: Recipe): Promise<Started> {
  // On a shop where the job was done before it is done anew.
  const { draftId, itemCount, neededCredits } = await keepDraft(app, { productGids }, { again: true });
  const { status, body } = await app.post<Record<string, unknown>>("/api/runs", {
    draftId,
    quality: "standard",
    style: { settings: { recipe, ratios: ["1:1"] } },
    again: true,
    expectedItemCount: itemCount,
  });
  if (status === 200) return { runId: String(body.runId) };
  if (status !== 402) throw new Error(`the run was refused: ${String(body.message)}`);
  if (body.needed !== neededCredits || body.shortfall !== neededCredits - Number(body.available)) {
    throw new Error(`the shortfall is not exact: ${JSON.stringify(body)} for ${itemCount} pictures`);
  }
  return { shortfall: Number(body.shortfall), message: String(body.message) };
}

/** Buys the smallest pack that covers the shortfall, through a charge that the merchant approves at Shopify. */
async function buyPack(
  house: House,
  app: AppClient,
  shortfall: number,
  say: (text: string) => void,
): Promise<void> {
  const pack = PACKS.toSorted((a, b) => a.credits - b.credits).find(({ credits }) => credits >= shortfall);
  if (!pack) throw new Error(`no pack covers ${shortfall} credits`);
  const { status, body } = await app.post<{ confirmationUrl: string; message?: string }>("/api/packs", {
    offerId: pack.offerId,
    idempotencyKey: randomUUID(),
    returnTo: "/app",
  });
  if (status !== 200) throw new Error(`the pack was refused: ${body.message}`);
  const charge = (await house.double.state(house.shop)).charges.find((one) => one.status === "PENDING");
  if (!charge) throw new Error("Shopify has no pending charge");
  const { returnUrl } = await house.double.approve(charge.id);
  const chargeId = new URL(returnUrl).searchParams.get("charge_id");
  await until(`the ${pack.credits} credits`, async () => {
    const answer = await app.post<{ state?: string; message?: string }>("/api/charges", {
      chargeGid: `gid://shopify/AppPurchaseOneTime/${chargeId}`,
    });
    if (answer.status !== 200) throw new Error(`the charge was refused: ${answer.body.message}`);
    return answer.body.state === "granted" || null;
  });
  say(`Bought ${pack.credits} credits for $${(pack.priceCents / 100).toFixed(2)} through Shopify`);
}

async function watchRun(
  app: AppClient,
  runId: string,
  { title, say, onProgress }: Required<Pick<MainJobOptions, "say" | "onProgress">> & { title: string },
): Promise<Run> {
  let shown = "";
  return until(
    title,
    async () => {
      const { run } = (await app.get<{ run: Run }>(`/api/runs/${runId}`)).body;
      const { done, failed, cancelled } = run.counts;
      const line = `${title}: ${done + failed + cancelled} of ${run.itemCount} (${failed} failed)`;
      if (line !== shown) say(line);
      shown = line;
      const ended = done + failed + cancelled;
      await onProgress({
        stage: title,
        id: runId,
        begun: ended + run.counts.running,
        ended,
        total: run.itemCount,
      });
      return run.finishedAt ? run : null;
    },
    () => shown,
  );
}

async function readItems(app: AppClient, runId: string): Promise<RunItem[]> {
  const items: RunItem[] = [];
  for (let after: number | null = -1; after !== null;) {
    const query: string = after < 0 ? "" : `?after=${after}`;
    const { run }: { run: Run } = (await app.get<{ run: Run }>(`/api/runs/${runId}${query}`)).body;
    items.push(...run.items);
    after = run.next;
  }
  return items;
}

async function readAssets(app: AppClient, runId: string): Promise<ReviewedAsset[]> {
  const assets: ReviewedAsset[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const query = new URLSearchParams({ runId, ...(after && { after }) });
    const { body } = await app.get<{ assets: ReviewedAsset[]; next: string | null }>(`/api/assets?${query}`);
    assets.push(...body.assets);
    after = body.next;
  }
  return assets;
}

async function readReviewed(app: AppClient, runId: string): Promise<ReviewedAsset[]> {
  let unchecked = -1;
  return until(
    "the review",
    async () => {
      const assets = await readAssets(app, runId);
      unchecked = assets.filter(({ verdict }) => verdict === "unchecked").length;
      return unchecked === 0 ? assets : null;
    },
    () => String(unchecked),
  );
}

/** Says of each order, having looked at a few of its pictures, what no machine can settle. */
async function answerForOrders(
  app: AppClient,
  runs: readonly Run[],
  assets: readonly Asset[],
  say: (text: string) => void,
): Promise<void> {
  for (const { runId, orderId } of runs) {
    const sample = assets.filter((asset) => asset.runId === runId).slice(0, LOOKED_AT);
    if (sample.length === 0) continue;
    const looked = sample.map(({ assetId }) => assetId);
    await answerForOrder(app, orderId, looked);
  }
  say("Looked at a few pictures of each order: packaging and accessories are shown as they are");
}

async function publishAll(
  app: AppClient,
  assets: readonly Asset[],
  say: (text: string) => void,
  onProgress: NonNullable<MainJobOptions["onProgress"]>,
): Promise<Changeset> {
  const { status, body } = await app.post<{ changesetId: string; message?: string }>("/api/publications", {
    assetIds: assets.map(({ assetId }) => assetId),
    target: "shopify",
    idempotencyKey: randomUUID(),
  });
  if (status !== 200) throw new Error(`publishing was refused: ${body.message}`);
  say(`Publishing ${assets.length} pictures …`);
  let ended = 0;
  return until(
    "publishing",
    async () => {
      const changeset = await readChangeset(app, body.changesetId);
      ended = changeset.products.filter(({ status }) => status === "done" || status === "failed").length;
      const begun = changeset.products.filter(({ status }) => status !== "queued").length;
      await onProgress({
        stage: "Publishing",
        id: body.changesetId,
        begun,
        ended,
        total: changeset.products.length,
      });
      return changeset.status === "done" ? changeset : null;
    },
    () => String(ended),
  );
}

async function readChangeset(app: AppClient, changesetId: string): Promise<Changeset> {
  let whole: Changeset | undefined;
  for (let after: string | null | undefined; after !== null;) {
    const query: string = after ? `?${new URLSearchParams({ after })}` : "";
    const path = `/api/publications/${changesetId}${query}`;
    const { changeset }: { changeset: Changeset } = (await app.get<{ changeset: Changeset }>(path)).body;
    whole = { ...changeset, products: [...(whole?.products ?? []), ...changeset.products] };
    after = changeset.next;
  }
  if (!whole) throw new Error("the publication has no pages");
  return whole;
}
