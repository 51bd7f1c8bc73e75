/** The shop's ZIPs once more, for the page whose bars grow. */
import { merchantDoor } from "#app/merchant-door.server.ts";
import { presentDownloads } from "./app.history/presenter.server.ts";

export const loader = merchantDoor(async ({ ctx }) => ({ downloads: await presentDownloads(ctx) }));
