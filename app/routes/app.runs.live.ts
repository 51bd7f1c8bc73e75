/** The list of runs once more, for the page that is open while one of them goes on. */
import { merchantDoor } from "#app/merchant-door.server.ts";
import { presentRuns } from "./app.runs._index/presenter.server.ts";

export const loader = merchantDoor(({ ctx, query }) => presentRuns(ctx, query.get("before")));
