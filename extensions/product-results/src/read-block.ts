/** What the app answers about a product, parsed: an app that is newer or older than this block must not break it. */
import { askApp, type Problem } from "../../shared/ask-app.ts";

/** What the app calls how a result stands, in review and on its product. A test holds both lists against the app's. */
export const VERDICTS = ["pass", "warn", "person", "block", "unchecked"] as const;
export const PUBLICATIONS = ["publishing", "published", "unconfirmed", "failed", "undone"] as const;

/** How a result stands: on its product once it was to be published, else in review. */
export type Standing =
  `publication.${(typeof PUBLICATIONS)[number]}` | `verdict.${(typeof VERDICTS)[number]}`;

export interface Result {
  readonly assetId: string;
  readonly pictureUrl: string;
  /** How long a video is; null: it is a picture. */
  readonly seconds: number | null;
  /** Null: the app has a word for it that this block doesn't know. */
  readonly standing: Standing | null;
  readonly path: string;
}

export interface ProductBlock {
  readonly results: readonly Result[];
  readonly waiting: { readonly count: number; readonly path: string } | null;
  readonly balance: { readonly availableCredits: number; readonly heldCredits: number };
}

/** Most results that the block has room for. */
const MOST_SHOWN = 6;

export async function readBlock(
  productGid: string,
): Promise<{ ok: true; block: ProductBlock } | { ok: false; problem: Problem }> {
  const answered = await askApp(`/api/product-block?product=${encodeURIComponent(productGid)}`);
  if (!answered.ok) return answered;
  const block = parseBlock(answered.answer);
  return block ? { ok: true, block } : { ok: false, problem: "refused" };
}

/** @returns null when it isn't what the app answers; a result that can't be shown is left out */
export function parseBlock(answer: unknown): ProductBlock | null {
  const { results, waiting, balance } = fieldsOf(answer);
  const { availableCredits, heldCredits } = fieldsOf(balance);
  if (!Array.isArray(results) || !isCount(availableCredits) || !isCount(heldCredits)) return null;
  const { count, path } = fieldsOf(waiting);
  return {
    results: results.flatMap((one) => parseResult(one) ?? []).slice(0, MOST_SHOWN),
    waiting: isCount(count) && count > 0 && isPath(path) ? { count, path } : null,
    balance: { availableCredits, heldCredits },
  };
}

function parseResult(result: unknown): Result | null {
  const { assetId, pictureUrl, durationMs, verdict, publication, path } = fieldsOf(result);
  if (typeof assetId !== "string" || !isPath(path)) return null;
  if (typeof pictureUrl !== "string" || !pictureUrl.startsWith("https://")) return null;
  const seconds = isCount(durationMs) ? Math.round(durationMs / 1000) : null;
  return { assetId, pictureUrl, seconds, standing: standingOf(verdict, publication), path };
}

function standingOf(verdict: unknown, publication: unknown): Standing | null {
  if (publication !== null && publication !== undefined) {
    const known = PUBLICATIONS.find((one) => one === publication);
    return known ? `publication.${known}` : null;
  }
  const known = VERDICTS.find((one) => one === verdict);
  return known ? `verdict.${known}` : null;
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
const isCount = (value: unknown): value is number => typeof value === "number" && value >= 0;
const isPath = (value: unknown): value is string => typeof value === "string" && value.startsWith("/app/");
