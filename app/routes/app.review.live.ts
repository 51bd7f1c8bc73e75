/** The review once more, for the page that is open. */
import { merchantDoor } from "#app/merchant-door.server.ts";
import { presentReview } from "./app.review/presenter.server.ts";

export const loader = merchantDoor(({ ctx, query }) => presentReview(ctx, query));
