/** All pictures of the review's queue that have the same finding. */
import { merchantDoor } from "#app/merchant-door.server.ts";
import { presentGroup } from "./app.review/presenter.server.ts";

export const loader = merchantDoor(({ ctx, query }) => presentGroup(ctx, query));
