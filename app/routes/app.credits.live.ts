/** Balance and statement once more, for the page that is open. */
import { merchantDoor } from "#app/merchant-door.server.ts";
import { presentCredits } from "./app.credits/presenter.server.ts";

export const loader = merchantDoor(({ ctx, query }) => presentCredits(ctx, query));
