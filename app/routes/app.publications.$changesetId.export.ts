/** Where the browser saves a publication's results from, in the next two minutes. */
import { keepUnsaved } from "#app/components/keep-page.ts";
import { services } from "#app/composition.server.ts";
import { mayExport } from "#app/domain/publishing/index.server.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";

export const action = merchantDoor(async ({ ctx, params }) => {
  const changesetId = params["changesetId"] ?? "";
  const allowed = await mayExport(ctx, { changesetId });
  if (!allowed.ok) return refused(allowed);
  const { exportLinks } = await services();
  return { ok: true as const, path: exportLinks.pathOf({ shopId: ctx.shopId, query: changesetId }) };
});

export const clientAction = keepUnsaved;
