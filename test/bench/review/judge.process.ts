/** What each process of the labelled set runs. */
import { serveTasks } from "../../../app/adapters/engine/serve-tasks.ts";
import { createTextReader } from "../../../app/adapters/text/text-reader.ts";
import { judge, needsAll, type Judged, type JudgeTask } from "./judge.ts";

const textReader = createTextReader({ onMissing: needsAll });
serveTasks<JudgeTask, Judged>((task) => judge(task, textReader));
