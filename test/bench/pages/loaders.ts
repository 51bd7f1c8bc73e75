/**
 * How long pages' loaders take in a shop with a million results and a million lines of the ledger, beside one with a
 * thousand. They are asked over HTTP as the browser asks for them, with a session token, in a house whose web process runs
 * as in production: what is measured goes from the request to the last byte of the answer.
 */
import { join } from "node:path";
import { Client } from "pg";
import type { ShopId } from "../../../app/platform/ids.ts";
import { createAppClient } from "../../demo/app-client.ts";
import { CATALOGUE, clearHouse, type House, startHouse } from "../../demo/house.ts";
import type { BenchInput, Measured } from "../bench.ts";
import { median, percentile, rounded, timed } from "../ledger/figures.ts";
import { fillStatement } from "../ledger/shops.ts";
import { type FilledResults, fillResults } from "./fill-results.ts";
import { judgeLoaders } from "./goals.ts";

const SIZES = { small: 1_000, large: 1_000_000 } as const;
const SMALL_SHOP = "small-shop.myshopify.com";
const ROUNDS = 120;
/** Until code is compiled, connections are open and pages of the database are in memory. */
const WARM_UP_ROUNDS = 10;
/** Session tokens live a minute. */
const TOKEN_MS = 30_000;
/** Two cores serve the loader and its database: who else would work beside them is left out. */
const NO_WORKERS = 0;

export async function measureLoaders({ workDir, say, signal }: BenchInput): Promise<Measured> {
  const dataDir = join(workDir, "loaders");
  try {
    const house = await startHouse({
      dataDir,
      workers: NO_WORKERS,
      say,
      signal,
      env: { LOG_LEVEL: "warn" },
    });
    try {
      await house.double.seed({ shop: SMALL_SHOP, catalogue: CATALOGUE });
      const small = await openShop(house, SMALL_SHOP, SIZES.small, say);
      const large = await openShop(house, house.shop, SIZES.large, say);
      signal.throwIfAborted();
      await settle(house.databaseUrl);
      return judge(await measureInTurns([small, large], { say, signal }));
    } finally {
      await house.stop();
    }
  } finally {
    clearHouse(dataDir);
  }
}

interface Shop {
  readonly filled: FilledResults;
  /** Asks for a loader's data; throws unless there are some. */
  ask(loader: Loader): Promise<void>;
  /** Has a session token that lives for a while. */
  refresh(): Promise<void>;
}

async function openShop(
  house: House,
  shop: string,
  size: number,
  say: (text: string) => void,
): Promise<Shop> {
  await createAppClient(house.webUrl, house.double, shop).get("/api/credits"); // installs the app
  const shopId = await findShopId(house.databaseUrl, shop);
  say(`${size} lines of a statement, ${size} results …`);
  await fillStatement(house.databaseUrl, { shopId }, size);
  const filled = await fillResults(house.databaseUrl, shopId, size);
  let token = { text: "", mintedMs: -TOKEN_MS };
  return {
    filled,
    async refresh() {
      if (performance.now() - token.mintedMs < TOKEN_MS) return;
      token = { text: await house.double.sessionToken(shop), mintedMs: performance.now() };
    },
    async ask({ route, path }) {
      const address = new URL(path(filled), house.webUrl);
      address.searchParams.set("_data", route);
      const answer = await fetch(address, {
        headers: { Authorization: `Bearer ${token.text}`, "User-Agent": "Mozilla/5.0 Chrome/147.0" },
      });
      const bytes = await answer.arrayBuffer();
      if (answer.status !== 200 || bytes.byteLength === 0)
        throw new Error(`${address.pathname}${address.search} answered ${answer.status}`);
    },
  };
}

async function findShopId(databaseUrl: string, shop: string): Promise<ShopId> {
  return withOwner(databaseUrl, async (owner) => {
    const { rows } = await owner.query<{ shop_id: ShopId }>("SELECT shop_id FROM shop WHERE domain = $1", [
      shop,
    ]);
    if (!rows[0]) throw new Error(`${shop} has not installed the app`);
    return rows[0].shop_id;
  });
}

/** What a database does by itself within a day of such a load. */
const settle = (databaseUrl: string): Promise<void> =>
  withOwner(databaseUrl, async (owner) => {
    await owner.query("VACUUM ANALYZE");
    await owner.query("CHECKPOINT");
  });

async function withOwner<T>(databaseUrl: string, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

interface Loader {
  /** Remix's name of the route. */
  readonly route: string;
  readonly path: (filled: FilledResults) => string;
}

const loader = (route: string, path: Loader["path"]): Loader => ({ route: `routes/${route}`, path });
const history = (query: (filled: FilledResults) => Readonly<Record<string, string>>): Loader =>
  loader("app.history", (filled) => `/app/history?${new URLSearchParams(query(filled)).toString()}`);
const DAY_MS = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

const LOADERS: Readonly<Record<string, Loader>> = {
  home: loader("app._index", () => "/app"),
  create: loader("app.create", () => "/app/create"),
  runs: loader("app.runs._index", () => "/app/runs"),
  run: loader("app.runs.$runId", ({ runId }) => `/app/runs/${runId}`),
  runNewest: loader("app.runs.$runId", ({ newestRunId }) => `/app/runs/${newestRunId}`),
  result: loader("app.results.$assetId", ({ assetId }) => `/app/results/${assetId}`),
  review: loader("app.review", () => "/app/review"),
  reviewNotes: loader("app.review", () => "/app/review?show=notes"),
  reviewRun: loader("app.review", ({ newestRunId }) => `/app/review?run=${newestRunId}`),
  publications: loader("app.publications._index", () => "/app/publications"),
  publication: loader(
    "app.publications.$changesetId",
    ({ changesetId }) => `/app/publications/${changesetId}`,
  ),
  credits: loader("app.credits", () => "/app/credits"),
  creditsOfAKind: loader("app.credits", () => "/app/credits?kind=grant"),
  notifications: loader("app.notifications", () => "/app/notifications"),
  history: history(() => ({})),
  historyMiddle: history(({ assetId }) => ({ before: assetId })),
  historyVideos: history(() => ({ tab: "videos" })),
  historyTitle: history(({ title }) => ({ title })),
  historySku: history(({ sku }) => ({ sku })),
  historyRun: history(({ runId }) => ({ run: runId })),
  historyStyle: history(() => ({ style: "wood" })),
  historyQuality: history(() => ({ quality: "ultra" })),
  historyPassed: history(() => ({ verdict: "pass" })),
  historyNoted: history(() => ({ verdict: "warn" })),
  historyToLookAt: history(() => ({ verdict: "person" })),
  historyBlocked: history(() => ({ verdict: "block" })),
  historyUnchecked: history(() => ({ verdict: "unchecked" })),
  historyPublished: history(() => ({ published: "yes" })),
  historyUnpublished: history(() => ({ published: "no" })),
  historyPeriod: history(() => ({ from: daysAgo(200), to: daysAgo(170) })),
  historyFavourites: history(() => ({ favourites: "yes" })),
};

/** A loader's times in milliseconds: in the small shop, in the large one. */
type Times = readonly [number[], number[]];

async function measureInTurns(
  [small, large]: readonly [Shop, Shop],
  { say, signal }: Pick<BenchInput, "say" | "signal">,
): Promise<ReadonlyMap<string, Times>> {
  const times = new Map<string, Times>(Object.keys(LOADERS).map((name) => [name, [[], []]]));
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    signal.throwIfAborted();
    if (round % 20 === 0) say(`Loaders, round ${round} of ${ROUNDS} …`);
    await Promise.all([small.refresh(), large.refresh()]);
    // The two shops take turns in who is first, so that what disturbs the machine disturbs both.
    for (const [name, one] of Object.entries(LOADERS)) {
      for (const index of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        const tookMs = await timed(() => (index === 0 ? small : large).ask(one));
        if (round >= 0) times.get(name)?.[index].push(tookMs);
      }
    }
  }
  return times;
}

function judge(times: ReadonlyMap<string, Times>): Measured {
  const p95s = [...times].map(([name, [small, large]]) => ({
    name,
    smallMs: percentile(small, 0.95),
    largeMs: percentile(large, 0.95),
    medianTimes: median(large) / median(small),
  }));
  return {
    figures: Object.fromEntries(
      p95s.flatMap(({ name, smallMs, largeMs, medianTimes }) => [
        [`${name}P95Ms`, rounded(largeMs)],
        [`${name}P95MsOf1000`, rounded(smallMs)],
        [`${name}MedianTimes`, rounded(medianTimes)],
      ]),
    ),
    goals: judgeLoaders(p95s),
  };
}
