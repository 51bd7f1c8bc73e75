/** The shop's plan and what each plan would do; or a change of plan: the answer says where the merchant approves it. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { choosePlan, readPlans } from "#app/domain/billing/index.server.ts";
import { planOrderSchema } from "#app/domain/billing/schemas.ts";
import { parseJson, respond } from "#app/platform/http.ts";

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  return respond({ ok: true, plans: await readPlans(await (await services()).merchantCtx(request)) });
}

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const parsed = await parseJson(request, planOrderSchema);
  return respond(parsed.ok ? await choosePlan(ctx, parsed.input) : parsed);
}
