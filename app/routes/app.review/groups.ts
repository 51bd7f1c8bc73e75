/** The queue by what was found: what is alike stands together and can be answered at once. Pure. */
import type { Outcome } from "#app/domain/review/schemas.ts";

export interface OpenPicture {
  readonly assetId: string;
  readonly outcome: Exclude<Outcome, "pass">;
  readonly checkId: string;
}

export interface Group {
  /** Outcome and check: "person:outline". */
  readonly key: string;
  readonly outcome: OpenPicture["outcome"];
  readonly checkId: string;
  readonly count: number;
}
/** With what the check is called. */
export interface GroupView extends Group {
  readonly title: string;
}

export const keyOf = ({ outcome, checkId }: Pick<OpenPicture, "outcome" | "checkId">): string =>
  `${outcome}:${checkId}`;

/** The groups in the queue's own order, with their sizes. */
export const groupsOf = (open: readonly OpenPicture[]): Group[] =>
  [...Map.groupBy(open, keyOf)].flatMap(([key, [first, ...rest]]) =>
    first ? [{ key, outcome: first.outcome, checkId: first.checkId, count: rest.length + 1 }] : [],
  );

export const inGroup = <Picture extends OpenPicture>(open: readonly Picture[], key: string): Picture[] =>
  open.filter((picture) => keyOf(picture) === key);

const ORDER = ["person", "block", "warn"] as const satisfies readonly OpenPicture["outcome"][];
const placeOf = (picture: OpenPicture): string =>
  `${ORDER.indexOf(picture.outcome)}:${picture.checkId}:${picture.assetId}`;

/**
 * The pictures behind a place, `limit` at the most. A place stays where it was when its picture has left the queue.
 *
 * @param open in the queue's order
 * @param after the `next` of the page before; null: from the beginning
 */
export function pageAfter(
  open: readonly OpenPicture[],
  after: string | null,
  limit: number,
): { readonly page: readonly OpenPicture[]; readonly next: string | null } {
  const behind = after === null ? open : open.filter((picture) => isBehind(placeOf(picture), after));
  const page = behind.slice(0, limit);
  const last = page.at(-1);
  return { page, next: last && behind.length > page.length ? placeOf(last) : null };
}

/** As the database compares them: piece by piece, without regard to language. */
function isBehind(place: string, other: string): boolean {
  const others = other.split(":");
  for (const [index, piece] of place.split(":").entries())
    if (piece !== others[index]) return piece > (others[index] ?? "");
  return false;
}
