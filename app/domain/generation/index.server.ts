/** Server face of the generation room: orders, their runs and items, styles, and the engines that make them. */
export type { HoldRefusal } from "./add-run.ts";
export { archiveStyle } from "./archive-style.ts";
export { cancelRun } from "./cancel-run.ts";
export { continueOrder } from "./continue-order.ts";
export { correctOutline } from "./correct-outline.ts";
export type { GenerationCtx } from "./ctx.ts";
export { failureClause, failureHelp, failureSentence, skipSentence } from "./failures.ts";
export { ledgerWords } from "./ledger-reasons.ts";
export { listEndedRuns, listOpenRuns, listRuns } from "./list-runs.ts";
export type { EndedRun, RunSummary } from "./list-runs.ts";
export { listUnfinishedOrders } from "./list-unfinished-orders.ts";
export type { UnfinishedOrder } from "./list-unfinished-orders.ts";
export { listStyles } from "./list-styles.ts";
export { pauseRun } from "./pause-run.ts";
export type { SkippedGroup } from "./plan.ts";
export type {
  Engine,
  EngineAnswer,
  EngineCapabilities,
  EngineFailure,
  EngineItem,
  EngineOutput,
  OutlineProposal,
  GenerationPorts,
} from "./ports.ts";
export { previewOutline } from "./preview-outline.ts";
export { previewRun } from "./preview-run.ts";
export type { ReadyPreview, RunPreview } from "./preview-run.ts";
export { readCorrections } from "./read-corrections.ts";
export { readDraft } from "./read-draft.ts";
export { readFailedItems, readFailures } from "./read-failures.ts";
export type { Failures } from "./read-failures.ts";
export { readItem } from "./read-item.ts";
export type { ItemFacts } from "./read-item.ts";
export { readItems } from "./read-items.ts";
export { readKeptOutline } from "./read-kept-outline.ts";
export { readOrder } from "./read-order.ts";
export type { Order } from "./read-order.ts";
export { readOutline } from "./read-outline.ts";
export type { OutlineTask } from "./read-outline.ts";
export { readPace } from "./read-pace.ts";
export { readRun } from "./read-run.ts";
export type { Run, RunItem } from "./read-run.ts";
export { readTitles } from "./read-titles.ts";
export { refreshDraft } from "./refresh-draft.ts";
export { resumeRun } from "./resume-run.ts";
export { retryItems } from "./retry-items.ts";
export { saveDraft } from "./save-draft.ts";
export { saveStyle } from "./save-style.ts";
export { settleOverdue } from "./settle-overdue.ts";
export { onDataRequest, onRedact, onUninstall } from "./shop-events.ts";
export { startRun } from "./start-run.ts";
export type { StartedRun, StartRunRefusal } from "./start-run.ts";
