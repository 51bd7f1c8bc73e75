/** A result: beside its source, with what the checks found, and where it was published. */
import { type ShopCtx, services } from "#app/composition.server.ts";
import { type Asset, listAssets, readAsset, readAssets } from "#app/domain/assets/index.server.ts";
import { readCorrections, readItem, readOutline } from "#app/domain/generation/index.server.ts";
import { type Publication, readPublications } from "#app/domain/publishing/index.server.ts";
import {
  type ReadVerdict,
  answered,
  isVouched,
  nameOf,
  readPlaces,
  readVerdicts,
  ruleOf,
} from "#app/domain/review/index.server.ts";
import {
  OUTCOMES,
  OWN_SHOP,
  type Outcome,
  type Seen,
  type Target,
  type Verdict,
} from "#app/domain/review/schemas.ts";
import { checkSentence, checkTitle, findingWords } from "#app/components/finding-words.ts";
import { type Tone, placeVerdictWords } from "#app/components/words.ts";
import { type AnswerView, answerView } from "#app/components/answer-words.ts";
import { actorText } from "#app/platform/ctx.ts";
import { orThrow } from "#app/merchant-door.server.ts";
import { addressOf } from "../app.review/address.ts";

export interface ResultView {
  readonly assetId: string;
  readonly runId: string;
  readonly productGid: string;
  readonly title: string;
  readonly sku: string;
  readonly quality: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly sizeBytes: number;
  /** Output pixels per pixel of the source; null when the engine didn't tell. */
  readonly scaleFactor: number | null;
  readonly fileName: string;
  readonly createdAt: string;
  readonly priceCredits: number | null;
  readonly sourceUrl: string | null;
  /** Null: it was deleted. */
  readonly src: string | null;
  /** How long a video is; null: it is a picture. */
  readonly durationMs: number | null;
  /** Where the video itself is; its poster is `src`. */
  readonly videoPath: string | null;
  readonly isFavourite: boolean;
  readonly isDeleted: boolean;
  readonly verdict: Verdict;
  /** The answer that stands; null: there is none. */
  readonly answer: AnswerView | null;
  /** Checks that ask a person, and checks with notes, that nobody has answered. */
  readonly askedIds: readonly string[];
  readonly noteIds: readonly string[];
  /** What an answer to this page has seen. */
  readonly seen: Seen;
  /** The worst first. */
  readonly checks: readonly {
    readonly checkId: string;
    readonly title: string;
    readonly outcome: Outcome;
    readonly badge: ReturnType<typeof findingWords>;
    readonly sentence: string;
  }[];
  /** The verdict at each place that the style is meant for, when there is another than the shop itself. */
  readonly places: readonly PlaceView[];
  /** The item whose outline can be corrected; null when this picture wasn't cut out here. */
  readonly outlineItemId: string | null;
  /** Where the picture was made again with a corrected outline; null when it wasn't. */
  readonly madeAgain: { readonly url: string; readonly isReady: boolean } | null;
  /** The run's next result that waits for a person's answer. */
  readonly nextToLookAt: string | null;
  readonly publication:
    | (Pick<Publication, "changesetId" | "status"> & {
        readonly failureText: string | null;
        readonly failureCode: string | null;
        /** When it is to begin; null: it isn't scheduled, or has begun. */
        readonly beginsAt: string | null;
      })
    | null;
}

export interface PlaceView {
  readonly target: Target;
  readonly name: string;
  readonly label: string;
  readonly tone: Tone;
  /** What stands in the way there, or is to be noted. */
  readonly notes: readonly string[];
  /** The review for a place that waits for a person; null: none is needed, or it is the shop itself, which is answered for here. */
  readonly reviewUrl: string | null;
  /** The answer that stands there; null: there is none, or it is the shop itself. */
  readonly answer: AnswerView | null;
  /** What an answer about the place has seen. */
  readonly seen: Seen;
}

export async function presentResult(ctx: ShopCtx, assetId: string): Promise<ResultView> {
  const { asset } = orThrow(await readAsset(ctx, { assetId }));
  const item = await readItem(ctx, asset);
  const review = (await readVerdicts(ctx, { assetIds: [assetId], target: OWN_SHOP })).get(assetId);
  const publication = (await readPublications(ctx, { assetIds: [assetId] })).get(assetId);
  return {
    ...(await presentFacts(ctx, asset)),
    priceCredits: item.ok ? item.item.priceCredits : null,
    sourceUrl: item.ok ? item.item.sourceUrl : null,
    verdict: review?.verdict ?? "unchecked",
    answer: answerView(review?.answer ?? null, actorText(ctx.actor)),
    askedIds: openIds(review, "person"),
    noteIds: openIds(review, "warn"),
    seen: review?.seen ?? { reviewedAt: null, decisionId: null },
    checks: (review?.checks ?? [])
      .map((finding) => ({
        checkId: finding.checkId,
        title: checkTitle(finding.checkId),
        outcome: finding.outcome,
        badge: findingWords(finding),
        sentence: checkSentence(finding),
      }))
      .toSorted((one, other) => OUTCOMES.indexOf(other.outcome) - OUTCOMES.indexOf(one.outcome)),
    places: await presentPlaces(ctx, asset),
    outlineItemId: (await readOutline(ctx, asset)).ok ? asset.itemId : null,
    madeAgain: await findMadeAgain(ctx, asset),
    nextToLookAt: await findNextToLookAt(ctx, asset),
    publication: publication
      ? {
          changesetId: publication.changesetId,
          status: publication.status,
          failureText: publication.failure?.text ?? null,
          failureCode: publication.failure?.code ?? null,
          beginsAt: publication.beginsAt?.toISOString() ?? null,
        }
      : null,
  };
}

const openIds = (review: ReadVerdict | undefined, outcome: "warn" | "person"): string[] =>
  (review?.checks ?? [])
    .filter((finding) => answered(finding, review?.answer ?? null) === outcome)
    .map(({ checkId }) => checkId);

async function presentPlaces(ctx: ShopCtx, { assetId, runId, durationMs }: Asset): Promise<PlaceView[]> {
  const places = await readPlaces(ctx, { assetId });
  if (places.length < 2) return [];
  return places.map(({ target, verdict, checks, answer, seen }) => {
    const rule = ruleOf(target);
    const medium = durationMs === null ? "picture" : "video";
    const isElsewhere = target !== OWN_SHOP;
    return {
      target,
      name: nameOf(rule),
      ...placeVerdictWords({ verdict, isVouched: isVouched(rule, medium) }),
      notes: checks
        .filter(({ checkId, outcome }) => checkId.startsWith("target-") && outcome !== "pass")
        .map(checkSentence),
      reviewUrl:
        isElsewhere && verdict === "person"
          ? `/app/review?${addressOf({ runId, place: target, show: "waiting" })}`
          : null,
      answer: isElsewhere ? answerView(answer, actorText(ctx.actor)) : null,
      seen,
    };
  });
}

async function presentFacts(ctx: ShopCtx, asset: Asset) {
  const { pictureLinks } = await services();
  const { assetId, runId, productGid, sku, quality, widthPx, heightPx, sizeBytes, fileName } = asset;
  const scale = asset.evidence["scaleFactor"];
  const { durationMs } = asset;
  const isDeleted = asset.deletedAt !== null;
  const pathOf = (variant: string) => pictureLinks.pathOf({ shopId: ctx.shopId, assetId, variant });
  return {
    assetId,
    runId,
    productGid,
    sku,
    quality,
    widthPx,
    heightPx,
    sizeBytes,
    scaleFactor: typeof scale === "number" ? scale : null,
    fileName,
    title: asset.productTitle,
    createdAt: asset.createdAt.toISOString(),
    src: isDeleted ? null : pathOf("large"),
    durationMs,
    videoPath: durationMs === null || isDeleted ? null : pathOf("file"),
    isFavourite: asset.favouriteAt !== null,
    isDeleted,
  };
}

/** The newest picture that corrects this one, or the run that is making it. */
async function findMadeAgain(ctx: ShopCtx, { itemId }: Asset): Promise<ResultView["madeAgain"]> {
  const corrections = await readCorrections(ctx, { itemId });
  const newest = corrections.find(({ status }) => status !== "failed" && status !== "cancelled");
  if (!newest) return null;
  const asset = (await readAssets(ctx, { itemIds: [newest.itemId] })).get(newest.itemId);
  return asset
    ? { url: `/app/results/${asset.assetId}`, isReady: true }
    : { url: `/app/runs/${newest.runId}`, isReady: false };
}

/** Looks at one page of results behind this one: enough to go on, and the run's page knows the rest. */
async function findNextToLookAt(ctx: ShopCtx, { runId, assetId }: Asset): Promise<string | null> {
  const { assets } = orThrow(await listAssets(ctx, { runId, after: assetId, limit: 250 }));
  const assetIds = assets.map((asset) => asset.assetId);
  const verdicts = await readVerdicts(ctx, { assetIds, target: OWN_SHOP });
  return assetIds.find((id) => verdicts.get(id)?.verdict === "person") ?? null;
}
