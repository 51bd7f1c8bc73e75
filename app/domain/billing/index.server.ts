/** Billing: charges on Shopify become credits, each exactly once. README.md says how. */
export { type BuyPackResult, buyPack } from "./buy-pack.ts";
export { type CancelPlanResult, cancelPlan } from "./cancel-plan.ts";
export { type ChoosePlanResult, choosePlan } from "./choose-plan.ts";
export { type ConfirmChargeResult, confirmCharge } from "./confirm-charge.ts";
export { type BillingJobsNeeds, billingRegistrations } from "./jobs/billing.handler.ts";
export { BILLING_SCHEDULE, wakeBilling } from "./jobs/billing.jobs.ts";
export { onDataRequest, onRedact, onUninstall } from "./lifecycle.ts";
export { listUnexplained } from "./list-unexplained.ts";
export type { BillingPorts } from "./ports.ts";
export { readPlans } from "./read-plans.ts";
export { readSubscriptions } from "./read-subscriptions.ts";
export { type Reconciled, reconcileIntents } from "./reconcile-intents.ts";
