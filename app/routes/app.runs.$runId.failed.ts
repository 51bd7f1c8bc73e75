/** A page of the items of a run that failed for one cause. */
import { merchantDoor } from "#app/merchant-door.server.ts";
import { presentFailed } from "./app.runs.$runId/presenter.server.ts";

export const loader = merchantDoor(({ ctx, params, query }) =>
  presentFailed(ctx, params["runId"] ?? "", query),
);
