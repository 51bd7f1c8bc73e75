/** Keeps a selection and begins to read it from the shop; "Generate media" on Shopify's own pages asks for it too. */
import { extensionDoor, preflightOrOnlyPost } from "#app/extension-door.server.ts";
import { saveDraft } from "#app/domain/generation/index.server.ts";
import { openDraftSchema } from "#app/domain/generation/schemas.ts";
import { parseJson } from "#app/platform/http.ts";

export const action = extensionDoor(async ({ ctx, request }) => {
  const parsed = await parseJson(request, openDraftSchema);
  return parsed.ok ? saveDraft(ctx, parsed.input) : parsed;
});

export const loader = preflightOrOnlyPost;
