/** A result once more, for the page that waits for its checks or its publication. */
import { merchantDoor } from "#app/merchant-door.server.ts";
import { presentResult } from "./app.results.$assetId/presenter.server.ts";

export const loader = merchantDoor(({ ctx, params }) => presentResult(ctx, params["assetId"] ?? ""));
