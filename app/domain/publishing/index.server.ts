/** Server face of publishing: changesets that add pictures to products, and what became of them. */
export type { PublishingCtx } from "./ctx.ts";
export { publishingFailureHelp } from "./failures.ts";
export { decideAllUnpublished } from "./decide-all-unpublished.ts";
export { decideUnpublished } from "./decide-unpublished.ts";
export { deleteResults } from "./delete-results.ts";
export { exportChangeset, mayExport } from "./export-changeset.ts";
export { publishProductsJob } from "./jobs/publish-products.ts";
export type {
  Answer,
  FileLink,
  FileState,
  FileStatus,
  MediaMove,
  MediaRefusal,
  NewFile,
  OriginalRead,
  ProductMedium,
  ProductVariant,
  PublishingMedia,
  PublishingPorts,
  SeenMedium,
  StagedTarget,
  VariantPair,
} from "./ports.ts";
export { publish } from "./publish.ts";
export type { Published, PublishRefusal } from "./publish.ts";
export { cancelChangeset } from "./cancel-changeset.ts";
export { changeAllLines } from "./change-all-lines.ts";
export { changeLines } from "./change-lines.ts";
export { checkAgain } from "./check-again.ts";
export { checkPlanJob } from "./jobs/check-plan.ts";
export { undoProductsJob } from "./jobs/undo-products.ts";
export { hasPublished } from "./has-published.ts";
export { leaveOut } from "./leave-out.ts";
export { listChangesets } from "./list-changesets.ts";
export type { ChangesetSummary } from "./list-store.ts";
export { type WaitingChangeset, listPlannedAssetIds, listWaitingChangesets } from "./list-waiting.ts";
export { planChangeset } from "./plan-changeset.ts";
export type { Planned } from "./plan-changeset.ts";
export { startChangeset } from "./start-changeset.ts";
export type { StartRefusal } from "./start-changeset.ts";
export { undoProducts } from "./undo-products.ts";
export type { EditedPlace } from "./edited-places.ts";
export type { Hindrance, Note } from "./preflight.ts";
export { pauseChangeset } from "./pause-changeset.ts";
export { resumeChangeset } from "./resume-changeset.ts";
export { readAltTemplate } from "./read-alt-template.ts";
export { readChangeset } from "./read-changeset.ts";
export type { Changeset } from "./read-changeset.ts";
export { listPublishedAssetIds, readPublications, summarisePublications } from "./read-publications.ts";
export type { Publication, PublicationSummary } from "./read-store.ts";
export { onDataRequest, onRedact, onUninstall } from "./shop-events.ts";
