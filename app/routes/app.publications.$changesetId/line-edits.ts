/** What a merchant has typed over a line of a plan. What wasn't touched follows the plan, and isn't sent. Pure. */
import type { PlacementName } from "#app/domain/publishing/schemas.ts";
import type { PublicationAction } from "./actions.server.ts";
import type { LineView } from "./presenter.server.ts";

const REPLACES = "replace ";

export interface LineForm {
  /** A placement, or `replacing` a medium. */
  readonly place: string;
  readonly toVariants: boolean;
  readonly altText: string;
  /** The file's name without its ending. */
  readonly stem: string;
}
export type LineEdits = Partial<LineForm>;

type ShownLine = Pick<
  LineView,
  "assetId" | "placement" | "replacesGid" | "toVariants" | "altText" | "fileName"
>;

type LineChange = Extract<PublicationAction, { intent: "change" }>["lines"][number];

export const replacing = (mediaGid: string): string => `${REPLACES}${mediaGid}`;
export const isReplacing = (place: string): boolean => place.startsWith(REPLACES);
export const endingOf = (fileName: string): string => fileName.slice(fileName.lastIndexOf("."));

/** The line as the plan has it. */
export const formOf = (line: ShownLine): LineForm => ({
  place: line.replacesGid === null ? line.placement : replacing(line.replacesGid),
  toVariants: line.toVariants,
  altText: line.altText,
  stem: line.fileName.slice(0, line.fileName.lastIndexOf(".")),
});

/** Another edit; one that brings back what is shown is none. */
export function edited<Name extends keyof LineForm>(
  edits: LineEdits,
  line: ShownLine,
  name: Name,
  value: LineForm[Name],
): LineEdits {
  const { [name]: _, ...others } = edits;
  return value === formOf(line)[name] ? (others as LineEdits) : { ...others, [name]: value };
}

export const typedName = (line: ShownLine, { stem }: Pick<LineForm, "stem">): string =>
  `${stem.trim()}${endingOf(line.fileName)}`;

/** What is sent: what was touched and differs from the plan. Null: nothing. */
export function changeOf(line: ShownLine, edits: LineEdits): LineChange | null {
  const shown = formOf(line);
  const { place, toVariants, altText, stem } = edits;
  const fileName = stem === undefined ? line.fileName : typedName(line, { stem });
  const change = {
    ...(place !== undefined && place !== shown.place && placementOf(place)),
    ...(toVariants !== undefined && toVariants !== shown.toVariants && { toVariants }),
    ...(altText !== undefined && altText !== shown.altText && { altText }),
    ...(fileName !== line.fileName && { fileName }),
  };
  return Object.keys(change).length === 0 ? null : { assetId: line.assetId, ...change };
}

const placementOf = (place: string): Pick<LineChange, "placement" | "replacesGid"> =>
  isReplacing(place)
    ? { placement: "replace", replacesGid: place.slice(REPLACES.length) }
    : { placement: place as PlacementName };
