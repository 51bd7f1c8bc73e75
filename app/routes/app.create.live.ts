/** What there is to spend, once more, for the page that is open. */
import { merchantDoor } from "#app/merchant-door.server.ts";
import { presentFunds } from "./app.create/presenter.server.ts";

export const loader = merchantDoor(({ ctx }) => presentFunds(ctx));
