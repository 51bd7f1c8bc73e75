/** Records what a person answers once for a whole order. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { onlyPost, parseJson, respond } from "#app/platform/http.ts";
import { answerOrder, orderAnswerSchema } from "#app/order-answers.server.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const parsed = await parseJson(request, orderAnswerSchema);
  return respond(parsed.ok ? await answerOrder(ctx, parsed.input) : parsed);
}

export const loader = onlyPost;
