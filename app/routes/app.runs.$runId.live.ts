/** A run's figures once more, for the page that is open. */
import { merchantDoor } from "#app/merchant-door.server.ts";
import { presentRun } from "./app.runs.$runId/presenter.server.ts";
import { pageNumber } from "#app/components/paging.ts";

export const loader = merchantDoor(({ ctx, params, query }) =>
  presentRun(ctx, { runId: params["runId"] ?? "", page: pageNumber(query) }),
);
