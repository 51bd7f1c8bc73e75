/** Where the browser saves what is stored of the shop from, in the next two minutes. */
import { keepUnsaved } from "#app/components/keep-page.ts";
import { services } from "#app/composition.server.ts";
import { mayOpenDataFile } from "#app/data-file.server.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";

export const action = merchantDoor(async ({ ctx }) => {
  const allowed = mayOpenDataFile(ctx.shopId);
  if (!allowed.ok) return refused(allowed);
  const { dataLinks } = await services();
  return { ok: true as const, path: dataLinks.pathOf({ shopId: ctx.shopId, query: "" }) };
});

export const clientAction = keepUnsaved;
