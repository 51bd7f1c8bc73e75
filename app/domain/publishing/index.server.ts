/** Server face of publishing: changesets that add pictures to products, and what became of them. */
export { altText } from "./alt-text.ts";
export type { PublishingCtx } from "./ctx.ts";
export { decideAllUnpublished } from "./decide-all-unpublished.ts";
export { decideUnpublished } from "./decide-unpublished.ts";
export { publishProductJob } from "./jobs/publish-product.ts";
export type {
  FileState,
  FileStatus,
  MediaRefusal,
  ProductMedium,
  PublishingMedia,
  PublishingPorts,
} from "./ports.ts";
export { publish } from "./publish.ts";
export type { Published, PublishRefusal } from "./publish.ts";
export { readChangeset } from "./read-changeset.ts";
export type { Changeset } from "./read-changeset.ts";
export { readPublications, summarisePublications } from "./read-publications.ts";
export type { Publication, PublicationSummary } from "./read-store.ts";
export { onDataRequest, onRedact, onUninstall } from "./shop-events.ts";
