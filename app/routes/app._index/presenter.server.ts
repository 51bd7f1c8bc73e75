/** Home: balance and use, what is under way, what waits for the merchant, the set-up guide, and what came out last. */
import type { ShopCtx } from "#app/composition.server.ts";
import { LOW_BALANCE_DAYS, type LowBalance, lowBalance } from "#app/components/low-balance.ts";
import { type PaceFigures, styleWords } from "#app/components/run-words.ts";
import {
  type Preferences,
  findShop,
  readPreferences,
  readUnreadCount,
} from "#app/domain/account/index.server.ts";
import { listLatestAssets } from "#app/domain/assets/index.server.ts";
import { readPlans } from "#app/domain/billing/index.server.ts";
import { readBalance, readUse, readUseSince } from "#app/domain/credits/index.server.ts";
import {
  type RunSummary,
  listEndedRuns,
  listOpenRuns,
  listUnfinishedOrders,
  readPace,
} from "#app/domain/generation/index.server.ts";
import { hasPublished, listWaitingChangesets } from "#app/domain/publishing/index.server.ts";
import { hasAnswered } from "#app/domain/review/index.server.ts";
import { type Glance, recallGlance } from "#app/glance.server.ts";
import { orThrow } from "#app/merchant-door.server.ts";
import { type PictureView, presentPictures } from "#app/pictures.server.ts";
import { inOneTransaction } from "#app/platform/ctx.ts";
import { lastLocalDays } from "#app/platform/local-days.ts";
import { readReadiness } from "#app/readiness.server.ts";
import type { AccountView } from "./account-words.ts";
import { type Guide, guideOf } from "./guide.ts";
import type { Need } from "./need-words.ts";
import { gatherNeeds } from "./needs.server.ts";
import type { Use } from "./use-words.ts";

const SHOWN_RUNS = 20;
const SHOWN_NEEDS = 20;
const SHOWN_PUBLICATIONS = 3;
/** What is looked at for needs, at every poll: it bounds the work, whatever the shop has made so far. */
const LOOKED_AT = { maxRuns: 200, maxItems: 1_000 };
const LATEST_RESULTS = 12;
const USE_DAYS = 30;

export interface HomeView {
  readonly live: HomeLive;
  readonly account: AccountView;
  /** What Shopify told lately; null: the page asks for it. */
  readonly glance: Glance | null;
}

/** What may change while the page is open. */
export interface HomeLive {
  readonly balance: { availableCredits: number; heldCredits: number; frozenReason: string | null };
  readonly use: Use;
  /** Figures of the note that credits run low; null while runs go on and move them. */
  readonly lowBalance: LowBalance | null;
  /** Notifications that nobody has read. */
  readonly unreadCount: number;
  readonly guide: Guide;
  readonly isNew: boolean;
  /** Something is on its way that this page will show. */
  readonly isUnderWay: boolean;
  readonly runs: readonly OpenRun[];
  readonly moreRunsCount: number;
  readonly needs: readonly Need[];
  readonly moreNeedsCount: number;
  readonly latest: readonly PictureView[];
}
type OpenRun = Pick<RunSummary, "runId" | "kind" | "itemCount" | "quality" | "status" | "counts"> & {
  readonly style: string;
  /** Null for a run that isn't running. */
  readonly pace: PaceFigures | null;
};

export async function presentHome(ctx: ShopCtx): Promise<HomeView> {
  const [live, account] = await Promise.all([presentHomeLive(ctx), presentAccount(ctx)]);
  return { live, account, glance: recallGlance(ctx) };
}

/**
 * Long questions are asked side by side: one after the other, they took four times as long as the longest. Short ones
 * share a transaction.
 */
export async function presentHomeLive(ctx: ShopCtx): Promise<HomeLive> {
  const [
    { values, open, ended, latest },
    { waiting, unfinished, answered, published, unreadCount },
    balance,
  ] = await Promise.all([
    inOneTransaction(ctx, async (one) => ({
      values: (await readPreferences(one)).values,
      open: await listOpenRuns(one, { limit: SHOWN_RUNS }),
      ended: await listEndedRuns(one, LOOKED_AT),
      latest: orThrow(await listLatestAssets(one, { limit: LATEST_RESULTS })),
    })),
    inOneTransaction(ctx, async (one) => ({
      waiting: await listWaitingChangesets(one, { limit: SHOWN_PUBLICATIONS }),
      unfinished: await listUnfinishedOrders(one, { limit: SHOWN_NEEDS }),
      answered: await hasAnswered(one),
      published: await hasPublished(one),
      unreadCount: await readUnreadCount(one),
    })),
    readBalance(ctx),
  ]);
  const { availableCredits, heldCredits, frozenReason } = balance;
  const [readiness, use, low, runs, pictures] = await Promise.all([
    readReadiness(ctx, { runIds: ended.map(({ runId }) => runId) }),
    presentUse(ctx, values.contact?.timeZone ?? null),
    open.count > 0 ? null : presentLowBalance(ctx, availableCredits, values),
    Promise.all(open.runs.map((run) => presentOpenRun(ctx, run))),
    presentPictures(ctx, latest.assets),
  ]);
  const needs = await gatherNeeds(ctx, { open: open.runs, waiting, unfinished, ended, readiness });
  const isNew = open.count + ended.length === 0;
  const [openRun] = open.runs;
  const [endedRun] = ended;
  return {
    balance: { availableCredits, heldCredits, frozenReason },
    use,
    lowBalance: low,
    unreadCount,
    guide: guideOf({
      choice: values.setupGuide?.state ?? null,
      hasRun: !isNew,
      hasAnswered: answered,
      hasPublished: published,
      openRunId: openRun?.runId ?? null,
      endedRun: endedRun
        ? {
            runId: endedRun.runId,
            toLookAtCount: readiness.get(endedRun.runId)?.toLookAt.length ?? 0,
          }
        : null,
      planId: waiting.find(({ status }) => status === "planned")?.changesetId ?? null,
    }),
    isNew,
    isUnderWay:
      open.count > 0 ||
      [...readiness.values()].some(
        ({ uncheckedCount, publishingCount }) => uncheckedCount + publishingCount > 0,
      ),
    runs,
    moreRunsCount: open.count - open.runs.length,
    needs: needs.slice(0, SHOWN_NEEDS),
    moreNeedsCount: Math.max(needs.length - SHOWN_NEEDS, 0),
    latest: pictures,
  };
}

async function presentOpenRun(ctx: ShopCtx, run: RunSummary): Promise<OpenRun> {
  const { runId, kind, itemCount, quality, status, counts } = run;
  const openItems = counts.queued + counts.running;
  const pace = status === "running" ? await readPace(ctx, { runId, openItems }) : null;
  return { runId, kind, itemCount, quality, status, counts, style: styleWords(run), pace };
}

/** By the days of the time zone that the shop chose, else of UTC. */
async function presentUse(ctx: ShopCtx, timeZone: string | null): Promise<Use> {
  const now = new Date(ctx.clock.nowMs());
  const days = lastLocalDays({ now, timeZone: timeZone ?? "UTC", count: USE_DAYS });
  const used = await readUseSince(ctx, { starts: days.map(({ startsAt }) => startsAt) });
  return {
    days: days.map(({ date }, place) => ({ date, usedCredits: used[place] ?? 0 })),
    isUtc: timeZone === null,
  };
}

async function presentLowBalance(
  ctx: ShopCtx,
  availableCredits: number,
  { lowBalanceDismissed }: Preferences["values"],
): Promise<LowBalance | null> {
  const usedCredits = await readUse(ctx, { days: LOW_BALANCE_DAYS });
  return lowBalance({ availableCredits, usedCredits }, lowBalanceDismissed);
}

async function presentAccount(ctx: ShopCtx): Promise<AccountView> {
  const [shop, { current, scheduled, paidUntil }] = await Promise.all([findShop(ctx), readPlans(ctx)]);
  return {
    shopDomain: shop?.shopDomain ?? null,
    current: current && {
      name: current.name,
      credits: current.credits,
      status: current.status,
      isTrial: current.isTrial,
      periodEnd: current.periodEnd,
    },
    scheduled: scheduled && { name: scheduled.name, startsAt: scheduled.startsAt },
    paidUntil: paidUntil && { name: paidUntil.name, periodEnd: paidUntil.periodEnd },
  };
}
