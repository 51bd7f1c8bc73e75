/**
 * Where the browser saves a result's file from. It is asked for when it is wanted: a page stays open for longer than a signed
 * address lasts, and only an answer can say that the result is gone.
 */
import { keepUnsaved } from "#app/components/keep-page.ts";
import { services } from "#app/composition.server.ts";
import { readAsset } from "#app/domain/assets/index.server.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { refuse } from "#app/platform/errors.ts";

export const action = merchantDoor(async ({ ctx, params }) => {
  const found = await readAsset(ctx, { assetId: params["assetId"] ?? "" });
  if (!found.ok) return refused(found);
  const { assetId, deletedAt } = found.asset;
  if (deletedAt !== null) return refused(refuse("not-found"));
  const { pictureLinks } = await services();
  return { ok: true as const, path: pictureLinks.pathOf({ shopId: ctx.shopId, assetId, variant: "file" }) };
});

export const clientAction = keepUnsaved;
