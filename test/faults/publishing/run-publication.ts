/**
 * A publication of many products while workers are killed and Shopify's replies are lost, and what it comes to. What
 * fails is published again until everything is there, as a merchant would.
 */
import { until } from "../../demo/until.ts";
import { openPublishingHouse, type PublishingHouse } from "../../support/publishing-house.ts";
import { chances } from "../catalogue/random.ts";
import { countPublications, type PublicationCount } from "./count.ts";

export interface PublicationRun {
  readonly products: number;
  /** SIGKILLs of a worker, each with replies of Shopify that are lost. */
  readonly kills: number;
  readonly seed: number;
  readonly workers: number;
  readonly dataDir: string;
  readonly say: (text: string) => void;
}

export interface PublicationResult extends PublicationCount {
  readonly seed: number;
  readonly kills: number;
  /** Requests of the app that were answered wrongly or not at all. */
  readonly lostReplies: number;
  /** How often something was published again. */
  readonly repeats: number;
  readonly durationS: number;
}

/** A share of the products at the beginning and at the end in which nothing is disturbed, so that every kill hits work. */
const QUIET_SHARE = 0.02;
const LOST_AT_ONCE = 3;
/** How a reply is lost: after the effect, except where Shopify says itself that there was none. */
const LOSSES = [
  { kind: "drop-reply" },
  { kind: "corrupt-body" },
  { kind: "http-5xx", afterEffect: true },
  { kind: "http-5xx", afterEffect: false },
  { kind: "drop-request" },
  { kind: "throttle" },
  { kind: "http-429", retryAfterSeconds: 0.5 },
] as const;
const PLACES = [
  { path: "/admin/api/*" },
  { path: "/admin/api/*" },
  { host: "shopify-staged-uploads.storage.googleapis.com" },
] as const;
const MAX_REPEATS = 20;

export async function runPublication(options: PublicationRun): Promise<PublicationResult> {
  const startMs = Date.now();
  const { products, workers, dataDir, say } = options;
  const scene = await openPublishingHouse({
    dataDir,
    products,
    workers,
    say,
    quickDeaths: Number.MAX_SAFE_INTEGER,
  });
  try {
    const { double, shop } = scene.house;
    // Time is what this is not about.
    await double.throttle({ shop, plan: "enterprise" });
    const before = await double.state(shop);
    say(`Publishing a picture of each of ${products} products …`);
    const assetIds = await scene.makeResults(scene.products);
    const changesetId = await scene.publish(assetIds);
    await disturbAlong(scene, changesetId, options);
    // What was ordered to be lost is lost in the rest of this publication, however fast the products before it ended.
    await untilOver(scene, changesetId, say);
    const faults = await double.faults();
    await double.clearFaults();
    const repeats = await publishTheRest(scene, changesetId, say);
    const count = await countPublications(scene.database, { before, after: await double.state(shop) });
    return {
      ...count,
      seed: options.seed,
      kills: options.kills,
      lostReplies: faults.reduce((sum, { hits }) => sum + hits, 0),
      repeats,
      durationS: Math.round((Date.now() - startMs) / 1_000),
    };
  } finally {
    await scene.stop();
  }
}

/** Kills a worker and loses replies, again and again while the products end. */
async function disturbAlong(
  scene: PublishingHouse,
  changesetId: string,
  { products, kills, seed, say }: PublicationRun,
): Promise<void> {
  const chance = chances(seed);
  const { house } = scene;
  const ended = async () => {
    const { done, failed } = await scene.progress(changesetId);
    return done + failed;
  };
  const span = products * (1 - 2 * QUIET_SHARE);
  for (let number = 0; number < kills; number++) {
    const due = Math.floor(products * QUIET_SHARE + (span * number) / kills);
    await until(
      `product ${due}`,
      async () => ((await ended()) >= due ? true : null),
      () => String(number),
    );
    const loss = chance.pick(LOSSES);
    const place = loss.kind === "throttle" ? PLACES[0] : chance.pick(PLACES);
    const match = "host" in place ? { match: place } : { match: place, shop: house.shop };
    await house.double.addFault({ ...match, ...loss, count: LOST_AT_ONCE });
    say(`${number + 1} of ${kills}: ${loss.kind} and a killed worker after ${await ended()} products`);
    await chance.pick(house.running().filter(({ name }) => name.startsWith("worker"))).kill();
  }
}

/** Waits until every product of a publication has ended, and answers with how. */
async function untilOver(
  scene: PublishingHouse,
  changesetId: string,
  say: (text: string) => void,
): ReturnType<PublishingHouse["progress"]> {
  let line = "";
  return until(
    "the publication",
    async () => {
      const progress = await scene.progress(changesetId);
      const now = `${progress.done} published, ${progress.failed} failed, ${progress.open} to go`;
      if (now !== line) say(now);
      line = now;
      return progress.open === 0 ? progress : null;
    },
    () => line,
  );
}

/** Waits for the end and publishes again what failed; returns how often. */
async function publishTheRest(
  scene: PublishingHouse,
  firstChangesetId: string,
  say: (text: string) => void,
): Promise<number> {
  for (let changesetId = firstChangesetId, repeats = 0; ; repeats++) {
    const { failed } = await untilOver(scene, changesetId, say);
    if (failed === 0) return repeats;
    if (repeats === MAX_REPEATS) throw new Error(`${failed} products fail again and again`);
    const { rows } = await scene.database.query<{ assetId: string; reason: string }>(
      `SELECT asset_id AS "assetId", failure_code AS reason FROM changeset_step
       WHERE changeset_id = $1 AND state = 'failed'`,
      [changesetId],
    );
    say(`Publishing ${rows.length} again: ${rows[0]?.reason}`);
    changesetId = await scene.publish(rows.map(({ assetId }) => assetId));
  }
}
