import type { AssetsPorts } from "../assets/index.server.ts";
import type { CatalogPorts } from "../catalog/index.server.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { GenerationPorts } from "./ports.ts";

/** What this room's verbs and jobs are given. */
export type GenerationCtx = Ctx<GenerationPorts & CatalogPorts & AssetsPorts>;
