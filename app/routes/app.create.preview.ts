/** What a draft would become with the settings of the address, asked by the open page; a POST has it read anew. */
import { refreshDraft } from "#app/domain/generation/index.server.ts";
import { merchantDoor, orThrow } from "#app/merchant-door.server.ts";
import { presentPreview } from "./app.create/presenter.server.ts";

export const loader = merchantDoor(({ ctx, query }) => presentPreview(ctx, query));

export const action = merchantDoor(async ({ ctx, query }) =>
  orThrow(
    await refreshDraft(ctx, { draftId: query.get("draft") ?? "", readingId: query.get("reading") || null }),
  ),
);
