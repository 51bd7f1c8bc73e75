/** Which handler does which job, in how many slots of one worker. */
import type { Services } from "../composition.server.ts";
import { sweepAllFiles } from "../domain/assets/jobs/sweep-files.handler.ts";
import { sweepFilesJob } from "../domain/assets/jobs/sweep-files.ts";
import { settleDeadDownload, writeDownloadOf } from "../domain/assets/jobs/write-download.handler.ts";
import { writeDownloadJob } from "../domain/assets/jobs/write-download.ts";
import * as billing from "../domain/billing/index.server.ts";
import * as catalog from "../domain/catalog/index.server.ts";
import { readCatalog, settleDeadReading } from "../domain/catalog/jobs/read-catalog.handler.ts";
import { readCatalogJob } from "../domain/catalog/jobs/read-catalog.ts";
import * as credits from "../domain/credits/index.server.ts";
import type { HoldOwner } from "../domain/credits/ports.ts";
import { handleWebhookJob } from "../domain/account/jobs/handle-webhook.job.ts";
import { giveUpNotification, sendNotification } from "../domain/account/jobs/notify.handler.ts";
import { notifyJob } from "../domain/account/jobs/notify.ts";
import { createWebhookHandler } from "../domain/account/jobs/handle-webhook.handler.ts";
import * as generation from "../domain/generation/index.server.ts";
import { generateItem, settleDeadItem } from "../domain/generation/jobs/generate-item.handler.ts";
import { generateItemJob } from "../domain/generation/jobs/generate-item.ts";
import { checkPlanOf, settleDeadCheck } from "../domain/publishing/jobs/check-plan.handler.ts";
import { checkPlanJob } from "../domain/publishing/jobs/check-plan.ts";
import { publishProductsOf, settleDeadProducts } from "../domain/publishing/jobs/publish-products.handler.ts";
import { publishProductsJob } from "../domain/publishing/jobs/publish-products.ts";
import { settleDeadUndo, undoProductsOf } from "../domain/publishing/jobs/undo-products.handler.ts";
import { undoProductsJob } from "../domain/publishing/jobs/undo-products.ts";
import { recheckAllOutdated } from "../domain/review/jobs/recheck-outdated.handler.ts";
import { recheckOutdatedJob } from "../domain/review/jobs/recheck-outdated.ts";
import { reviewAsset } from "../domain/review/jobs/review-asset.handler.ts";
import { reviewAssetJob } from "../domain/review/jobs/review-asset.ts";
import { type JobRegistration, handles } from "../platform/jobs/jobs.ts";
import { roomHooks } from "../rooms.server.ts";

type Slotted = JobRegistration & { readonly slots: number };

/** Of the jobs that this worker takes. */
export const createRegistrations = (services: Services): Slotted[] =>
  allRegistrations(services).filter(({ job }) =>
    services.env.WORKER_JOBS.some((kind) => job.id.startsWith(`${kind}.`)),
  );

function allRegistrations({ env, platform, shopify, ctxFor }: Services): Slotted[] {
  const slotted = (slots: number, ...registrations: JobRegistration[]): Slotted[] =>
    registrations.map((registration) => ({ ...registration, slots }));
  const holdOwner: HoldOwner = {
    settleOverdue: ({ shopId, ...overdue }) => generation.settleOverdue(ctxFor(shopId), overdue),
  };
  const webhooks = createWebhookHandler({
    db: platform.db,
    ports: {
      rooms: roomHooks(ctxFor),
      ctxFor,
      lastTokenAt: shopify.lastTokenAt,
      forgetSessions: shopify.forgetSessions,
      wakeBilling: billing.wakeBilling,
      wakeReadings: catalog.wakeReadings,
    },
  });
  return [
    // Pictures keep a processor busy; everything else mostly waits for the network.
    ...slotted(
      env.WORKER_CONCURRENCY,
      handles(generateItemJob, generateItem(ctxFor), settleDeadItem(ctxFor)),
    ),
    // Nothing else would look at the picture, or at the webhook, again: they go on from the dead-letter queue.
    ...slotted(2, handles(reviewAssetJob, reviewAsset(ctxFor), reviewAsset(ctxFor))),
    ...slotted(1, handles(recheckOutdatedJob, recheckAllOutdated({ db: platform.db, ctxFor }))),
    ...slotted(4, handles(publishProductsJob, publishProductsOf(ctxFor), settleDeadProducts(ctxFor))),
    ...slotted(2, handles(checkPlanJob, checkPlanOf(ctxFor), settleDeadCheck(ctxFor))),
    ...slotted(2, handles(undoProductsJob, undoProductsOf(ctxFor), settleDeadUndo(ctxFor))),
    ...slotted(2, handles(writeDownloadJob, writeDownloadOf(ctxFor), settleDeadDownload(ctxFor))),
    ...slotted(1, handles(sweepFilesJob, sweepAllFiles({ db: platform.db, ctxFor }))),
    ...slotted(2, handles(readCatalogJob, readCatalog(ctxFor), settleDeadReading(ctxFor))),
    ...slotted(2, handles(notifyJob, sendNotification(ctxFor), giveUpNotification(ctxFor))),
    ...slotted(4, handles(handleWebhookJob, webhooks, webhooks)),
    ...slotted(1, ...credits.creditsRegistrations({ db: platform.db, ctxFor, holdOwner })),
    ...slotted(2, ...billing.billingRegistrations({ db: platform.db, ctxFor })),
  ];
}
