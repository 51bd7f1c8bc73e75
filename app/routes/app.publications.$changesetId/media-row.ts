/** A product's media as one row of small pictures. Pure. */

/** A medium in a row: what it shows, and what the publication does to it. */
export interface MediumView {
  readonly key: string;
  readonly src: string | null;
  readonly alt: string;
  /** `new`: the publication puts it there; `leaves`: it is taken off, and kept. */
  readonly mark: "new" | "leaves" | null;
  /** How long a video of ours is; null: it is something else. */
  readonly durationMs: number | null;
}

/** Media that a row has no room for. */
export interface Gap {
  /** Where in the row it begins. */
  readonly key: string;
  readonly gap: number;
}

/**
 * At most `most` media of a row, in their order: all that are marked, as far as there is room, then the first ones. What is
 * left out stands as a number where it belongs.
 */
export function shownMedia<Medium extends Pick<MediumView, "mark">>(
  media: readonly Medium[],
  most: number,
): (Medium | Gap)[] {
  const indices = media.map((_, index) => index);
  const isMarked = (index: number) => media[index]?.mark !== null;
  const wanted = [...indices.filter(isMarked), ...indices.filter((index) => !isMarked(index))];
  const shown = new Set(wanted.slice(0, most));
  const row: (Medium | Gap)[] = [];
  for (const [index, medium] of media.entries()) {
    const last = row.at(-1);
    if (shown.has(index)) row.push(medium);
    else if (last && "gap" in last) row[row.length - 1] = { ...last, gap: last.gap + 1 };
    else row.push({ key: `gap ${index}`, gap: 1 });
  }
  return row;
}
