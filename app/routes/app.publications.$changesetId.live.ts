/** A publication's figures once more, for the page that is open. */
import { merchantDoor } from "#app/merchant-door.server.ts";
import { presentPublication } from "./app.publications.$changesetId/presenter.server.ts";

export const loader = merchantDoor(({ ctx, params, query }) =>
  presentPublication(ctx, { changesetId: params["changesetId"] ?? "", after: query.get("after") }),
);
