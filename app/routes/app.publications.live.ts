/** The list of publications once more, for the page that is open while one of them goes on. */
import { merchantDoor } from "#app/merchant-door.server.ts";
import { presentPublications } from "./app.publications._index/presenter.server.ts";

export const loader = merchantDoor(({ ctx, query }) => presentPublications(ctx, query.get("before")));
