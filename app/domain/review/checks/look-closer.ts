import type { NotJudged, PictureFacts } from "./check.ts";
import type { AddedText, SideBySide } from "./compared.ts";
import type { DecodedPicture } from "./decode.ts";
import { findAddedText } from "./added-writing.ts";
import { compareWithSource } from "./side-by-side.ts";

/** Longest time for finding and reading writing; the models take a second or two. */
const TEXT_DEADLINE_MS = 12_000;

/**
 * Works out once what several checks ask about a decoded picture: how it lies beside its source, and what writing was
 * added to it. Read words join the texts that are shown with the picture. Never throws and never hangs: what can't be
 * worked out is a word that says so.
 */
export async function lookCloser(picture: DecodedPicture, context: PictureFacts): Promise<PictureFacts> {
  const sideBySide = compared(picture, context);
  const addedText = await withDeadline(findAddedText(picture, context, sideBySide));
  const words = typeof addedText === "string" ? [] : (addedText.read ?? []);
  const read = words
    .filter(({ text }) => text !== "")
    .map(({ text }) => ({ where: "picture" as const, text }));
  return {
    ...context,
    sideBySide,
    addedText,
    ...(context.texts || read.length > 0 ? { texts: [...(context.texts ?? []), ...read] } : {}),
  };
}

function compared(picture: DecodedPicture, context: PictureFacts): SideBySide | NotJudged {
  try {
    return compareWithSource(picture, context);
  } catch {
    // A backdrop that nobody understands; the checks of the backdrop say so themselves.
    return "not-placed";
  }
}

async function withDeadline(work: Promise<AddedText | NotJudged>): Promise<AddedText | NotJudged> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<NotJudged>((resolve) => {
      timer = setTimeout(() => resolve("not-readable"), TEXT_DEADLINE_MS);
    });
    return await Promise.race([work, late]);
  } catch {
    return "not-readable";
  } finally {
    clearTimeout(timer);
  }
}
