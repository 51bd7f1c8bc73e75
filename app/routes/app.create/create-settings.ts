/**
 * How pictures are to be made, as it stands in Create's address: it survives a reload, a purchase and a second tab there.
 * Values that are none are left out, so that an old or mistyped address shows the usual, never an error. Pure.
 */
import { z } from "zod";
import {
  distinctVariations,
  FIRST_RECIPES,
  hasFloor,
  isVideo,
  MAX_VARIATIONS,
  PLATFORM_IDS,
  QUALITIES,
  type Quality,
  RATIOS,
  ratiosOf,
  type Recipe,
  type RecipeName,
  recipeSchema,
  type RunSettings,
  type StyleSettings,
  styleSettingsSchema,
  WHITE_STYLE,
} from "#app/domain/generation/schemas.ts";
import { MAX_INT4 } from "#app/platform/schemas.ts";

/** A version of a saved style, or settings that are not saved; `basedOn`: the style that they were changed from. */
export type ChosenStyle =
  | { readonly styleId: string; readonly version: number }
  | { readonly settings: StyleSettings; readonly basedOn: string | null };

/** What the merchant has typed, right or wrong. */
export interface LimitTexts {
  /** Null: no pilot. */
  readonly pilot: string | null;
  readonly budget: string;
  readonly failPercent: string;
}

export interface CreateSettings extends LimitTexts {
  readonly quality: Quality;
  readonly style: ChosenStyle;
  readonly variations: number;
  /** Makes also what was made before. */
  readonly again: boolean;
  /** Null: whichever can. */
  readonly engine: string | null;
}

export const WHITE: ChosenStyle = { settings: WHITE_STYLE, basedOn: null };
export const isWhiteStyle = (style: ChosenStyle): boolean =>
  "settings" in style && style.basedOn === null && sameStyle(style.settings, WHITE_STYLE);

/** Parameters of a recipe that stand in an address as they are. */
const PLAIN_PARAMETERS = ["shadow", "framing", "anchor", "tone"] as const;

const NAMES =
  "quality style scene background second tone anchor shadow framing ratios platforms from variations again engine pilot budget fail".split(
    " ",
  );

/** Longest text of a number field that an address carries. */
const MAX_TEXT = 20;
const LISTED = ",";

/** What an address asks for. */
export function settingsOf(query: URLSearchParams): CreateSettings {
  const quality = z.enum(QUALITIES).catch("standard").parse(query.get("quality"));
  const style = styleOf(query);
  return {
    quality,
    style: "settings" in style ? { ...style, settings: fittingStyle(style.settings, quality) } : style,
    variations: z.coerce.number().int().min(1).max(MAX_VARIATIONS).catch(1).parse(query.get("variations")),
    again: query.get("again") === "1",
    engine: query.get("engine")?.slice(0, 40) || null,
    pilot: query.get("pilot")?.slice(0, MAX_TEXT) ?? null,
    budget: query.get("budget")?.slice(0, MAX_TEXT) ?? "",
    failPercent: query.get("fail")?.slice(0, MAX_TEXT) ?? "",
  };
}

/** With what a shop begins an order: places for results on white, or a saved style, which brings its own. */
export interface Defaults {
  readonly style: { readonly styleId: string; readonly version: number } | null;
  readonly platforms: StyleSettings["platforms"];
}

/** What an address asks for; one that says nothing of how begins with the shop's defaults. */
export function beginningOf(query: URLSearchParams, { style, platforms }: Defaults): CreateSettings {
  const settings = settingsOf(query);
  if (NAMES.some((name) => query.has(name))) return settings;
  return { ...settings, style: style ?? { settings: { ...WHITE_STYLE, platforms }, basedOn: null } };
}

function styleOf(query: URLSearchParams): ChosenStyle {
  const [styleId, version] = (query.get("style") ?? "").split(".");
  const saved = z
    .strictObject({ styleId: z.uuid(), version: z.coerce.number().int().min(1).max(MAX_INT4) })
    .safeParse({ styleId, version });
  if (saved.success) return saved.data;
  const background = query.get("background");
  // An address with a colour and no scene is from before there were scenes, and the shortest for a plain colour.
  const name = query.get("scene") ?? (background === null ? "white" : "colour");
  const recipe: unknown = {
    version: 1,
    name,
    ...(background !== null && { colour: `#${background}` }),
    ...(query.has("second") && { secondColour: `#${query.get("second")}` }),
    ...Object.fromEntries(PLAIN_PARAMETERS.flatMap((one) => (query.has(one) ? [[one, query.get(one)]] : []))),
  };
  const known = <Name extends string>(names: readonly Name[], text: string | null): Name[] => {
    const asked = new Set(text?.split(LISTED));
    return names.filter((name) => asked.has(name));
  };
  const ratios = known(RATIOS, query.get("ratios"));
  return {
    settings: styleSettingsSchema.parse({
      recipe: recipeSchema.catch(WHITE_STYLE.recipe).parse(recipe),
      ratios: ratios.length > 0 ? ratios : WHITE_STYLE.ratios,
      platforms: known(PLATFORM_IDS, query.get("platforms")),
    }),
    basedOn: z.uuid().nullable().catch(null).parse(query.get("from")),
  };
}

/** How settings stand in an address; what is usual is left out, the quality excepted. */
export function addressOf(settings: CreateSettings): URLSearchParams {
  const { pilot, budget, failPercent } = settings;
  const query = wayOf(settings);
  if (pilot !== null) query.set("pilot", pilot);
  if (budget !== "") query.set("budget", budget);
  if (failPercent !== "") query.set("fail", failPercent);
  return query;
}

/** The part of an address that says how each picture is made: a forecast depends on nothing else. */
export function wayOf({ quality, style, variations, again, engine }: CreateSettings): URLSearchParams {
  const query = new URLSearchParams({ quality });
  if ("styleId" in style) query.set("style", `${style.styleId}.${style.version}`);
  else writeStyle(query, style);
  if (variations > 1) query.set("variations", String(variations));
  if (again) query.set("again", "1");
  if (engine !== null) query.set("engine", engine);
  return query;
}

function writeStyle(
  query: URLSearchParams,
  { settings: { recipe, ratios, platforms }, basedOn }: Extract<ChosenStyle, { settings: unknown }>,
): void {
  if (recipe.name !== "white" && recipe.name !== "colour") query.set("scene", recipe.name);
  if ("colour" in recipe) query.set("background", recipe.colour.slice(1));
  if ("secondColour" in recipe && recipe.secondColour !== undefined)
    query.set("second", recipe.secondColour.slice(1));
  if ("tone" in recipe) query.set("tone", recipe.tone);
  if ("anchor" in recipe && recipe.anchor !== undefined) query.set("anchor", recipe.anchor);
  if (recipe.shadow !== WHITE_STYLE.recipe.shadow) query.set("shadow", recipe.shadow);
  if (recipe.framing !== WHITE_STYLE.recipe.framing) query.set("framing", recipe.framing);
  if (ratios.join(LISTED) !== WHITE_STYLE.ratios.join(LISTED)) query.set("ratios", ratios.join(LISTED));
  if (platforms.length > 0) query.set("platforms", platforms.join(LISTED));
  if (basedOn !== null) query.set("from", basedOn);
}

/** The settings as the generation room takes them, without what limits a run. */
export const runSettingsOf = ({
  quality,
  style,
  variations,
  again,
  engine,
}: CreateSettings): RunSettings => ({
  quality,
  style: "styleId" in style ? style : { settings: style.settings },
  variations,
  again,
  ...(engine !== null && { engine }),
});

/**
 * Another style, as far as the quality can have it; of variations there are never more than it has different results.
 *
 * @param chosen what the style says
 */
export function withStyle(
  settings: CreateSettings,
  style: ChosenStyle,
  chosen: StyleSettings,
): CreateSettings {
  const { quality } = settings;
  const fitting = fittingStyle(chosen, quality);
  return {
    ...settings,
    style: fitting === chosen ? style : { settings: fitting, basedOn: baseOf(style) },
    variations: Math.min(settings.variations, distinctVariations(fitting.recipe, quality)),
  };
}

/**
 * Another quality, and of the style what it can have: a saved one that it can't have becomes settings that are based on
 * it. A saved one that isn't known here (`chosen` is the white one's then) is judged by the start.
 */
export const withQuality = (
  settings: CreateSettings,
  quality: Quality,
  chosen: StyleSettings,
): CreateSettings => withStyle({ ...settings, quality }, settings.style, chosen);

/**
 * The nearest that a quality can have to these settings; the same object when it can have them. Videos have fewer
 * proportions (else the square) and always a background (else white).
 */
export function fittingStyle(settings: StyleSettings, quality: Quality): StyleSettings {
  const offered = ratiosOf(quality);
  const kept = settings.ratios.filter((ratio) => offered.includes(ratio));
  const ratios = kept.length > 0 ? kept : WHITE_STYLE.ratios;
  const { recipe } = settings;
  const needsBackdrop = isVideo(quality) && recipe.name === "transparent";
  if (kept.length === settings.ratios.length && !needsBackdrop) return settings;
  return { ...settings, ratios, recipe: needsBackdrop ? withBackground(recipe, "white") : recipe };
}

/** Another background; framing is kept, a colour too where both have one, and whether there is a shadow where it can be. */
export function withBackground(before: Recipe, name: RecipeName): Recipe {
  const first = FIRST_RECIPES[name];
  return recipeSchema.parse({
    ...first,
    framing: before.framing,
    ...("colour" in first && "colour" in before && { colour: before.colour }),
    ...(!hasFloor(first) && { shadow: before.shadow }),
  });
}

const baseOf = (style: ChosenStyle): string | null => ("styleId" in style ? style.styleId : style.basedOn);

/** Whether two styles make the same pictures for the same platforms; the order of proportions is no matter. */
export function sameStyle(one: StyleSettings, other: StyleSettings): boolean {
  const told = ({ recipe, ratios, platforms }: StyleSettings) =>
    JSON.stringify([
      Object.entries(recipe)
        .filter(([, value]) => value !== undefined)
        .toSorted(([parameter], [another]) => (parameter < another ? -1 : 1)),
      RATIOS.filter((ratio) => ratios.includes(ratio)),
      PLATFORM_IDS.filter((id) => platforms.includes(id)),
    ]);
  return told(one) === told(other);
}

/** The address with other settings, everything else as it was. */
export function withSettings(address: URL, settings: CreateSettings): URL {
  const changed = new URL(address);
  for (const name of NAMES) changed.searchParams.delete(name);
  for (const [name, value] of addressOf(settings)) changed.searchParams.set(name, value);
  return changed;
}

/** The page's address for a draft and settings. */
export function createPath(draftId: string | null, settings: CreateSettings): string {
  const query = addressOf(settings);
  return `/app/create?${draftId === null ? "" : `draft=${draftId}&`}${query.toString()}`;
}
