/** Where the browser saves a prepared ZIP from. */
import { keepUnsaved } from "#app/components/keep-page.ts";
import { services } from "#app/composition.server.ts";
import { mayOpenDownload } from "#app/domain/assets/index.server.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";

export const action = merchantDoor(async ({ ctx, params }) => {
  const downloadId = params["downloadId"] ?? "";
  const allowed = await mayOpenDownload(ctx, { downloadId });
  if (!allowed.ok) return refused(allowed);
  const { downloadLinks } = await services();
  return { ok: true as const, path: downloadLinks.pathOf({ shopId: ctx.shopId, query: downloadId }) };
});

export const clientAction = keepUnsaved;
