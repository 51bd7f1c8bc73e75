import { attachFiles } from "./attach-files.ts";
import { awaitFiles } from "./await-files.ts";
import { createFiles } from "./create-files.ts";
import { type Changed, type FileTask, type FileWork, inChunks, openIn, record } from "./file-tasks.ts";
import { uploadFiles } from "./upload-files.ts";

/** A file needs one pass; what Shopify contradicts itself about needs another, and the next slot is soon enough for more. */
const MAX_PASSES = 3;

/**
 * Brings files from their recorded states onto their products, as far as this slot's time allows: all of them are
 * uploaded, then created, then awaited, then added, so that one call carries many. A file that fails fails alone.
 *
 * @throws whatever keeps Shopify from answering; every recorded state stays true
 */
export async function bringFiles(work: FileWork, tasks: readonly FileTask[]): Promise<void> {
  await adopt(work, openIn(work, tasks, "planned"));
  for (let pass = 1; pass <= MAX_PASSES && tasks.some(isOpen); pass++) {
    await uploadFiles(work, openIn(work, tasks, "planned"));
    await createFiles(work, openIn(work, tasks, "uploaded"));
    await awaitFiles(work, openIn(work, tasks, "created"));
    await attachFiles(work, tasks);
    // What is still being processed, or not found, has used up this slot's time.
    if (openIn(work, tasks, "created").length > 0 || openIn(work, tasks, "uploaded").length > 0) return;
  }
}

/** Whether something is still to be done for a file. */
export const isOpen = ({ state }: FileTask): boolean =>
  state === "planned" || state === "uploaded" || state === "created" || state === "ready";

/**
 * A publication that was given up, or ended by an uninstall, may have made its file and added it without knowing: that
 * one is used, so that publishing the picture again makes no second file and no second medium.
 */
async function adopt(work: FileWork, planned: readonly FileTask[]): Promise<void> {
  const { media } = work.ctx.ports;
  for (const tasks of inChunks(planned.filter(({ earlier }) => earlier.length > 0))) {
    const there = await media.readProducts([...new Set(tasks.map(({ productGid }) => productGid))]);
    const names = tasks.flatMap(({ earlier }) => earlier.filter(({ fileGid }) => fileGid === null));
    const found = new Map(
      names.length > 0 ? await media.findFiles(names.map(({ fileName }) => fileName)) : [],
    );
    const gidOf = ({ fileGid, fileName }: FileTask["earlier"][number]) => fileGid ?? found.get(fileName);
    const states = await media.readFiles(
      tasks.flatMap(({ earlier }) => earlier.flatMap((one) => gidOf(one) ?? [])),
    );
    const changes: Changed[] = [];
    for (const task of tasks) {
      const shown = there.get(task.productGid);
      if (!shown) {
        work.gone.add(task.productGid);
        continue;
      }
      const left = task.earlier.flatMap((one) => {
        const fileGid = gidOf(one);
        return fileGid === undefined ? [] : [{ fileGid, altText: one.altText }];
      });
      const onProduct = left.find(({ fileGid }) => shown.some(({ mediaGid }) => mediaGid === fileGid));
      const usable = left.find(({ fileGid }) => (states.get(fileGid)?.state ?? "failed") !== "failed");
      if (onProduct) changes.push([task, { state: "attached", ...onProduct }]);
      else if (usable) changes.push([task, { state: "created", ...usable }]);
    }
    await record(work, changes);
  }
}
