/** Ends the running plan. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { cancelPlan } from "#app/domain/billing/index.server.ts";
import { onlyPost, respond } from "#app/platform/http.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  return respond(await cancelPlan(await (await services()).merchantCtx(request)));
}

export const loader = onlyPost;
