/** The review: what waits for an answer, a sample of what passed, and what is answered once for an order. */
import { z } from "zod";
import { type ShopCtx, services } from "#app/composition.server.ts";
import { readAssets } from "#app/domain/assets/index.server.ts";
import { type RunSummary, listRuns, readItems, readRun } from "#app/domain/generation/index.server.ts";
import { summarisePublications } from "#app/domain/publishing/index.server.ts";
import {
  type ReadVerdict,
  type ReviewQueue,
  answered,
  isVouched,
  nameOf,
  readOrderAnswers,
  readOrderSample,
  readQueue,
  readVerdicts,
  ruleOf,
  worstOpen,
} from "#app/domain/review/index.server.ts";
import {
  MAX_SHOP_QUEUE,
  OUTCOMES,
  type OrderAnswer,
  type OrderCover,
  type OrderQuestion,
  OWN_SHOP,
  type Target,
} from "#app/domain/review/schemas.ts";
import { answerView } from "#app/components/answer-words.ts";
import { checkSentence, checkTitle, notJudgedReason } from "#app/components/finding-words.ts";
import { runTitle } from "#app/components/run-words.ts";
import { actorText, inOneTransaction } from "#app/platform/ctx.ts";
import { orThrow } from "#app/merchant-door.server.ts";
import { readReadiness } from "#app/readiness.server.ts";
import { type Asked, type Show, readAsked } from "./asked.server.ts";
import { type GroupView, type OpenPicture, groupsOf, inGroup, keyOf, pageAfter } from "./groups.ts";
import { type FindingView, type Meant, type ReviewCard, SAMPLE_GROUP } from "./review-state.ts";
import { boxesOf, sourceOf } from "./evidence.ts";

const PAGE_SIZE = 30;
const MOST_SHOWN = 600;
const SHOWN_RUNS = 20;
/** Pictures on which an order is answered for: seen at a glance. */
const ORDER_SAMPLE = 6;

export interface QuestionView {
  readonly orderId: string;
  readonly cover: OrderCover;
  readonly answers: Partial<Record<OrderQuestion, OrderAnswer>>;
  /** A random few of its results that could be published, to be compared with their sources; none: there is none. */
  readonly sample: readonly ReviewCard[];
  /** Of how many they were drawn. */
  readonly publishableCount: number;
}

/** A place for which results are reviewed. */
interface PlaceView {
  readonly place: Target;
  readonly name: string;
  /** False: its rules can't be vouched for, so a pass there proves nothing. */
  readonly isVouched: boolean;
}

export interface ReviewView {
  /** The run whose results are shown; null: the shop's newest. */
  readonly runId: string | null;
  /** The place that the results are judged for, and that answers are about. */
  readonly place: Target;
  readonly show: Show;
  /** Every place that can be chosen, the shop itself first. */
  readonly places: readonly PlaceView[];
  /** How many wait for an answer, and how many passed with notes. */
  readonly counts: Readonly<Record<Show, number>>;
  readonly runs: readonly { readonly runId: string; readonly title: string; readonly createdAt: string }[];
  readonly groups: readonly GroupView[];
  readonly cards: readonly ReviewCard[];
  /** Key of the next page; null on the last. */
  readonly next: string | null;
  readonly sample: {
    readonly passedCount: number;
    readonly lookedAt: number;
    readonly bad: number;
    /** Those that nobody has looked at. */
    readonly cards: readonly ReviewCard[];
  };
  readonly uncheckedCount: number;
  /** Only the shop's newest pictures were looked through: there may be more. */
  readonly isCut: boolean;
  /** Results of the chosen run that can be published; 0 when none is chosen, and at other places than the shop itself. */
  readonly publishableCount: number;
  /** Null when no run is chosen, or nothing of it is there to be looked at. */
  readonly question: QuestionView | null;
  /** Runs whose orders nobody has answered for; where no run is chosen, for the shop itself. */
  readonly unanswered: ReviewView["runs"];
}

const shownOf = ({ open, noted }: ReviewQueue, { show }: Asked) => (show === "notes" ? noted : open);

/** As many pictures as the page that asks again has loaded: all of them are kept right. */
const shownCount = (query: URLSearchParams): number =>
  Math.max(
    PAGE_SIZE,
    z.coerce
      .number()
      .int()
      .max(MOST_SHOWN)
      .catch(PAGE_SIZE)
      .parse(query.get("shown") ?? 0),
  );

export async function presentReview(ctx: ShopCtx, query: URLSearchParams): Promise<ReviewView> {
  const asked = await readAsked(ctx, query);
  const { runId, place, show } = asked;
  const [queue, { runs }] = await Promise.all([
    readWaiting(ctx, asked),
    listRuns(ctx, { limit: SHOWN_RUNS }).then(orThrow),
  ]);
  const shown = shownOf(queue, asked);
  const { page, next } = pageAfter(shown, null, shownCount(query));
  // Whoever was answered about among many is shown again: nobody has looked.
  const unseen = queue.sample.filter(
    ({ decision, wasOpened }) => decision === null || (decision === "accept" && !wasOpened),
  );
  const isOwn = place === OWN_SHOP;
  const [cards, sample, publishableCount, question, unanswered] = await Promise.all([
    presentCards(ctx, place, page),
    // Who looks through the notes isn't asked about the sample.
    show === "notes" ? [] : presentCards(ctx, place, unseen),
    runId !== null && isOwn ? countPublishable(ctx, runId) : 0,
    runId === null ? null : presentQuestion(ctx, { runId, place }, queue),
    runId === null && isOwn ? findUnanswered(ctx, runs) : [],
  ]);
  return {
    runId,
    place,
    show,
    places: asked.places.map(presentPlace),
    counts: { waiting: queue.open.length, notes: queue.noted.length },
    runs: runs.map(presentRun),
    groups: groupsOf(shown).map((group) => ({ ...group, title: checkTitle(group.checkId) })),
    cards,
    next,
    sample: {
      passedCount: queue.passedCount,
      ...queue.looked,
      cards: sample,
    },
    uncheckedCount: queue.uncheckedCount,
    isCut: runId === null && queue.pictureCount === MAX_SHOP_QUEUE,
    publishableCount,
    question,
    unanswered,
  };
}

const presentRun = (run: RunSummary): ReviewView["runs"][number] => ({
  runId: run.runId,
  title: runTitle(run),
  createdAt: run.createdAt.toISOString(),
});

function presentPlace(place: Target): PlaceView {
  const rule = ruleOf(place);
  return { place, name: nameOf(rule), isVouched: isVouched(rule, "picture") || isVouched(rule, "video") };
}

async function countPublishable(ctx: ShopCtx, runId: string): Promise<number> {
  return (await readReadiness(ctx, { runIds: [runId] })).get(runId)?.passed.length ?? 0;
}

/** A further page of the queue, after the picture that `after` names. */
export async function presentNextCards(
  ctx: ShopCtx,
  query: URLSearchParams,
): Promise<Pick<ReviewView, "cards" | "next">> {
  const asked = await readAsked(ctx, query);
  const shown = shownOf(await readWaiting(ctx, asked), asked);
  const { page, next } = pageAfter(shown, query.get("after"), PAGE_SIZE);
  return { cards: await presentCards(ctx, asked.place, page), next };
}

/** All results with the same finding. */
export async function presentGroup(
  ctx: ShopCtx,
  query: URLSearchParams,
): Promise<{ readonly pictures: readonly Meant[] }> {
  const asked = await readAsked(ctx, query);
  const shown = shownOf(await readWaiting(ctx, asked), asked);
  return {
    pictures: inGroup(shown, query.get("group") ?? "").map((picture) => ({
      assetId: picture.assetId,
      group: keyOf(picture),
      isBlocked: picture.outcome === "block",
      noteIds: picture.noteIds,
      seen: { reviewedAt: picture.reviewedAt.toISOString(), decisionId: picture.decisionId },
    })),
  };
}

/** Pictures as they are now, for a page that has shown them otherwise; null: it waits no longer. */
export async function presentNow(
  ctx: ShopCtx,
  place: Target,
  assetIds: readonly string[],
): Promise<ReadonlyMap<string, ReviewCard | null>> {
  const some = assetIds.slice(0, MOST_SHOWN);
  const reviews = await readVerdicts(ctx, { assetIds: some, target: place });
  const waiting = some.flatMap((assetId) => {
    const review = reviews.get(assetId);
    if (!review || review.answer?.decision === "reject") return [];
    const worst = worstOpen(review.checks, review.answer);
    return worst ? { assetId, ...worst } : review.answer ? [] : { assetId };
  });
  const cards = new Map((await presentCards(ctx, place, waiting)).map((card) => [card.assetId, card]));
  return new Map(some.map((assetId) => [assetId, cards.get(assetId) ?? null]));
}

type WaitingQueue = ReviewQueue & { readonly looked: ReturnType<typeof lookedOf> };

/**
 * For the shop itself without what is on its product or on its way there: that is no longer to be decided. What waits for
 * the time of its publication still is.
 */
async function readWaiting(ctx: ShopCtx, { runId, place }: Asked): Promise<WaitingQueue> {
  const { queue, publications } = await inOneTransaction(ctx, async (one) => {
    const read = orThrow(await readQueue(one, { target: place, ...(runId !== null && { runId }) }));
    const assetIds = [...read.open, ...read.noted, ...read.sample].map(({ assetId }) => assetId);
    return {
      queue: { ...read, looked: lookedOf(read) },
      publications: await summarisePublications(one, { assetIds: place === OWN_SHOP ? assetIds : [] }),
    };
  });
  if (place !== OWN_SHOP) return queue;
  const isOpen = ({ assetId }: { readonly assetId: string }) => {
    const publication = publications.get(assetId);
    if (publication === undefined || publication.beginsAt !== null) return true;
    return publication.status === "failed" || publication.status === "undone";
  };
  return {
    ...queue,
    open: queue.open.filter(isOpen),
    noted: queue.noted.filter(isOpen),
    sample: queue.sample.filter(isOpen),
  };
}

/** What was looked at of the sample stays looked at when it is published. */
function lookedOf({ sample }: ReviewQueue): { readonly lookedAt: number; readonly bad: number } {
  const looked = sample.filter(({ decision, wasOpened }) => decision !== null && wasOpened);
  return {
    lookedAt: looked.length,
    bad: looked.filter(({ decision }) => decision === "reject").length,
  };
}

async function presentCards(
  ctx: ShopCtx,
  place: Target,
  pictures: readonly (Pick<OpenPicture, "assetId" | "outcome" | "checkId"> | { readonly assetId: string })[],
): Promise<ReviewCard[]> {
  const { pictureLinks } = await services();
  const assetIds = pictures.map(({ assetId }) => assetId);
  const { assets, items, reviews, publications } = await inOneTransaction(ctx, async (one) => {
    const made = await readAssets(one, { assetIds });
    return {
      assets: made,
      items: await readItems(one, { itemIds: [...made.values()].map(({ itemId }) => itemId) }),
      reviews: await readVerdicts(one, { assetIds, target: place }),
      publications: await summarisePublications(one, { assetIds }),
    };
  });
  return pictures.flatMap((picture) => {
    const { assetId } = picture;
    const asset = assets.get(assetId);
    if (!asset) return [];
    const review = reviews.get(assetId);
    const findings = (review?.checks ?? [])
      .map(presentFinding)
      .toSorted((one, other) => OUTCOMES.indexOf(other.outcome) - OUTCOMES.indexOf(one.outcome));
    const pathOf = (variant: string) => pictureLinks.pathOf({ shopId: ctx.shopId, assetId, variant });
    return {
      assetId,
      itemId: asset.itemId,
      runId: asset.runId,
      productGid: asset.productGid,
      title: asset.productTitle,
      src: pathOf("large"),
      thumb: pathOf("small"),
      sourceUrl: items.get(asset.itemId)?.sourceUrl ?? null,
      widthPx: asset.widthPx,
      heightPx: asset.heightPx,
      isVideo: asset.durationMs !== null,
      hasOutline: asset.evidence["cutoutConfidence"] !== undefined,
      group: "outcome" in picture ? keyOf(picture) : SAMPLE_GROUP,
      isBlocked: findings.some(({ outcome }) => outcome === "block"),
      noteIds: openIds(review, "warn"),
      askedIds: openIds(review, "person"),
      answer: answerView(review?.answer ?? null, actorText(ctx.actor)),
      seen: review?.seen ?? { reviewedAt: null, decisionId: null },
      findings,
      beginsAt: publications.get(assetId)?.beginsAt?.toISOString() ?? null,
    };
  });
}

/** Most checks pass, on every picture: of those the page says the name. */
function presentFinding(finding: ReadVerdict["checks"][number]): FindingView {
  const { checkId, outcome, evidence } = finding;
  const isJudged = notJudgedReason(finding) === null;
  const isTold = outcome !== "pass" || !isJudged;
  return {
    checkId,
    title: checkTitle(checkId),
    outcome,
    isJudged,
    reviewedAt: finding.reviewedAt.toISOString(),
    sentence: isTold ? checkSentence(finding) : "",
    boxes: isTold ? boxesOf(evidence) : [],
    sourceUrl: isTold ? sourceOf(evidence) : null,
  };
}

/** The checks that say so, and that the answer that stands doesn't cover. */
const openIds = (review: ReadVerdict | undefined, outcome: "warn" | "person"): string[] =>
  (review?.checks ?? [])
    .filter((finding) => answered(finding, review?.answer ?? null) === outcome)
    .map(({ checkId }) => checkId);

async function presentQuestion(
  ctx: ShopCtx,
  { runId, place }: { readonly runId: string; readonly place: Target },
  { pictureCount }: Pick<ReviewQueue, "pictureCount">,
): Promise<QuestionView | null> {
  const read = await readRun(ctx, { runId, limit: 0 });
  if (!read.ok || pictureCount === 0) return null;
  const { orderId } = read.run;
  const { assetIds, publishableCount } = await readOrderSample(ctx, {
    orderId,
    target: place,
    size: ORDER_SAMPLE,
  });
  const review = (await readOrderAnswers(ctx, { orderIds: [orderId], target: place })).get(orderId);
  return {
    orderId,
    cover: review?.cover ?? "unanswered",
    answers: Object.fromEntries((review?.answers ?? []).map(({ question, answer }) => [question, answer])),
    sample: await presentCards(
      ctx,
      place,
      assetIds.map((assetId) => ({ assetId })),
    ),
    publishableCount,
  };
}

async function findUnanswered(ctx: ShopCtx, runs: readonly RunSummary[]): Promise<ReviewView["unanswered"]> {
  const made = runs.filter(({ counts }) => counts.done > 0);
  const orderIds = [...new Set(made.map(({ orderId }) => orderId))];
  const reviews = await readOrderAnswers(ctx, { orderIds, target: OWN_SHOP });
  return orderIds
    .filter((orderId) => reviews.get(orderId)?.cover === "unanswered")
    .flatMap((orderId) => made.find((run) => run.orderId === orderId) ?? [])
    .map(presentRun);
}
