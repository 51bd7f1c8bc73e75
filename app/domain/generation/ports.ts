/**
 * What generation needs from outside. The engine port is the same for the local engine and for hosted models.
 * Adapters implement these types; this file imports no adapter.
 */
import type { Tx } from "#app/platform/db/db.ts";
import type { FailureCode, FailureReason, FileRules, Quality, Ratio, Recipe, Stroke } from "./schemas.ts";

/**
 * One picture or video to be made. The pair `itemId`, `attempt` names one piece of work for ever: an engine that is sent the
 * same pair again must recognise it; a new number asks for new work.
 */
export interface EngineItem {
  readonly itemId: string;
  /** Counts from 1; 1 when absent. */
  readonly attempt?: number;
  readonly source: EngineSource;
  readonly recipe: Recipe;
  readonly quality: Quality;
  /** With the quality it gives the size that the result must have: `frameSize`. */
  readonly ratio: Ratio;
  /**
   * Counts from 1. Another number of the same source is another picture: the light comes from elsewhere, and a video
   * moves differently. Not more than `distinctVariations` of the recipe.
   */
  readonly variation: number;
  /** What the file of a picture must be; a video is always an MP4. */
  readonly file: FileRules;
  /** Further pictures of the product, which a video shows after the source. */
  readonly moreSources?: readonly EngineSource[];
}

/** A photo as an engine gets it. */
export interface EngineSource {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /**
   * The outline that the shop keeps of this photo, as an engine gave it: found before, or corrected by a person. An
   * engine that can't read it does without.
   */
  readonly outline?: Uint8Array;
}

/** What an engine made. Hostile until decoded: the bytes are checked before they are stored. */
export interface EngineOutput {
  readonly bytes: Uint8Array;
  /** A video's still picture, one of its frames. Hostile, too. */
  readonly poster?: Uint8Array;
  /**
   * Figures that review and provenance keep: flat names to numbers, strings or booleans.
   * The local engine gives: engineVersion, cutoutConfidence (0…1), cutoutNeedsLook, fillRatio (0…1),
   * productBox ("x,y,w,h" in output px), scaleFactor (output px per source px). An engine that doesn't paint the product
   * proves it by colourDifferenceMean and colourDifferenceP99 (CIEDE2000, within `MOST_COLOUR_DIFFERENCE`).
   */
  readonly evidence: Readonly<Record<string, string | number | boolean>>;
  /** The outline that was found in the source, when it was not given: kept, it saves the next picture of it the work. */
  readonly outline?: Uint8Array;
}

/** What a person's strokes make of a photo's outline. */
export interface OutlineProposal {
  /** The outline as the engine reads it; kept for the source, it counts as corrected. */
  readonly outline: Uint8Array;
  /** What it shows of the photo: a grey PNG, white where the product is, smaller than the photo. */
  readonly maskPng: Uint8Array;
  /** Size of the photo, turned upright. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** True when nothing of it is product. */
  readonly isEmpty: boolean;
}

export type EngineAnswer =
  | { readonly state: "done"; readonly output: EngineOutput }
  | { readonly state: "pending"; readonly ref: string; readonly pollAfterMs: number };

export interface EngineCapabilities {
  readonly recipes: readonly Recipe["name"][];
  readonly qualities: readonly Quality[];
  readonly ratios: readonly Ratio[];
  /**
   * How many different pictures it makes of one source; 1: always the same. A recipe without a shadow gives one
   * whatever the engine can do: `distinctVariations`.
   */
  readonly variations: number;
  /** True when the engine may paint product pixels: its results always need a person. Others prove that they don't. */
  readonly paintsProduct: boolean;
  /** Most pieces of work that it has at the same time, over all workers; undefined: no limit but the workers' slots. */
  readonly maxConcurrent?: number;
}

/** Why an engine did not deliver, in the words of the failure table. `detail` is for the log and "Details", never a secret. */
export interface EngineFailure {
  readonly code: FailureCode;
  readonly reason?: FailureReason;
  readonly detail?: string;
  /** How long the engine asked us to stay away. */
  readonly retryAfterMs?: number;
  /** The engine says that this work has ended. Without it only the question failed, and the work may go on. */
  readonly isFinal?: true;
}

export interface SubmitOptions {
  readonly signal: AbortSignal;
  /** Told how much of a long piece of work is done, 0…1, as often as the engine likes. */
  readonly onProgress?: (share: number) => void;
}

/**
 * An engine makes pictures and videos.
 * - `submit` answers `done`, or `pending` with a ref that the caller stores before it does anything else.
 *   `signal` aborts work that passed its deadline.
 * - `poll` never starts work and may be called by another process than the one that submitted.
 * - `find` tells whether an earlier submit of this attempt reached the engine (a process died before it saved the ref);
 *   `"never-started"` is a promise that a second submit is not a second payment, `"unknown"` is not.
 * - `classify` turns anything thrown by the others into a failure; it never throws.
 */
export interface Engine {
  readonly name: string;
  readonly capabilities: EngineCapabilities;
  submit(item: EngineItem, options: SubmitOptions): Promise<EngineAnswer>;
  poll(ref: string, options: { signal: AbortSignal }): Promise<EngineAnswer>;
  find(itemId: string, attempt: number): Promise<EngineAnswer | "never-started" | "unknown">;
  cancel(ref: string): Promise<void>;
  /**
   * Where the product ends in a photo, with a person's strokes taken in; without strokes: where the engine sees it. Only
   * engines that cut the product out have it. May be asked by any process; it starts no work that must be found again.
   */
  proposeOutline?(
    work: { readonly source: EngineSource; readonly strokes: readonly Stroke[] },
    options: { signal: AbortSignal },
  ): Promise<OutlineProposal>;
  classify(error: unknown): EngineFailure;
  close(): Promise<void>;
}

/** What became of a run that ended by itself. */
export interface RunNews {
  readonly runId: string;
  readonly quality: Quality;
  readonly itemCount: number;
  readonly doneCount: number;
  readonly failedCount: number;
  readonly returnedCredits: number;
  /** Why items failed, the most frequent first, and some of the products' titles. */
  readonly causes: readonly {
    readonly code: FailureCode;
    readonly reason: FailureReason | null;
    readonly titles: readonly string[];
  }[];
}

/** Who tells a merchant what happened. */
export interface News {
  /** In the transaction that ends the run, so that it is told exactly when it ended. Network and engines stay out of it. */
  runEnded(tx: Tx, run: RunNews): Promise<void>;
  /** After what a run used is in the journal. */
  creditsUsed(): Promise<void>;
}

export interface GenerationPorts {
  /** Left out, nobody is told. */
  readonly news?: News;
  /** The engines that are switched on, in order of preference. */
  readonly engines: readonly Engine[];
}
