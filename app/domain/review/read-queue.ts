import { z } from "zod";
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import {
  type OpenFinding,
  type QueueFigures,
  type SampledPicture,
  findOpenFindings,
  lookThroughQueue,
} from "./queue-store.ts";
import { TARGETS } from "./schemas.ts";

/** Pictures of the random sample: when all of them are fine, fewer than 14 % of the rest are not, 95 times in 100. */
const SAMPLE_SIZE = 20;

const inputSchema = z.strictObject({
  target: z.enum(TARGETS),
  /** Left out: the shop's newest MAX_SHOP_QUEUE pictures. */
  runId: z.uuid().optional(),
});

export interface ReviewQueue extends QueueFigures {
  readonly ok: true;
  /** Every picture that waits for an answer, because a person is asked or a rule blocks it; what is alike together. */
  readonly open: readonly OpenFinding[];
  /** Every picture that passed with notes: it may be published, and nobody has to look. */
  readonly noted: readonly OpenFinding[];
  /** A random sample of what passed, also with notes, with the answers so far. */
  readonly sample: readonly SampledPicture[];
}

/**
 * What a person has to look at: the exceptions among thousands of pictures, and a random sample of the rest. Notes are
 * no exceptions: they are told and can be looked through.
 * Refuses with `invalid-input`.
 */
export async function readQueue(
  ctx: Ctx,
  input: z.input<typeof inputSchema>,
): Promise<ReviewQueue | Refusal<"invalid-input", { problem: string }>> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const scope = { target: parsed.data.target, runId: parsed.data.runId ?? null };
  return inTransaction(ctx, async (tx) => {
    const found = await findOpenFindings(tx, ctx.shopId, scope);
    return {
      ok: true,
      open: found.filter(({ outcome }) => outcome !== "warn"),
      noted: found.filter(({ outcome }) => outcome === "warn"),
      ...(await lookThroughQueue(tx, ctx.shopId, scope, SAMPLE_SIZE)),
    };
  });
}
