import type { NotJudged, PictureFacts } from "./check.ts";
import type { AddedText, SideBySide } from "./compared.ts";
import type { DecodedPicture } from "./decode.ts";
import { findAddedText, inReadingOrder, readWriting } from "./added-writing.ts";
import { compareWithSource } from "./side-by-side.ts";

/** Longest time for finding and reading writing; the models take a second or two. */
const TEXT_DEADLINE_MS = 12_000;

/**
 * Works out once what several checks ask about a decoded picture: how it lies beside its source, and what writing was
 * added to it. What was read joins the texts that are shown with the picture: of our own pictures what was added, for
 * the rest is the product's; of a file that wasn't made here all of it. Never throws and never hangs: what can't be
 * worked out is a word that says so.
 */
export async function lookCloser(picture: DecodedPicture, context: PictureFacts): Promise<PictureFacts> {
  const sideBySide = compared(picture, context);
  const addedText = await withDeadline((signal) => findAddedText(picture, context, sideBySide, signal));
  const writing = context.isForeign
    ? await withDeadline((signal) => readWriting(picture, context, signal))
    : addedText;
  const text = typeof writing === "string" ? "" : inReadingOrder(writing);
  return {
    ...context,
    sideBySide,
    addedText,
    ...(writing === "unread" && { isUnread: true as const }),
    ...(text !== "" && { texts: [...(context.texts ?? []), { where: "picture" as const, text }] }),
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

/** @param work stops when its signal says so: what nobody waits for holds up the others */
async function withDeadline(
  work: (signal: AbortSignal) => Promise<AddedText | NotJudged>,
): Promise<AddedText | NotJudged> {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  try {
    const deadline = new Promise<NotJudged>((resolve) => {
      timer = setTimeout(() => {
        late.abort(new Error(`reading took more than ${TEXT_DEADLINE_MS} ms`));
        resolve("unread");
      }, TEXT_DEADLINE_MS);
    });
    return await Promise.race([work(late.signal), deadline]);
  } catch {
    return "unread";
  } finally {
    clearTimeout(timer);
  }
}
