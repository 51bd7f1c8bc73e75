import { readPublicationVerdicts, readVerdicts } from "../review/index.server.ts";
import type { Target } from "../review/schemas.ts";
import { isFit } from "./choose-assets.ts";
import { type FileTask, type FileWork, failed, openIn, record } from "./file-tasks.ts";
import { cause, rejected } from "./failures.ts";

/**
 * Fails pictures of which nothing was sent yet and that don't pass review any more: between a start and its time a person
 * may have rejected them, rules may have changed and pictures been checked again.
 */
export async function failUnfit(work: FileWork, tasks: readonly FileTask[], target: Target): Promise<void> {
  const planned = openIn(work, tasks, "planned");
  if (planned.length === 0) return;
  const verdicts = await readPublicationVerdicts(work.ctx, {
    assetIds: planned.map(({ taskId }) => taskId),
    target,
  });
  const unfit = planned.filter(({ taskId }) => {
    const verdict = verdicts.get(taskId);
    return verdict !== undefined && !isFit(verdict);
  });
  if (unfit.length === 0) return;
  const answers = await readVerdicts(work.ctx, { assetIds: unfit.map(({ taskId }) => taskId), target });
  const why = ({ taskId }: FileTask) => {
    const answer = answers.get(taskId)?.answer;
    return answer?.decision === "reject" ? rejected(answer.reason) : cause("review-changed");
  };
  await record(
    work,
    unfit.map((task) => failed(task, why(task))),
  );
}
