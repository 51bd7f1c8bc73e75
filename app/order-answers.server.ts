/** What a person answers for an order: review keeps it, generation knows the order and its style. */
import type { z } from "zod";
import { readOrder } from "./domain/generation/index.server.ts";
import { answerForOrder } from "./domain/review/index.server.ts";
import { answerForOrderSchema } from "./domain/review/schemas.ts";
import type { Ctx } from "./platform/ctx.ts";

export const orderAnswerSchema = answerForOrderSchema.omit({ style: true });

/** Records answers for an order, with the style version that it was ordered in. Refuses like `answerForOrder`. */
export async function answerOrder(ctx: Ctx, input: z.infer<typeof orderAnswerSchema>) {
  const read = await readOrder(ctx, input);
  return read.ok ? answerForOrder(ctx, { ...input, style: read.order.style }) : read;
}
