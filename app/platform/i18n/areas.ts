/** Which words a page has. */
import type en from "./catalogs/en.ts";

export type AreaName = keyof typeof en;

/** What every page says. */
export const SHARED_AREAS = ["figures", "frame", "words"] as const satisfies readonly AreaName[];

/** A route's `handle`: the areas that its page says besides these. */
export interface SaidAreas {
  readonly areas: readonly AreaName[];
}

/** The areas of some routes' handles; what is none is passed over. */
export const areasOf = (handles: readonly unknown[]): readonly AreaName[] =>
  handles.flatMap((handle) => (handle as Partial<SaidAreas> | undefined)?.areas ?? []);
