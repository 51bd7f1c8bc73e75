/** What strokes make of an outline, for the page that is open. Nothing is kept. */
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { onlyPost, parseJson } from "#app/platform/http.ts";
import { paintingSchema, presentProposal } from "./app.outline.$itemId/presenter.server.ts";

export const action = merchantDoor(async ({ ctx, request, params }) => {
  const parsed = await parseJson(request, paintingSchema);
  if (!parsed.ok) return refused(parsed);
  const input = { itemId: params["itemId"] ?? "", ...parsed.input };
  const proposal = await presentProposal(ctx, input, request.signal);
  return proposal.ok ? proposal : refused(proposal);
});

export const loader = onlyPost;
