/** Every queue there is. The web process and the migration need only these; the handlers stand in registrations.ts. */
import { notifyJob } from "../domain/account/jobs/notify.ts";
import { handleWebhookJob } from "../domain/account/jobs/handle-webhook.job.ts";
import { sweepFilesJob } from "../domain/assets/jobs/sweep-files.ts";
import { writeDownloadJob } from "../domain/assets/jobs/write-download.ts";
import { readCatalogJob } from "../domain/catalog/jobs/read-catalog.ts";
import { reconcileBillingJob, renewPlansJob } from "../domain/billing/jobs/billing.jobs.ts";
import { foldJob, reconcileCreditsJob, sweepHoldsJob } from "../domain/credits/jobs/credits.jobs.ts";
import { generateItemJob } from "../domain/generation/jobs/generate-item.ts";
import { checkPlanJob } from "../domain/publishing/jobs/check-plan.ts";
import { publishProductsJob } from "../domain/publishing/jobs/publish-products.ts";
import { undoProductsJob } from "../domain/publishing/jobs/undo-products.ts";
import { recheckOutdatedJob } from "../domain/review/jobs/recheck-outdated.ts";
import { reviewAssetJob } from "../domain/review/jobs/review-asset.ts";
import type { JobDefinition } from "../platform/jobs/jobs.ts";

// Only the queue reads this list, and it never looks into a payload.
export const allJobs = [
  checkPlanJob,
  foldJob,
  generateItemJob,
  handleWebhookJob,
  notifyJob,
  publishProductsJob,
  readCatalogJob,
  reconcileBillingJob,
  reconcileCreditsJob,
  renewPlansJob,
  recheckOutdatedJob,
  reviewAssetJob,
  sweepFilesJob,
  sweepHoldsJob,
  undoProductsJob,
  writeDownloadJob,
] as unknown as readonly JobDefinition[];
