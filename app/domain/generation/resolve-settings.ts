import { inTransaction, type Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { capableEngines } from "./choose-engine.ts";
import type { GenerationPorts } from "./ports.ts";
import { type RunSettings, type StyleSettings, distinctVariations, fitsVideo, isVideo } from "./schemas.ts";
import { findVersion } from "./style-store.ts";

/** Settings as they are carried out: the style's own words instead of its name. */
export interface ResolvedSettings extends StyleSettings {
  readonly ok: true;
  readonly quality: RunSettings["quality"];
  readonly variations: number;
  readonly again: boolean;
  readonly engine: string | null;
  /** The saved style that they come from. */
  readonly style: { readonly styleId: string; readonly version: number; readonly name: string } | null;
}

export type SettingsRefusal =
  | Refusal<"unknown-style">
  | Refusal<"unsupported-quality">
  | Refusal<"unsupported-style">
  | Refusal<"video-needs-backdrop">
  | Refusal<"too-many-variations", { limit: number }>;

/**
 * Looks a run's settings up and sees whether an engine can carry them out. Nothing is asked of the shop.
 *
 * Refuses with `unknown-style`, `too-many-variations` (the style has fewer different pictures),
 * `unsupported-quality` (no engine makes it at all), `video-needs-backdrop` (a video on nothing),
 * `unsupported-style` (not with these settings).
 */
export async function resolveSettings(
  ctx: Ctx<GenerationPorts>,
  {
    style,
    quality,
    variations,
    again,
    engine = null,
  }: Omit<RunSettings, "engine"> & { engine?: string | null | undefined },
): Promise<ResolvedSettings | SettingsRefusal> {
  const saved =
    "styleId" in style ? await inTransaction(ctx, (tx) => findVersion(tx, ctx.shopId, style)) : null;
  const settings = "settings" in style ? style.settings : saved?.settings;
  if (!settings) return refuse("unknown-style");

  const limit = distinctVariations(settings.recipe, quality);
  if (variations > limit) return refuse("too-many-variations", { limit });
  const { engines } = ctx.ports;
  if (!engines.some(({ capabilities }) => capabilities.qualities.includes(quality)))
    return refuse("unsupported-quality");
  if (isVideo(quality) && !fitsVideo(settings.recipe)) return refuse("video-needs-backdrop");
  if (capableEngines(engines, { ...settings, quality, variations, engine }).length === 0)
    return refuse("unsupported-style");
  const { styleId, version, name } = saved ?? {};
  return {
    ok: true,
    ...settings,
    quality,
    variations,
    again,
    engine,
    style: styleId && version && name ? { styleId, version, name } : null,
  };
}
