/** Records a person's answer about a result. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { decideUnpublished } from "#app/domain/publishing/index.server.ts";
import { decisionSchema } from "#app/domain/review/schemas.ts";
import { onlyPost, parseJson, respond } from "#app/platform/http.ts";

export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const ctx = await (await services()).merchantCtx(request);
  const parsed = await parseJson(request, decisionSchema);
  return respond(
    parsed.ok ? await decideUnpublished(ctx, { ...parsed.input, assetId: params.assetId ?? "" }) : parsed,
  );
}

export const loader = onlyPost;
