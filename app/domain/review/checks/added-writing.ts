import type { PictureBox, ReadText, TextReader } from "../ports.ts";
import type { NotJudged, PictureFacts } from "./check.ts";
import type { AddedText, SideBySide } from "./compared.ts";
import type { DecodedPicture } from "./decode.ts";
import { saysTheSame } from "./says-the-same.ts";

/** Lower boxes than this share of the picture's height hold nothing that anybody reads. */
const LEAST_HEIGHT = 0.012;
/** A box of the source that covers this share of the result's explains it. */
const COVERED = 0.3;
/** So many levels over what source and backdrop explain: something was put there. */
const INK_LEVELS = 6;
/** Writing inks at least this share of its box, as far as it is known. */
const INK_SHARE = 0.03;
/** With less of the box known, nobody can say what was there before. */
const KNOWN_SHARE = 0.5;
/** More boxes are not read: the first ones say enough. */
const MOST_READ = 12;
/** How sure the reader must be of what nothing else explains, 0…1. */
const LEGIBLE = 0.6;

/**
 * Finds writing that the picture has and its source has not, and reads it. What the detector takes for writing where
 * the result is as source and backdrop say, is none that was added; neither is what it finds in the source as well, unless
 * it reads otherwise there: a slogan may lie over the product's own print.
 * @throws whatever the reader throws
 */
export async function findAddedText(
  picture: DecodedPicture,
  { source, textReader }: PictureFacts,
  grid: SideBySide | NotJudged,
  signal?: AbortSignal,
): Promise<AddedText | NotJudged> {
  if (typeof grid === "string") return grid;
  if (textReader === undefined) return "no-text-reader";
  const found = await textReader.find(picture);
  if (found === null) return "no-text-reader";
  const tall = readable(found, picture);
  const inked = tall.filter((box) => isInked(grid, box) === true);
  const doubtful = tall.filter((box) => isInked(grid, box) === undefined);
  const boxes = [
    ...inked,
    ...(doubtful.length === 0
      ? []
      : await withoutSourceText(textReader, doubtful, grid, { picture, photo: source?.picture, signal })),
  ];
  if (boxes.length === 0) return { boxes };
  const shown = boxes.slice(0, MOST_READ);
  const read = await textReader.read(picture, shown, signal);
  if (read === null) return { boxes };
  const isAdded = (box: PictureBox, i: number) => isInked(grid, box) === true || isLegible(read[i]);
  return { boxes: shown.filter(isAdded), read: read.filter((_, i) => isAdded(shown[i]!, i)) };
}

/** Reads all the writing of a picture, whatever its source shows: as far as it is legible. */
export async function readWriting(
  picture: DecodedPicture,
  { textReader }: PictureFacts,
  signal?: AbortSignal,
): Promise<AddedText | NotJudged> {
  const found = await textReader?.find(picture);
  if (!textReader || !found) return "no-text-reader";
  const boxes = readable(found, picture).slice(0, MOST_READ);
  const read = boxes.length === 0 ? [] : await textReader.read(picture, boxes, signal);
  if (read === null) return { boxes };
  return { boxes: boxes.filter((_, i) => isLegible(read[i])), read: read.filter(isLegible) };
}

/** What was read as one text, line by line: a sentence may go over several boxes. */
export function inReadingOrder({ boxes, read = [] }: AddedText): string {
  const words = boxes
    .map((box, i) => ({ box, text: read[i]?.text ?? "" }))
    .filter(({ text }) => text !== "")
    .toSorted((one, other) => middleOf(one.box) - middleOf(other.box));
  const lines: (typeof words)[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    const first = line?.[0]?.box;
    if (line && first && middleOf(word.box) < first.top + first.heightPx) line.push(word);
    else lines.push([word]);
  }
  return lines
    .flatMap((line) => line.toSorted((one, other) => one.box.left - other.box.left))
    .map(({ text }) => text)
    .join(" ");
}

const middleOf = ({ top, heightPx }: PictureBox): number => top + heightPx / 2;

const readable = (boxes: readonly PictureBox[], { heightPx }: DecodedPicture): PictureBox[] =>
  boxes.filter((box) => Math.min(box.widthPx, box.heightPx) >= LEAST_HEIGHT * heightPx);

/** In a drawn scene grain and seams look like letters: there only what reads as some counts. */
const isLegible = (read: ReadText | undefined): boolean =>
  read !== undefined && read.confidence >= LEGIBLE && (read.text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 3;

/** Whether something fine lies over what was to be there; undefined: too little of the box is known. */
function isInked({ overlay, columns, rows, cellPx }: SideBySide, box: PictureBox): boolean | undefined {
  const from = (px: number) => Math.max(0, Math.floor(px / cellPx));
  const [left, top] = [from(box.left), from(box.top)];
  const right = Math.min(columns, Math.ceil((box.left + box.widthPx) / cellPx));
  const bottom = Math.min(rows, Math.ceil((box.top + box.heightPx) / cellPx));
  let [known, inked] = [0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const level = overlay[y * columns + x]!;
      if (level < 0) continue;
      known++;
      if (level >= INK_LEVELS) inked++;
    }
  }
  const cells = (right - left) * (bottom - top);
  if (known > 0 && inked >= INK_SHARE * cells) return true;
  return known >= KNOWN_SHARE * cells ? false : undefined;
}

async function withoutSourceText(
  textReader: TextReader,
  boxes: readonly PictureBox[],
  { sourceBox, resultBox }: SideBySide,
  {
    picture,
    photo,
    signal,
  }: {
    readonly picture: DecodedPicture;
    readonly photo: DecodedPicture | undefined;
    readonly signal: AbortSignal | undefined;
  },
): Promise<readonly PictureBox[]> {
  const inSource = photo === undefined ? null : await textReader.find(photo);
  if (inSource === null || photo === undefined) return boxes;
  const [scaleX, scaleY] = [resultBox.widthPx / sourceBox.widthPx, resultBox.heightPx / sourceBox.heightPx];
  const laid = inSource.map((own) => ({
    own,
    left: resultBox.left + (own.left - sourceBox.left) * scaleX,
    top: resultBox.top + (own.top - sourceBox.top) * scaleY,
    widthPx: own.widthPx * scaleX,
    heightPx: own.heightPx * scaleY,
  }));
  const overPrint = boxes
    .map((box) => ({ box, print: laid.filter((other) => sharedArea(box, other) >= COVERED * area(box)) }))
    .filter(({ print }) => print.length > 0);
  const print = new Set(overPrint.map(({ box }) => box));
  const rewritten = await readOtherwise(
    textReader,
    overPrint.slice(0, MOST_READ).map(({ box, print: [first] }) => ({ box, own: first!.own })),
    { picture, photo, signal },
  );
  return boxes.filter((box) => !print.has(box) || rewritten.has(box));
}

/** The boxes in which something else is read than in those of the photo that they lie over. */
async function readOtherwise(
  textReader: TextReader,
  pairs: readonly { readonly box: PictureBox; readonly own: PictureBox }[],
  {
    picture,
    photo,
    signal,
  }: {
    readonly picture: DecodedPicture;
    readonly photo: DecodedPicture;
    readonly signal: AbortSignal | undefined;
  },
): Promise<ReadonlySet<PictureBox>> {
  if (pairs.length === 0) return new Set();
  const shown = await textReader.read(
    picture,
    pairs.map(({ box }) => box),
    signal,
  );
  if (shown === null || !shown.some(isLegible)) return new Set();
  const printed = await textReader.read(
    photo,
    pairs.map(({ own }) => own),
    signal,
  );
  if (printed === null) return new Set();
  // A line may be cut into other boxes in the photo: what is printed anywhere in it counts.
  const all = printed.map(({ text }) => text).join(" ");
  const others = pairs.filter((_, i) => isLegible(shown[i]) && !saysTheSame(shown[i]!.text, all));
  return new Set(others.map(({ box }) => box));
}

const area = ({ widthPx, heightPx }: PictureBox): number => widthPx * heightPx;

function sharedArea(one: PictureBox, other: PictureBox): number {
  const width = Math.min(one.left + one.widthPx, other.left + other.widthPx) - Math.max(one.left, other.left);
  const height = Math.min(one.top + one.heightPx, other.top + other.heightPx) - Math.max(one.top, other.top);
  return Math.max(0, width) * Math.max(0, height);
}
