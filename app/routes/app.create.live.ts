/** What there is to spend, and what became of the draft, once more for the page that is open. */
import { merchantDoor } from "#app/merchant-door.server.ts";
import { presentCreateLive } from "./app.create/presenter.server.ts";

export const loader = merchantDoor(({ ctx, query }) => presentCreateLive(ctx, query.get("draft")));
