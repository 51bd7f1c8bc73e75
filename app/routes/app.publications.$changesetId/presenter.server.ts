/** A plan or a publication: what stands in its way or how far it is, and product by product its media before and after. */
import { type ShopCtx, services } from "#app/composition.server.ts";
import { type Asset, readAssets } from "#app/domain/assets/index.server.ts";
import { type Changeset, readAltTemplate, readChangeset } from "#app/domain/publishing/index.server.ts";
import {
  PRODUCT_FILTERS,
  type PlacementName,
  type ProductFilter,
  type StepState,
} from "#app/domain/publishing/schemas.ts";
import { readVerdicts } from "#app/domain/review/index.server.ts";
import { OWN_SHOP } from "#app/domain/review/schemas.ts";
import { sizedSource } from "#app/components/Picture.tsx";
import type { PublishedNoun } from "#app/components/publication-words.ts";
import { orThrow } from "#app/merchant-door.server.ts";
import { unmarkedFileName } from "#app/platform/file-names.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { type CheckStep, stepOfLine, stepOfLines } from "./check-steps.ts";
import { type Gap, type MediumView, shownMedia } from "./media-row.ts";
import { type UndoFigures, editSentences, rejectedSince } from "./publication-sentences.ts";

const PAGE_SIZE = 25;
const ROW_LENGTH = 12;
const THUMB_WIDTH_PX = 160;

export interface CheckView {
  /** For leaving these out. */
  readonly code: string;
  readonly text: string;
  readonly lineCount: number;
  /** What can be done about it, beside leaving these out. */
  readonly step: CheckStep;
}

/** What was found of one line. */
interface LineCheck {
  readonly text: string;
  readonly step: CheckStep;
}

export interface LineView {
  readonly assetId: string;
  /** Null: it was deleted here. */
  readonly src: string | null;
  /** How long a video is, of which `src` is the poster; null: it is a picture. */
  readonly durationMs: number | null;
  readonly isOnProduct: boolean;
  readonly placement: PlacementName;
  readonly replacesGid: string | null;
  readonly toVariants: boolean;
  /** The option's value that it shows; null: it can't be assigned to variants. */
  readonly optionValue: string | null;
  readonly altText: string;
  /** Without the mark that is put behind it. */
  readonly fileName: string;
  readonly hindrance: LineCheck | null;
  readonly note: LineCheck | null;
  /** Why a scheduled result isn't published: a person rejected it meanwhile. Null: nobody did. */
  readonly leftOut: string | null;
}

export interface ProductView {
  readonly productGid: string;
  readonly title: string;
  readonly status: Changeset["products"][number]["status"] | "unconfirmed" | "cancelled" | "left-out";
  readonly failureText: string | null;
  /** For people who help; told behind "Details". */
  readonly failureCode: string | null;
  /** Its media, in order; null while unknown. */
  readonly before: readonly (MediumView | Gap)[] | null;
  readonly after: readonly (MediumView | Gap)[] | null;
  readonly lines: readonly LineView[];
  /** What a line of a plan can be put in the place of. */
  readonly replaceable: readonly { readonly mediaGid: string; readonly label: string }[];
  readonly undo: {
    readonly status: NonNullable<Changeset["products"][number]["undo"]>["status"];
    readonly failureText: string | null;
    readonly failureCode: string | null;
    readonly edits: readonly string[];
  } | null;
  /** What undoing it would do now; null: there is nothing to undo. */
  readonly undoable: UndoFigures | null;
}

export interface PublicationView extends Pick<
  Changeset,
  | "changesetId"
  | "status"
  | "pauseReason"
  | "version"
  | "counts"
  | "cancelledCount"
  | "checkedCount"
  | "resultCount"
  | "leftOutCount"
  | "undoCounts"
  | "undoable"
> {
  readonly createdAt: string;
  readonly startsAt: string | null;
  readonly finishedAt: string | null;
  readonly hindrances: readonly CheckView[];
  readonly notes: readonly CheckView[];
  /** With what the field for all alt texts begins. */
  readonly altTemplate: string;
  /** What is added, as far as this page shows it. */
  readonly noun: PublishedNoun;
  readonly products: readonly ProductView[];
  readonly only: ProductFilter | null;
  readonly isFirstPage: boolean;
  /** Cursor of the next page of products; null on the last. */
  readonly next: string | null;
  readonly runId: string | null;
}

/** What is judged before a plan is started; the other filters are about what came of it. */
const OF_PLANS: ReadonlySet<ProductFilter> = new Set(["hindered", "noted"]);

/** An address whose filter is none here, or whose cursor is behind the last product, shows the beginning. */
export async function presentPublication(
  ctx: ShopCtx,
  changesetId: string,
  query: URLSearchParams,
): Promise<PublicationView> {
  const after = query.get("after");
  const only = PRODUCT_FILTERS.find((filter) => filter === query.get("only")) ?? null;
  const { changeset } = orThrow(
    await readChangeset(ctx, {
      changesetId,
      limit: PAGE_SIZE,
      ...(after !== null && { after }),
      ...(only !== null && { only }),
    }),
  );
  if (after !== null && changeset.products.length === 0)
    return presentPublication(ctx, changesetId, new URLSearchParams(only === null ? {} : { only }));
  if (only !== null && (changeset.status === "planned") !== OF_PLANS.has(only))
    return presentPublication(ctx, changesetId, new URLSearchParams());
  const assets = await readAssets(ctx, { assetIds: namedAssets(changeset) });
  const { products, hindrances, notes, createdAt, startsAt, finishedAt, next } = changeset;
  const shown = products.flatMap(({ steps }) => steps.flatMap(({ assetId }) => assets.get(assetId) ?? []));
  const pictures = await picturesOf(ctx, assets);
  const rejected = await findRejected(ctx, changeset);
  return {
    changesetId,
    status: changeset.status,
    pauseReason: changeset.pauseReason,
    version: changeset.version,
    counts: changeset.counts,
    cancelledCount: changeset.cancelledCount,
    checkedCount: changeset.checkedCount,
    resultCount: changeset.resultCount,
    leftOutCount: changeset.leftOutCount,
    undoCounts: changeset.undoCounts,
    undoable: changeset.undoable,
    createdAt: createdAt.toISOString(),
    startsAt: startsAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    hindrances: hindrances.map((check) => presentCheck(check, assets)),
    notes: notes.map((check) => presentCheck(check, assets)),
    altTemplate: await readAltTemplate(ctx),
    noun: publishedNoun(shown),
    products: products.map((product) => presentProduct(product, assets, pictures, rejected)),
    only,
    isFirstPage: after === null,
    next,
    runId: shown[0]?.runId ?? null,
  };
}

const namedAssets = ({ products, hindrances, notes }: Changeset): string[] => [
  ...products.flatMap(({ steps }) => steps.map(({ assetId }) => assetId)),
  ...[...hindrances, ...notes].map(({ exampleAssetId }) => exampleAssetId),
];

type Assets = ReadonlyMap<string, Asset>;
type PictureOf = (assetId: string) => string | null;

async function picturesOf({ shopId }: ShopCtx, assets: Assets): Promise<PictureOf> {
  const { pictureLinks } = await services();
  return (assetId) =>
    assets.get(assetId)?.deletedAt ? null : pictureLinks.pathOf({ shopId, assetId, variant: "small" });
}

/** What a person rejected since it was scheduled, as far as this page shows it. */
async function findRejected(
  ctx: ShopCtx,
  { status, startsAt, products }: Changeset,
): Promise<ReadonlySet<string>> {
  if (startsAt === null || (status !== "scheduled" && status !== "paused")) return new Set();
  const waiting = products.flatMap(({ steps }) => steps.filter(({ state }) => state === "planned"));
  const assetIds = waiting.map(({ assetId }) => assetId);
  const verdicts = await readVerdicts(ctx, { assetIds, target: OWN_SHOP });
  return new Set(assetIds.filter((assetId) => verdicts.get(assetId)?.answer?.decision === "reject"));
}

function presentCheck(
  { code, text, lineCount, exampleAssetId }: Changeset["notes"][number],
  assets: Assets,
): CheckView {
  const { runId = null, productGid = "" } = assets.get(exampleAssetId) ?? {};
  const example = { assetId: exampleAssetId, productGid, runId };
  return { code, text, lineCount, step: stepOfLines(code, example, lineCount) };
}

type Product = Changeset["products"][number];
const ON_PRODUCT: ReadonlySet<StepState> = new Set(["attached", "verified"]);

function presentProduct(
  product: Product,
  assets: Assets,
  pictureOf: PictureOf,
  rejected: ReadonlySet<string>,
): ProductView {
  const { productGid, status, failure, steps, undo, seen } = product;
  const onProduct = steps.filter(({ state }) => ON_PRODUCT.has(state));
  const perhapsOnProduct = steps.filter(({ mayBeThere }) => mayBeThere);
  const hasEnded = status === "done" || status === "failed";
  const isUndoable =
    hasEnded &&
    onProduct.length + perhapsOnProduct.length > 0 &&
    (undo === null || undo.status === "refused" || undo.status === "failed");
  return {
    productGid,
    status: statusOf(product),
    title: assets.get(steps[0]?.assetId ?? "")?.productTitle ?? t("publishing.product"),
    failureText: failure?.text ?? null,
    failureCode: failure?.code ?? null,
    ...presentRows(product, assets, pictureOf),
    lines: steps.map((step) => ({
      ...presentLine(step, assets.get(step.assetId), pictureOf),
      leftOut: rejected.has(step.assetId)
        ? rejectedSince()
        : isLeftOut(step.failure) && !isLeftOut(failure)
          ? step.failure.text
          : null,
    })),
    replaceable: steps.some(({ state }) => state === "draft")
      ? (seen ?? []).flatMap(({ mediaGid, kind, alt }, index) =>
          kind === "image" ? [{ mediaGid, label: inPlaceOf(index + 1, alt) }] : [],
        )
      : [],
    undo: undo && {
      status: undo.status,
      failureText: undo.failure?.text ?? null,
      failureCode: undo.failure?.code ?? null,
      edits: editSentences(undo.places),
    },
    undoable: isUndoable
      ? {
          productCount: 1,
          resultCount: onProduct.length + perhapsOnProduct.length,
          // Several results may stand in place of one.
          replacedCount: new Set(onProduct.flatMap(({ replacesGid }) => replacesGid ?? [])).size,
        }
      : null,
  };
}

const inPlaceOf = (number: number, alt: string): string =>
  alt === "" ? t("publishing.inPlaceOf", { number }) : t("publishing.inPlaceOfNamed", { number, alt });

function statusOf({ status, failure, steps }: Product): ProductView["status"] {
  if (status === "failed" && steps.some(({ state }) => state === "attached")) return "unconfirmed";
  if (isLeftOut(failure)) return "left-out";
  return isCancelled(failure) ? "cancelled" : status;
}

const isLeftOut = (failure: Product["failure"]): failure is NonNullable<Product["failure"]> =>
  failure?.code === "rejected";

const isCancelled = (failure: Product["failure"]): boolean => failure?.code === "cancelled";

function presentLine(
  step: Product["steps"][number],
  asset: Asset | undefined,
  pictureOf: PictureOf,
): Omit<LineView, "leftOut"> {
  const { assetId, state, placement, replacesGid, toVariants, altText, fileName } = step;
  const durationMs = asset?.durationMs ?? null;
  return {
    assetId,
    src: pictureOf(assetId),
    durationMs,
    isOnProduct: ON_PRODUCT.has(state),
    placement,
    replacesGid,
    toVariants,
    optionValue: durationMs === null ? (asset?.optionValue ?? null) : null,
    altText,
    fileName: unmarkedFileName(fileName),
    hindrance: lineCheck(step.hindrance, assetId, asset),
    note: lineCheck(step.note, assetId, asset),
  };
}

function lineCheck(
  found: Product["steps"][number]["note"],
  assetId: string,
  asset: Asset | undefined,
): LineCheck | null {
  if (found === null) return null;
  const line = { assetId, productGid: asset?.productGid ?? "", runId: asset?.runId ?? null };
  return { text: found.text, step: stepOfLine(found.code, line) };
}

/** What the product showed, and what it shows or is to show; after an undo, or without a change, that is the same. */
function presentRows(
  { before, after, seen, arranged, steps, undo, failure }: Product,
  assets: Assets,
  pictureOf: PictureOf,
): Pick<ProductView, "before" | "after"> {
  const there = before ?? seen;
  if (there === null) return { before: null, after: null };
  const known = new Map(there.map((medium) => [medium.mediaGid, medium]));
  const previews = new Map(seen?.map(({ mediaGid, previewUrl }) => [mediaGid, previewUrl]));
  const replaced = new Set(
    steps.filter(({ state }) => state !== "failed").map(({ replacesGid }) => replacesGid),
  );
  const theirs = (mediaGid: string, mark: MediumView["mark"], alt = known.get(mediaGid)?.alt ?? "") => ({
    key: mediaGid,
    src: sizedSource(previews.get(mediaGid) ?? null, THUMB_WIDTH_PX),
    alt,
    mark,
    durationMs: null,
  });
  const ours = (step: Product["steps"][number]): MediumView => ({
    key: step.assetId,
    src: pictureOf(step.assetId),
    alt: step.altText,
    mark: "new",
    durationMs: assets.get(step.assetId)?.durationMs ?? null,
  });
  const isAsBefore = undo?.status === "undone" || isCancelled(failure);
  const was = there.map(({ mediaGid }) =>
    theirs(mediaGid, !isAsBefore && replaced.has(mediaGid) ? "leaves" : null),
  );
  if (isAsBefore) return { before: null, after: shownMedia(was, ROW_LENGTH) };
  const now =
    after?.map(({ mediaGid, alt }) => {
      const step = steps.find((one) => one.mediaGid === mediaGid);
      return step ? ours(step) : theirs(mediaGid, null, alt);
    }) ??
    arranged?.map((place) => {
      const step = "assetId" in place && steps.find(({ assetId }) => assetId === place.assetId);
      return step ? ours(step) : theirs("mediaGid" in place ? place.mediaGid : "", null);
    }) ??
    null;
  return { before: shownMedia(was, ROW_LENGTH), after: now && shownMedia(now, ROW_LENGTH) };
}

function publishedNoun(assets: readonly Asset[]): PublishedNoun {
  const videoCount = assets.filter(({ durationMs }) => durationMs !== null).length;
  return videoCount === 0 ? "picture" : videoCount === assets.length ? "video" : "result";
}
