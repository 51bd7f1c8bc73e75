import { ReplyLostError } from "#app/platform/outside-errors.ts";
import { type FileWork, MAX_SENDS, WAIT_IN_SLOT_MS, inChunks } from "./file-tasks.ts";
import { type FailureCause, cause, isProductGone } from "./failures.ts";
import type { Answer, FileLink } from "./ports.ts";
import { type ProductChange, type ShownProduct, type Target, nextChange } from "./target.ts";

/** Moves, take-offs and four times a hundred variants; more means that Shopify contradicts itself. */
const MAX_ROUNDS = 12;
const JOB_POLL_PAUSES_MS = [200, 500, 1_000, 2_000];

export interface Goal {
  readonly productGid: string;
  readonly target: Target;
  /** Whether it may be changed as it is shown now: what the merchant edits meanwhile is left alone. */
  mayChange(shown: ShownProduct): boolean;
}

/** What a product showed at last, or why nothing more could be done for it. */
export type Outcome = ShownProduct | { readonly failure: FailureCause };

/** Refusals that say: the product isn't what was read. It is read again, and what is still needed is seen then. */
const READ_AGAIN: ReadonlySet<string> = new Set([
  "FILE_DOES_NOT_EXIST",
  "MEDIA_DOES_NOT_EXIST",
  "MEDIA_DOES_NOT_EXIST_ON_PRODUCT",
  "MEDIA_IS_NOT_ATTACHED_TO_VARIANT",
  "NON_READY_MEDIA",
  "PRODUCT_VARIANT_ALREADY_HAS_MEDIA",
  "PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT",
]);

/**
 * Reads products and makes the changes that they need to become their targets, until none needs one. Every change follows
 * from what was just read, so that one that happened is seen and never made twice, whoever was killed and whichever reply
 * was lost.
 *
 * @throws whatever keeps Shopify from answering
 */
export async function bringAbout(
  { ctx, signal }: Pick<FileWork, "ctx" | "signal">,
  goals: readonly Goal[],
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  let lostReplies = 0;
  let open = goals;
  for (let round = 1; open.length > 0; round++) {
    signal.throwIfAborted();
    const shown = await readShown(ctx, open);
    const changes = new Map<Goal, ProductChange>();
    for (const goal of open) {
      const product = shown.get(goal.productGid);
      const change = product && goal.mayChange(product) ? nextChange(goal.target, product) : null;
      if (change && round <= MAX_ROUNDS) changes.set(goal, change);
      else outcomes.set(goal.productGid, product ?? { failure: cause("product-deleted") });
    }
    open = [...changes.keys()];
    for (const [goal, why] of await makeChanges({ ctx, signal }, changes, () => ++lostReplies))
      outcomes.set(goal.productGid, { failure: why });
    open = open.filter(({ productGid }) => !outcomes.has(productGid));
  }
  return outcomes;
}

async function readShown(
  { ports: { media } }: FileWork["ctx"],
  goals: readonly Goal[],
): Promise<Map<string, ShownProduct>> {
  const products = await media.readProducts(goals.map(({ productGid }) => productGid));
  const withVariants = goals.filter(
    ({ target, productGid }) => target.links.size > 0 && products.has(productGid),
  );
  const variants =
    withVariants.length > 0
      ? await media.readVariants(withVariants.map(({ productGid }) => productGid))
      : null;
  return new Map(
    [...products].map(([gid, shown]) => [gid, { media: shown, variants: variants?.get(gid) ?? [] }]),
  );
}

/** Makes each product's change; answers with those for which no other one helps. A lost reply is found out by reading. */
async function makeChanges(
  work: Pick<FileWork, "ctx" | "signal">,
  changes: ReadonlyMap<Goal, ProductChange>,
  countLost: () => number,
): Promise<Map<Goal, FailureCause>> {
  const failures = new Map<Goal, FailureCause>();
  const knowingLoss = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof ReplyLostError) || countLost() >= MAX_SENDS) throw error;
    }
  };
  const heed = (goal: Goal, answer: Answer<{ ok: true }>) => {
    if (answer === "unknown" || answer.ok || READ_AGAIN.has(answer.code)) return;
    failures.set(
      goal,
      isProductGone(answer.code) ? cause("product-deleted") : cause(answer.code, answer.message),
    );
  };
  const links = [...changes].flatMap(([goal, change]) =>
    change.kind === "take-off"
      ? change.fileGids.map((fileGid) => ({
          goal,
          fileGid,
          productGid: goal.productGid,
          change: "detach" as const,
        }))
      : [],
  );
  for (const chunk of inChunks(links))
    await knowingLoss(async () => {
      const answers = await work.ctx.ports.media.linkFiles(
        chunk.map(({ goal: _, ...link }): FileLink => link),
      );
      for (const [index, { goal }] of chunk.entries()) heed(goal, answers[index] ?? "unknown");
    });
  for (const [goal, change] of changes)
    if (change.kind !== "take-off")
      await knowingLoss(async () => heed(goal, await changeOne(work, goal, change)));
  return failures;
}

async function changeOne(
  { ctx, signal }: Pick<FileWork, "ctx" | "signal">,
  { productGid }: Goal,
  change: Exclude<ProductChange, { kind: "take-off" }>,
): Promise<Answer<{ ok: true }>> {
  const { media } = ctx.ports;
  if (change.kind !== "move")
    return media.linkVariants(productGid, change.pairs, change.kind === "link" ? "attach" : "detach");
  const begun = await media.moveMedia(productGid, change.moves);
  if (!begun.ok) return begun;
  let waitedMs = 0;
  for (let polls = 0; waitedMs <= WAIT_IN_SLOT_MS && !(await media.isJobDone(begun.jobGid)); polls++) {
    const pauseMs = JOB_POLL_PAUSES_MS[Math.min(polls, JOB_POLL_PAUSES_MS.length - 1)] ?? 0;
    await ctx.clock.sleep(pauseMs, signal);
    waitedMs += pauseMs;
  }
  return { ok: true };
}
