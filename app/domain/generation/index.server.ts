/** Server face of the generation room: runs, their items, and the engines that make them. */
export { cancelRun } from "./cancel-run.ts";
export type { GenerationCtx } from "./ctx.ts";
export { failureSentence, skipSentence } from "./failures.ts";
export { listEndedRuns, listOpenRuns, listRuns } from "./list-runs.ts";
export type { EndedRun, RunSummary } from "./list-runs.ts";
export type { SkippedProduct } from "./plan.ts";
export type {
  Engine,
  EngineAnswer,
  EngineCapabilities,
  EngineFailure,
  EngineItem,
  EngineOutput,
  GenerationPorts,
} from "./ports.ts";
export { previewRun } from "./preview-run.ts";
export type { RunPreview } from "./preview-run.ts";
export { readDraft } from "./read-draft.ts";
export { readFailures } from "./read-failures.ts";
export { readItem } from "./read-item.ts";
export type { ItemFacts } from "./read-item.ts";
export { readPace } from "./read-pace.ts";
export { readRun } from "./read-run.ts";
export type { Run, RunItem } from "./read-run.ts";
export { readTitles } from "./read-titles.ts";
export { saveDraft } from "./save-draft.ts";
export { settleOverdue } from "./settle-overdue.ts";
export { onDataRequest, onRedact, onUninstall } from "./shop-events.ts";
export { startRun } from "./start-run.ts";
export type { StartedRun, StartRunRefusal } from "./start-run.ts";
