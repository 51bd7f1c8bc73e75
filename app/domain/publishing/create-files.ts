import { ReplyLostError } from "#app/platform/outside-errors.ts";
import {
  type Changed,
  type FileTask,
  type FileWork,
  MAX_SENDS,
  failed,
  inChunks,
  openIn,
  pause,
  record,
  refused,
} from "./file-tasks.ts";
import { cause } from "./failures.ts";
import { uploadFiles } from "./upload-files.ts";

/** An upload older than this is made again: Shopify keeps staged files for a while only. */
const UPLOAD_KEEPS_MS = 30 * 60_000;
/** How long a name that is taken may stay unfindable before we say that we don't know. */
const UNFOUND_LIMIT_MS = 10 * 60_000;
/** Pauses before each look for a file that may exist: Shopify's search learns of it a little later. */
const LOOK_PAUSES_MS = [0, 1_000, 3_000];
/** Where only the search keeps a second file away, or the file is known to be there. */
const LONG_LOOK_PAUSES_MS = [0, 1_000, 2_000, 4_000, 8_000];

/**
 * Makes files of what was uploaded, many with one call. One that may have been made already is looked for by its name
 * first. A name that is taken is searched for, never created again; what isn't found in time stays in doubt.
 */
export async function createFiles(work: FileWork, tasks: readonly FileTask[]): Promise<void> {
  for (const chunk of inChunks(tasks)) {
    const open = () => openIn(work, chunk, "uploaded").filter((task) => !unfound.has(task));
    const unfound = new Set<FileTask>();
    for (let sends = 1; open().length > 0; sends++) {
      work.signal.throwIfAborted();
      await lookFor(work, open().filter(isDoubtfulPicture), LOOK_PAUSES_MS);
      // Shopify says of pictures only that a taken name is refused: of a video the search has to be sure.
      await lookFor(work, open().filter(isDoubtfulVideo), LONG_LOOK_PAUSES_MS);
      await uploadFiles(work, open().filter(isStale));
      const taken = await send(work, open(), sends);
      await lookFor(work, taken, LONG_LOOK_PAUSES_MS);
      for (const task of openIn(work, taken, "uploaded")) {
        task.inDoubt = true;
        if (task.ageMs > UNFOUND_LIMIT_MS) await record(work, [failed(task, cause("outcome-unknown"))]);
        else unfound.add(task);
      }
    }
  }
}

const isVideo = ({ fileName }: FileTask): boolean => fileName.endsWith(".mp4");
const isDoubtfulPicture = (task: FileTask): boolean => task.inDoubt && !isVideo(task);
const isDoubtfulVideo = (task: FileTask): boolean => task.inDoubt && isVideo(task);
const isStale = ({ resourceUrl, ageMs }: FileTask): boolean =>
  resourceUrl === null || ageMs > UPLOAD_KEEPS_MS;

/** Sends the creation once; answers with those whose name is taken. What nobody knows of stays open and in doubt. */
async function send(work: FileWork, tasks: readonly FileTask[], sends: number): Promise<FileTask[]> {
  if (tasks.length === 0) return [];
  try {
    const answers = await work.ctx.ports.media.createFiles(
      tasks.map(({ fileName, altText, resourceUrl }) => ({
        fileName,
        altText,
        resourceUrl: resourceUrl ?? "",
      })),
    );
    const changes: Changed[] = [];
    const taken: FileTask[] = [];
    for (const [index, task] of tasks.entries()) {
      const answer = answers[index] ?? "unknown";
      if (answer === "unknown") task.inDoubt = true;
      else if (answer.ok) changes.push([task, { state: "created", fileGid: answer.fileGid }]);
      else if (answer.code === "FILENAME_ALREADY_EXISTS") taken.push(task);
      else changes.push(refused(task, answer));
    }
    await record(work, changes);
    if (changes.length === 0 && taken.length === 0 && sends >= MAX_SENDS)
      throw new ReplyLostError("Shopify doesn't say what became of any file.");
    return taken;
  } catch (error) {
    // Sending it again makes no second file: a picture's name is taken if the first send arrived after all, and a video
    // is looked for long enough.
    if (!(error instanceof ReplyLostError) || sends >= MAX_SENDS) throw error;
    for (const task of tasks) task.inDoubt = true;
    return [];
  }
}

/** Looks for files by their names until all are found or the pauses are used up. */
async function lookFor(
  work: FileWork,
  tasks: readonly FileTask[],
  pausesMs: readonly number[],
): Promise<void> {
  for (const pauseMs of pausesMs) {
    const missing = openIn(work, tasks, "uploaded");
    if (missing.length === 0) return;
    await pause(work, missing, pauseMs);
    const found = await work.ctx.ports.media.findFiles(missing.map(({ fileName }) => fileName));
    const changes = missing.flatMap((task): Changed[] => {
      const fileGid = found.get(task.fileName);
      return fileGid === undefined ? [] : [[task, { state: "created", fileGid }]];
    });
    await record(work, changes);
  }
}
