/**
 * What History shows, as it stands in an address: `tab`, `title`, `collection` (the number of its id), `sku`, `run`,
 * `style`, `quality`, `verdict`, `published` (`yes` or `no`), `from` and `to` (instants in UTC, the second one not
 * included), `favourites` (`yes`). Pure.
 */
import { MAX_SKU_LENGTH, MAX_TITLE_LENGTH } from "../domain/assets/schemas.ts";
import { QUALITIES, type Quality, RECIPE_NAMES, type RecipeName } from "../domain/generation/schemas.ts";
import { OUTCOMES, type Verdict } from "../domain/review/schemas.ts";
import { periodOf } from "./statement-filter.ts";

const HISTORY_TABS = ["images", "videos"] as const;
export type HistoryTab = (typeof HISTORY_TABS)[number];

export interface HistoryAsked {
  readonly tab: HistoryTab;
  readonly title?: string | undefined;
  readonly collectionGid?: string | undefined;
  readonly sku?: string | undefined;
  readonly runId?: string | undefined;
  readonly recipe?: RecipeName | undefined;
  readonly quality?: Quality | undefined;
  readonly verdict?: Verdict | undefined;
  readonly isPublished?: boolean | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly isFavourite?: true | undefined;
}

export const HISTORY_VERDICTS: readonly Verdict[] = [...OUTCOMES, "unchecked"];
const COLLECTION_ID = /^[1-9]\d{0,18}$/;
const COLLECTION_GID = "gid://shopify/Collection/";
const RUN_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What an address asks for. Values that are none are left out, so that a mistyped address shows more, never an error. */
export function historyAsked(query: URLSearchParams): HistoryAsked {
  const one = <Name extends string>(names: readonly Name[], parameter: string): Name | undefined =>
    names.find((name) => name === query.get(parameter));
  const text = (parameter: string, most: number) =>
    query.get(parameter)?.replaceAll("\u0000", "").trim().slice(0, most).trim() || undefined;
  const runId = query.get("run") ?? "";
  const collectionId = query.get("collection") ?? "";
  const published = query.get("published");
  const asked = {
    title: text("title", MAX_TITLE_LENGTH),
    collectionGid: COLLECTION_ID.test(collectionId) ? COLLECTION_GID + collectionId : undefined,
    sku: text("sku", MAX_SKU_LENGTH),
    runId: RUN_ID.test(runId) ? runId : undefined,
    recipe: one(RECIPE_NAMES, "style"),
    quality: one(QUALITIES, "quality"),
    verdict: one(HISTORY_VERDICTS, "verdict"),
    isPublished: published === "yes" ? true : published === "no" ? false : undefined,
    ...period(query),
    isFavourite: query.get("favourites") === "yes" ? (true as const) : undefined,
  };
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  return { tab: one(HISTORY_TABS, "tab") ?? "images", ...given };
}

/** Days that no month has become days of the next one: an address is never an error. */
function period(query: URLSearchParams): { readonly from?: string; readonly to?: string } {
  const { from, to } = periodOf(query);
  const whole = (iso: string) => new Date(iso).toISOString();
  return { ...(from !== undefined && { from: whole(from) }), ...(to !== undefined && { to: whole(to) }) };
}

/** Whether anything but the tab narrows what is shown. */
export const isNarrowed = ({ tab: _, ...filter }: HistoryAsked): boolean =>
  Object.values(filter).some((value) => value !== undefined);

/** The address that asks for it, on its first page. */
export function historyQuery(asked: HistoryAsked): URLSearchParams {
  const { tab, title, collectionGid, sku, runId, recipe, quality, verdict, isPublished, isFavourite } = asked;
  const pairs: readonly (readonly [string, string | undefined])[] = [
    ["tab", tab === "images" ? undefined : tab],
    ["title", title],
    ["collection", collectionGid?.slice(COLLECTION_GID.length)],
    ["sku", sku],
    ["run", runId],
    ["style", recipe],
    ["quality", quality],
    ["verdict", verdict],
    ["published", isPublished === undefined ? undefined : isPublished ? "yes" : "no"],
    ["from", asked.from],
    ["to", asked.to],
    ["favourites", isFavourite && "yes"],
  ];
  return new URLSearchParams(
    pairs.flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, value]])),
  );
}
