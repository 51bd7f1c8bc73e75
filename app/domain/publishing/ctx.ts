import type { Ctx } from "#app/platform/ctx.ts";
import type { AssetsPorts } from "../assets/index.server.ts";
import type { PublishingPorts } from "./ports.ts";

/** What this room's verbs and jobs are given. */
export type PublishingCtx = Ctx<PublishingPorts & AssetsPorts>;
