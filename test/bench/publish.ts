/**
 * What publishing costs of a shop's query budget, and whether it uses what the budget allows: at the pace of the smallest
 * plan, where points are short, and at that of the largest, where our own work is what takes time.
 */
import { join } from "node:path";
import { clearHouse } from "../demo/house.ts";
import { openPublishingHouse, type PublishingHouse } from "../support/publishing-house.ts";
import type { Bench, BenchInput, Measured } from "./bench.ts";
import { median, rounded } from "./ledger/figures.ts";
import { measurePublication, type Publication, sum } from "./publish/publishing.ts";

const WORKERS = 2;
const SMALLEST = { plan: "basic", pointsPerS: 100 } as const;
const LARGEST = { plan: "enterprise", pointsPerS: 2_000 } as const;
/** How many products are published at the smallest plan's pace, and at the largest's, one publication after the other. */
const SIZES = {
  short: { paced: 200, rounds: 3, larger: [500] },
  full: { paced: 1_000, rounds: 5, larger: [1_000, 10_000] },
} as const;
type Sizes = (typeof SIZES)[keyof typeof SIZES];
const MOST_POINTS = 40;
const LEAST_SHARE = 0.9;
const LINEAR_WITHIN = 0.1;

const bench: Bench = async (input) => {
  const sizes = input.isFull ? SIZES.full : SIZES.short;
  const dataDir = join(input.workDir, "publish");
  const scene = await openPublishingHouse({
    dataDir,
    products: Math.max(sizes.paced, ...sizes.larger),
    workers: WORKERS,
    say: input.say,
    signal: input.signal,
  });
  try {
    const parts = [await measurePace(scene, input, sizes), await measureGrowth(scene, input, sizes)];
    return {
      figures: Object.assign({}, ...parts.map(({ figures }) => figures)) as Measured["figures"],
      goals: parts.flatMap(({ goals }) => goals),
    };
  } finally {
    await scene.stop();
    clearHouse(join(dataDir, "house"));
  }
};
export default bench;

/** The bucket begins with what is kept for pages, so that every point used is one that was restored meanwhile. */
async function measurePace(scene: PublishingHouse, input: BenchInput, { paced }: Sizes): Promise<Measured> {
  const { double, shop } = scene.house;
  const { maximumAvailable } = await double.throttle({ shop, plan: SMALLEST.plan });
  await double.throttle({ shop, available: maximumAvailable / 4 });
  input.say(`${paced} products at ${SMALLEST.pointsPerS} points a second …`);
  const published = await measurePublication(scene, scene.products.slice(0, paced), input);
  const used = sum(Object.values(published.points));
  const pointsPerProduct = used / published.products;
  const share = used / (SMALLEST.pointsPerS * (published.durationMs / 1_000));
  return {
    figures: {
      pointsPerProduct: rounded(pointsPerProduct),
      pointsPerProductByOperation: byOperation(published),
      productsPerS: rounded((published.products * 1_000) / published.durationMs),
      productsPerSAllowed: rounded(SMALLEST.pointsPerS / pointsPerProduct),
      throttledAnswers: published.throttled,
    },
    goals: [
      {
        id: "points",
        goal: `points for a product with one picture, at most ${MOST_POINTS}`,
        value: rounded(pointsPerProduct),
        met: pointsPerProduct <= MOST_POINTS,
      },
      {
        id: "throughput",
        goal: `products a second over those that ${SMALLEST.pointsPerS} points a second allow, at least ${LEAST_SHARE}`,
        value: rounded(share),
        met: share >= LEAST_SHARE,
      },
      failures("surfaced-at-smallest", published),
    ],
  };
}

async function measureGrowth(
  scene: PublishingHouse,
  input: BenchInput,
  { rounds, larger: sizes }: Sizes,
): Promise<Measured> {
  const { double, shop } = scene.house;
  await double.throttle({ shop, plan: LARGEST.plan });
  const publish = (count: number): Promise<Publication> => {
    input.say(`${count} products at ${LARGEST.pointsPerS} points a second …`);
    return measurePublication(scene, scene.products.slice(0, count), input);
  };
  await publish(100); // the first one only learns the new pace
  const hundreds: Publication[] = [];
  for (let round = 0; round < rounds; round++) hundreds.push(await publish(100));
  const larger: Publication[] = [];
  for (const size of sizes) larger.push(await publish(size));

  const msPerProduct = [
    median(hundreds.map(({ durationMs }) => durationMs)) / 100,
    ...larger.map(({ hundredsMs }) => median(hundredsMs) / 100),
  ];
  const growth = Math.max(
    ...msPerProduct.flatMap((ms, i) => msPerProduct.slice(0, i).map((smaller) => ms / smaller)),
  );
  const all = [...hundreds, ...larger];
  return {
    figures: {
      quietMsPerProduct: msPerProduct.map(rounded).join(" "),
      productsPerSAtLargest: rounded(1_000 / msPerProduct.at(-1)!),
    },
    goals: [
      {
        id: "linear",
        goal: `time per product, median of each hundred, from 100 to ${sizes.join(" to ")}, at most ${1 + LINEAR_WITHIN} × that of a smaller publication`,
        value: rounded(growth),
        met: growth <= 1 + LINEAR_WITHIN,
      },
      failures("surfaced-at-largest", ...all),
    ],
  };
}

/** A product that failed is one whose merchant was told of Shopify's limit, or of something else that mustn't happen. */
function failures(id: string, ...published: readonly Publication[]) {
  const failed = sum(published.map((one) => one.failed));
  return { id, goal: "products that failed, none", value: failed, met: failed === 0 };
}

const byOperation = ({ points, products }: Publication): string =>
  Object.entries(points)
    .map(([name, used]) => `${name} ${rounded(used / products)}`)
    .join(", ");
