/** The next pictures of the review's queue. */
import { merchantDoor } from "#app/merchant-door.server.ts";
import { presentNextCards } from "./app.review/presenter.server.ts";

export const loader = merchantDoor(({ ctx, query }) => presentNextCards(ctx, query));
