/** Cut-outs of all shared photos against their true masks, beside what a short script makes of them. */
import sharp from "sharp";
import type { Cutting } from "../../../app/adapters/engine/recipes/scene-recipe.ts";
import type { Workbench } from "../../../app/adapters/engine/workbench.ts";
import type { BenchInput, Measured } from "../bench.ts";
import { median, rounded, timed } from "../ledger/figures.ts";
import { edgeError, intersectionOverUnion } from "./likeness.ts";
import { type BenchPhoto, rawMask } from "./photos.ts";
import { plainGrabCut } from "./plain-grab-cut.ts";

const MEAN_IOU_GOAL = 0.98;
const WORST_ACCEPTED_GOAL = 0.93;
const FIRST_GATE_GOAL = 0.8;
const EDGE_ERROR_GOAL = 0.04;

export interface CutFigures {
  readonly kind: BenchPhoto["kind"];
  readonly needsLook: boolean;
  readonly iou: number;
  readonly edgeError: number;
  readonly networkMs: number;
  readonly refinementMs: number;
  readonly totalMs: number;
}

export async function measureCutOuts(
  { say, signal }: BenchInput,
  photos: readonly BenchPhoto[],
  workbench: Workbench,
): Promise<Measured> {
  const cuts: CutFigures[] = [];
  const refused: string[] = [];
  const acceptedOnColours: BenchPhoto[] = [];
  const scriptIous: number[] = [];
  const scriptMs: number[] = [];
  for (const photo of photos) {
    signal.throwIfAborted();
    say(`Cut-out of ${photo.name} …`);
    const cut = await cutOne(workbench, photo, "lenient");
    if (cut) cuts.push(cut);
    else refused.push(photo.name);
    if (cut && (await cutOne(workbench, photo, "strict"))?.needsLook === false) acceptedOnColours.push(photo);
    const truth = await rawMask(photo.mask);
    let found = new Uint8Array();
    scriptMs.push(await timed(async () => void (found = new Uint8Array(await plainGrabCut(photo.bytes)))));
    scriptIous.push(intersectionOverUnion(found, truth));
  }
  return judgeCutOuts(cuts, {
    photos: photos.length,
    plainShots: photos.filter(({ kind }) => kind === "plain").length,
    acceptedOnColours: acceptedOnColours.length,
    acceptedOnColoursPlain: acceptedOnColours.filter(({ kind }) => kind === "plain").length,
    refused: refused.join(" ") || "none",
    grabCutScriptMeanIou: mean(scriptIous),
    grabCutScriptMs: rounded(median(scriptMs)),
  });
}

/**
 * Figures and goals of the cut-outs that were delivered. Where there are none, or none without a look, there is nothing
 * that could have met a goal.
 */
export function judgeCutOuts(
  cuts: readonly CutFigures[],
  { plainShots, ...others }: { readonly plainShots: number } & Measured["figures"],
): Measured {
  const accepted = cuts.filter(({ needsLook }) => !needsLook);
  const middle = (value: (cut: CutFigures) => number) =>
    cuts.length === 0 ? 0 : rounded(median(cuts.map(value)));
  const figures = {
    ...others,
    meanIou: mean(cuts.map(({ iou }) => iou)),
    worstIou: least(cuts.map(({ iou }) => iou)),
    acceptedWithoutLook: accepted.length,
    acceptedWithoutLookPlain: accepted.filter(({ kind }) => kind === "plain").length,
    acceptedWithLook: cuts.length - accepted.length,
    worstAcceptedIou: least(accepted.map(({ iou }) => iou)),
    edgeError10px: cuts.length === 0 ? 1 : mean(cuts.map((cut) => cut.edgeError)),
    networkMs: middle(({ networkMs }) => networkMs),
    refinementMs: middle(({ refinementMs }) => refinementMs),
    cutOutMs: middle(({ totalMs }) => totalMs),
  };
  const firstGate = plainShots === 0 ? 0 : figures.acceptedWithoutLookPlain / plainShots;
  return {
    figures,
    goals: [
      {
        id: "mean-iou",
        goal: `mean IoU of the cut-outs that are delivered, at least ${MEAN_IOU_GOAL}`,
        value: figures.meanIou,
        met: figures.meanIou >= MEAN_IOU_GOAL,
      },
      {
        id: "worst-accepted",
        goal: `lowest IoU of a cut-out that is accepted without a look, at least ${WORST_ACCEPTED_GOAL}`,
        value: figures.worstAcceptedIou,
        met: figures.worstAcceptedIou >= WORST_ACCEPTED_GOAL,
      },
      {
        id: "first-gate",
        goal: `share of the plain shots that are accepted without a look on white, at least ${FIRST_GATE_GOAL}`,
        value: rounded(firstGate),
        met: firstGate >= FIRST_GATE_GOAL,
      },
      {
        id: "edge-error",
        goal: `mean error of alpha within 10 px of the true edge, at most ${EDGE_ERROR_GOAL}`,
        value: figures.edgeError10px,
        met: figures.edgeError10px <= EDGE_ERROR_GOAL,
      },
    ],
  };
}

async function cutOne(workbench: Workbench, photo: BenchPhoto, cutting: Cutting): Promise<CutFigures | null> {
  const made = await workbench.cutOut({ bytes: photo.bytes, sourceSha256: photo.sha256, cutting });
  if (!made.ok) {
    if (made.failure.code === "needs_cutout") return null;
    throw new Error(`${photo.name}: ${made.failure.code} ${made.failure.detail}`);
  }
  const { bytes, widthPx, heightPx, needsLook } = made.output;
  const { stages, wallMs } = made.cost;
  const alpha = await sharp(bytes).extractChannel(3).raw().toBuffer();
  const truth = await rawMask(photo.mask);
  return {
    kind: photo.kind,
    needsLook,
    iou: intersectionOverUnion(alpha, truth),
    edgeError: edgeError(alpha, truth, { widthPx, heightPx }),
    networkMs: stages.network.wallMs,
    refinementMs: stages.refinement.wallMs,
    totalMs: wallMs,
  };
}

/** 0 of none: what isn't there has met nothing. */
const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : rounded(values.reduce((sum, value) => sum + value, 0) / values.length);
const least = (values: readonly number[]): number => (values.length === 0 ? 0 : Math.min(...values));
