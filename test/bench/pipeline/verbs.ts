/** The parts that need no whole house: taking over from a killed worker, starting 10,000 items, and taking turns. */
import type { GenerationCtx } from "../../../app/domain/generation/index.server.ts";
import type { BenchInput, Measured } from "../bench.ts";
import { median, rounded, timed } from "../ledger/figures.ts";
import { type DatabaseScene, drafted, startDraft, withDatabase } from "./database-scene.ts";

const TAKE_OVER_ROUNDS = 5;
const TAKE_OVER_GOAL_S = 15;
/** As many as a worker has slots. */
const TAKEN_ITEMS = 2;
const LARGE_RUN = 10_000;
const START_GOAL_S = 3;
const SMALL_RUN = 20;
const TURN_ROUNDS = 3;
const TURN_GOAL_S = 3;
const ENGINE_MS = 50;
/** Longer than the benchmark takes. */
const NEVER_MS = 24 * 3_600_000;

export function measureVerbs(input: BenchInput): Promise<Measured> {
  return withDatabase(input, async (scene) => {
    const parts = [await measureTakeOver(scene, input), await measureStartAndTurns(scene, input)];
    return {
      figures: Object.assign({}, ...parts.map(({ figures }) => figures)) as Measured["figures"],
      goals: parts.flatMap(({ goals }) => goals),
    };
  });
}

/** A worker is killed while its engine works on all its slots; another one, idle until then, makes the pictures. */
async function measureTakeOver(scene: DatabaseScene, { say }: BenchInput): Promise<Measured> {
  const ctx = await scene.newShop(TAKEN_ITEMS);
  const seconds: number[] = [];
  for (let round = 1; round <= TAKE_OVER_ROUNDS; round++) {
    say(`Killing a worker, round ${round} of ${TAKE_OVER_ROUNDS} …`);
    const killed = await scene.startWorker(NEVER_MS);
    const runId = await startDraft(ctx, await drafted(ctx));
    await scene.untilCount(runId, "running", TAKEN_ITEMS);
    const other = await scene.startWorker(0);
    await killed.kill();
    seconds.push((await scene.untilCount(runId, "done", TAKEN_ITEMS)) / 1000);
    await other.kill();
  }
  const worst = rounded(Math.max(...seconds));
  return {
    figures: { takeOverS: seconds.map(rounded).join(" ") },
    goals: [
      {
        id: "take-over",
        goal: `a SIGKILLed worker's items are made by another within ${TAKE_OVER_GOAL_S} s, worst of ${TAKE_OVER_ROUNDS}`,
        value: worst,
        met: worst <= TAKE_OVER_GOAL_S,
      },
    ],
  };
}

async function measureStartAndTurns(scene: DatabaseScene, { say }: BenchInput): Promise<Measured> {
  const small = await scene.newShop(SMALL_RUN);
  const large = await scene.newShop(LARGE_RUN);
  const workers = [await scene.startWorker(ENGINE_MS), await scene.startWorker(ENGINE_MS)];
  await makeSmallRun(scene, small); // the workers' first pictures
  say(`${SMALL_RUN} items alone …`);
  const alone = await smallRuns(scene, small);
  for (const worker of workers) await worker.kill();

  const starts: number[] = [];
  const transactions: number[] = [];
  let waiting = "";
  for (const part of ["first", "second"]) {
    say(`Starting the ${part} ${LARGE_RUN} items …`);
    const draftId = await drafted(large);
    const { ctx, longestMs } = withTimedTransactions(large);
    starts.push((await timed(async () => void (waiting = await startDraft(ctx, draftId)))) / 1000);
    transactions.push(longestMs() / 1000);
  }

  say(`${SMALL_RUN} items behind ${2 * LARGE_RUN} …`);
  await Promise.all([scene.startWorker(ENGINE_MS), scene.startWorker(ENGINE_MS)]);
  await makeSmallRun(scene, small);
  const behind = await smallRuns(scene, small);
  if ((await scene.count(waiting, "done")) === LARGE_RUN) throw new Error("the large shop had nothing left");
  const start = rounded(Math.max(...starts));
  const more = rounded(Math.max(...behind) - median(alone));
  return {
    figures: {
      start10000S: starts.map(rounded).join(" "),
      start10000TransactionS: transactions.map(rounded).join(" "),
      smallRunAloneS: alone.map(rounded).join(" "),
      smallRunBehindS: behind.map(rounded).join(" "),
    },
    goals: [
      {
        id: "start",
        goal: `starting a run of ${LARGE_RUN} items within ${START_GOAL_S} s, worst of ${starts.length}`,
        value: start,
        met: start <= START_GOAL_S,
      },
      {
        id: "turns",
        goal: `${SMALL_RUN} items behind another shop's ${2 * LARGE_RUN} take at most ${TURN_GOAL_S} s more than alone, worst of ${TURN_ROUNDS}`,
        value: more,
        met: more <= TURN_GOAL_S,
      },
    ],
  };
}

async function smallRuns(scene: DatabaseScene, ctx: GenerationCtx): Promise<number[]> {
  const seconds: number[] = [];
  for (let round = 0; round < TURN_ROUNDS; round++) seconds.push(await makeSmallRun(scene, ctx));
  return seconds;
}

/** From the start of the run to its last picture, in seconds. */
async function makeSmallRun(scene: DatabaseScene, ctx: GenerationCtx): Promise<number> {
  const draftId = await drafted(ctx);
  return (
    (await timed(async () => scene.untilCount(await startDraft(ctx, draftId), "done", SMALL_RUN))) / 1000
  );
}

/** The same ctx, whose longest transaction is known. */
function withTimedTransactions(ctx: GenerationCtx): { ctx: GenerationCtx; longestMs: () => number } {
  let longestMs = 0;
  const tenant: typeof ctx.db.tenant = async (shopId, work) => {
    const startMs = performance.now();
    try {
      return await ctx.db.tenant(shopId, work);
    } finally {
      longestMs = Math.max(longestMs, performance.now() - startMs);
    }
  };
  return { ctx: { ...ctx, db: { ...ctx.db, tenant } }, longestMs: () => longestMs };
}
