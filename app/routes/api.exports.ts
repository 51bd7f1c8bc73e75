/** Where the browser saves results from, in the next two minutes: it posts their ids there, as `assetIds` with commas. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { services } from "#app/composition.server.ts";
import { mayExport } from "#app/domain/publishing/index.server.ts";
import { exportSchema } from "#app/domain/publishing/schemas.ts";
import { onlyPost, parseJson, respond } from "#app/platform/http.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { merchantCtx, exportLinks } = await services();
  const ctx = await merchantCtx(request);
  const parsed = await parseJson(request, exportSchema);
  if (!parsed.ok) return respond(parsed);
  const allowed = await mayExport(ctx, parsed.input);
  if (!allowed.ok) return respond(allowed);
  const { assetIds } = parsed.input;
  return respond({ ok: true, path: exportLinks.pathOf({ shopId: ctx.shopId, assetIds }) });
}

export const loader = onlyPost;
