/** A plan or a publication once more, for the page that is open. */
import { merchantDoor } from "#app/merchant-door.server.ts";
import { presentPublication } from "./app.publications.$changesetId/presenter.server.ts";

export const loader = merchantDoor(({ ctx, params, query }) =>
  presentPublication(ctx, params["changesetId"] ?? "", query),
);
