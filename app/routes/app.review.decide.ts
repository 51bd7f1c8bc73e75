/** Keeps one answer about pictures of the review's queue; the page has gone on meanwhile. */
import { decideAllSchema } from "#app/domain/review/schemas.ts";
import { merchantDoor, refused } from "#app/merchant-door.server.ts";
import { onlyPost, parseJson } from "#app/platform/http.ts";
import { decidePictures } from "./app.review/actions.server.ts";

export const action = merchantDoor(async ({ ctx, request }) => {
  const parsed = await parseJson(request, decideAllSchema);
  return parsed.ok ? decidePictures(ctx, parsed.input) : refused(parsed);
});

export const loader = onlyPost;
