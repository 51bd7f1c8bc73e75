/** Credits: what a shop owns, what its runs hold, and a line for every change. README.md says how it is kept exact. */
export { captureItem } from "./capture-item.ts";
export { foldSettlements } from "./fold-settlements.ts";
export { type PaidPack, grantPack } from "./grant-pack.ts";
export { type DatedGrant, grantPlan, grantTrial } from "./grant-plan.ts";
export { grantWelcome } from "./grant-welcome.ts";
export { type HoldInput, type HoldResult, holdCredits } from "./hold-credits.ts";
export { type CreditsJobsNeeds, creditsRegistrations } from "./jobs/credits.handler.ts";
export { CREDITS_SCHEDULE } from "./jobs/credits.jobs.ts";
export { onDataRequest, onRedact, onUninstall } from "./lifecycle.ts";
export type { HoldOwner } from "./ports.ts";
export { readBalance } from "./read-balance.ts";
export { readStatement } from "./read-statement.ts";
export { reconcileCredits } from "./reconcile-credits.ts";
export { releaseItem, releaseItems } from "./release-items.ts";
export type { SettleInput, Settled } from "./settle-items.ts";
export { takeBack } from "./take-back.ts";
