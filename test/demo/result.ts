/** What the main job came to, as seen through the app's routes and on the shop. */
import type { Asset } from "#app/domain/assets/index.server.ts";
import type { Balance, StatementLine } from "#app/domain/credits/schemas.ts";
import type { Run, RunItem } from "#app/domain/generation/index.server.ts";
import type { Changeset } from "#app/domain/publishing/index.server.ts";
import type { ReadVerdict } from "#app/domain/review/index.server.ts";
import type { DoubleState } from "../shopify-double/client.ts";

export type ReviewedAsset = Asset & ReadVerdict;

export interface MainJobResult {
  readonly products: number;
  readonly runs: readonly Run[];
  readonly items: readonly RunItem[];
  readonly assets: readonly ReviewedAsset[];
  readonly changeset: Changeset | null;
  readonly balanceBefore: Balance;
  readonly balanceAfter: Balance;
  /** Lines of the statement that this job added, oldest first, with those of the welcome credits. */
  readonly statement: readonly StatementLine[];
  readonly shopBefore: DoubleState;
  readonly shopAfter: DoubleState;
  readonly durationMs: number;
  /** What was lost or cannot be explained; empty when the job was done. */
  readonly problems: readonly string[];
}
