/**
 * How fast five pages come up and answer, in a real Chromium whose processor is four times slower, inside Shopify admin
 * as the double plays it. Each load is of a new window that has nothing in any cache.
 */
import { setTimeout as after } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { answerForOrder } from "../../support/house-order.ts";
import { ADMIN_HOST, CDN_HOST } from "../../shopify-double/hosts.ts";
import { openBrowser, type TestBrowser } from "../../support/browser.ts";
import type { BenchInput, Measured } from "../bench.ts";
import { rounded } from "../ledger/figures.ts";
import { type HouseScene, makePictures, withHouse } from "../pipeline/house-scene.ts";
import { judgeFirstLoad, judgeVitals, LOADS, p75Of } from "./goals.ts";
import { type MeasuredPage, pagesOf } from "./pages.ts";
import { readObserved, untilInteractive, withSlowWindow } from "./slow-window.ts";
import { shiftsSeen, type Vitals, vitalsOf } from "./vitals.ts";

const PRODUCTS = 12;
/** More than a page of a run, and of history, shows. */
const PICTURES = 60;
/** Results that a person has to look at. */
const FLAGGED = 12;
/** A paint or a shift that comes so long after everything was there has another cause. */
const QUIET_MS = 1_000;
/** Until the browser has told of an interaction: a frame, and the observer's turn. */
const TOLD_MS = 400;
/** The app asks for the code of its other pages so long after its first page is there (app/entry.client.tsx). */
const IDLE_AFTER_MS = 300;

export const measureBrowser = (input: BenchInput): Promise<Measured> =>
  withHouse(input, { name: "browser", workers: 1, products: PRODUCTS }, async (scene) => {
    input.say(`${PICTURES} pictures, so that pages have something to show …`);
    const { runId } = await makePictures(scene, PICTURES, input.signal);
    await prepareReview(scene, runId);
    const browser = await openBrowser({ double: scene.house.double });
    try {
      return await measurePages(browser, scene, pagesOf({ runId }), input);
    } finally {
      await browser.close();
    }
  });

/** Some results wait for a person, and nothing else stands before them. */
async function prepareReview({ app, database }: HouseScene, runId: string): Promise<void> {
  const { rows } = await database.query<{ assetId: string; orderId: string }>(
    `SELECT asset_id AS "assetId", order_id AS "orderId" FROM asset JOIN generation_run USING (shop_id, run_id)
     WHERE run_id = $1 ORDER BY asset_id LIMIT $2`,
    [runId, FLAGGED],
  );
  const assetIds = rows.map(({ assetId }) => assetId);
  await database.query(
    `UPDATE review_result SET outcome = 'person', evidence = '{"drift": 5.1, "mostDrift": 4}', reviewed_at = now()
     WHERE asset_id = ANY ($1) AND check_id = 'product-colours'`,
    [assetIds],
  );
  await answerForOrder(app, rows[0]!.orderId, assetIds.slice(0, 6));
}

interface Visit {
  readonly vitals: Vitals;
  readonly scripts: readonly { readonly url: string; readonly isIdle: boolean }[];
}

async function measurePages(
  browser: TestBrowser,
  scene: HouseScene,
  pages: Readonly<Record<string, MeasuredPage>>,
  { say, signal }: BenchInput,
): Promise<Measured> {
  const visits = new Map<string, Visit[]>(Object.keys(pages).map((name) => [name, []]));
  // The first window starts what all of them use, and is not counted.
  for (let load = 0; load <= LOADS; load++) {
    say(`Loads of each page, ${load} of ${LOADS} …`);
    for (const [name, page] of Object.entries(pages)) {
      signal.throwIfAborted();
      const visit = await visitPage(browser, scene.house.shop, page);
      if (load > 0) visits.get(name)?.push(visit);
    }
  }
  const p75s = [...visits].map(([name, loads]) => ({ name, ...p75Of(loads.map(({ vitals }) => vitals)) }));
  const code = await weigh(visits.get("home")?.[0]?.scripts ?? [], scene.house.webUrl);
  return {
    figures: {
      ...Object.fromEntries(
        p75s.flatMap(({ name, lcpMs, cls, inpMs }) => [
          [`${name}LcpMs`, rounded(lcpMs)],
          [`${name}Cls`, rounded(cls)],
          [`${name}InpMs`, rounded(inpMs)],
        ]),
      ),
      firstLoadKb: rounded(code.firstLoadBytes / 1_000),
      firstLoadScripts: code.firstLoadScripts,
      idleKb: rounded(code.idleBytes / 1_000),
    },
    goals: [...judgeVitals(p75s), judgeFirstLoad(code.firstLoadBytes)],
  };
}

/** One cold load of a page inside the admin, and the interactions of it. */
async function visitPage(
  browser: TestBrowser,
  shop: string,
  { path, interactions }: MeasuredPage,
): Promise<Visit> {
  return withSlowWindow(browser, async (page, findApp) => {
    const store = shop.replace(".myshopify.com", "");
    await page.goto(`https://${ADMIN_HOST}/store/${store}/apps/productstudio${path}`);
    const app = await findApp();
    await untilInteractive(app);
    await after(QUIET_MS);
    // A person's first touch ends what the browser tells of paints; layout that it moves is answered, not restless.
    const { paintsMs } = await readObserved(app);
    for (const interact of interactions) {
      await interact(app, page);
      await after(TOLD_MS);
    }
    const { scripts, loadMs, firstPaintMs, shifts, events } = await readObserved(app);
    return {
      vitals: vitalsOf({ paintsMs, shifts: shiftsSeen(shifts, firstPaintMs), events }),
      scripts: scripts.map(({ url, startMs }) => ({ url, isIdle: startMs >= loadMs + IDLE_AFTER_MS })),
    };
  });
}

/**
 * What the scripts of a load weigh on the wire. The first load is every script of the app that the browser asked for
 * before the app goes on to fetch the code of its other pages, which it does in idle time; those are told apart. App
 * Bridge comes from Shopify's network, is Shopify's, and in most windows of the admin is there already; here the double
 * has its own in its place, which says nothing about its size.
 *
 * The web process doesn't compress: what stands before it in production does, with gzip at its usual level as here.
 */
async function weigh(
  scripts: Visit["scripts"],
  webUrl: string,
): Promise<{ firstLoadBytes: number; firstLoadScripts: number; idleBytes: number }> {
  const weight = { firstLoadBytes: 0, firstLoadScripts: 0, idleBytes: 0 };
  for (const { url, isIdle } of scripts) {
    const { host, pathname } = new URL(url);
    if (host === CDN_HOST) continue;
    const answer = await fetch(new URL(pathname, webUrl));
    if (!answer.ok) throw new Error(`${pathname} answered ${answer.status}`);
    const bytes = gzipSync(await answer.arrayBuffer()).byteLength;
    if (isIdle) {
      weight.idleBytes += bytes;
    } else {
      weight.firstLoadBytes += bytes;
      weight.firstLoadScripts += 1;
    }
  }
  return weight;
}
