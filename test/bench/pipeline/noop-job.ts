/** The raw queue: a job that does nothing, in a queue with the same promises as that of the items. */
import { generateItemJob } from "../../../app/domain/generation/jobs/generate-item.ts";

export const noopJob: typeof generateItemJob = { ...generateItemJob, id: "bench.noop" };
