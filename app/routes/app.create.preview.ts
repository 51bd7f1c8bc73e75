/** What a draft would become, asked by the open page: reading a large selection takes longer than opening a page may. */
import { merchantDoor } from "#app/merchant-door.server.ts";
import { presentPreview } from "./app.create/presenter.server.ts";

export const loader = merchantDoor(({ ctx, query }) => presentPreview(ctx, query.get("draft") ?? ""));
