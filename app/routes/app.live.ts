/** Home's figures once more, for the page that is open. */
import { merchantDoor } from "#app/merchant-door.server.ts";
import { presentHomeLive } from "./app._index/presenter.server.ts";

export const loader = merchantDoor(({ ctx }) => presentHomeLive(ctx));
