import type { z } from "zod";
import type { Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { decide } from "../review/index.server.ts";
import { decideSchema } from "../review/schemas.ts";
import { decideAllUnpublished } from "./decide-all-unpublished.ts";

/**
 * Records a person's answer about a picture, like review's `decide`, unless the picture is on its product or on its way
 * there: a page that was opened before could otherwise reject what the shop already shows. A publication that is being
 * planned, or that begins at this moment, is waited for. What waits for its time may be rejected: it is left out then.
 *
 * Refuses with `already-on-product`, and with whatever `decide` refuses.
 */
export async function decideUnpublished(
  ctx: Ctx,
  input: z.input<typeof decideSchema>,
): Promise<Awaited<ReturnType<typeof decide>> | Refusal<"already-on-product">> {
  const parsed = decideSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { assetId, seen, wasOpened, ...answer } = parsed.data;
  const all = await decideAllUnpublished(ctx, { ...answer, pictures: [{ assetId, seen, wasOpened }] });
  if (!all.ok) return all;
  const [decided] = all.decided;
  if (decided) return { ok: true, verdict: decided.verdict };
  return all.refused[0]?.refusal ?? refuse("not-found");
}
