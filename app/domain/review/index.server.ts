/** Server face of the review room: findings of machines, decisions of people, verdicts. */
export { answerForOrder } from "./answer-for-order.ts";
export { checkAsset } from "./check-asset.ts";
export { CLAIMS, type Claim } from "./claims/claim-rows.ts";
export { MAX_READ_CHARACTERS } from "./claims/plain-text.ts";
export { reviewBytes } from "./checks/index.ts";
export { openSource } from "./checks/source.ts";
export { decide } from "./decide.ts";
export { decideAll } from "./decide-all.ts";
export type { DecidedAll, DecisionRefusal } from "./decide-all.ts";
export { findUnaskedClaims } from "./find-unasked-claims.ts";
export { REVIEW_SCHEDULE } from "./jobs/recheck-outdated.ts";
export { reviewAssetJob } from "./jobs/review-asset.ts";
export type { PictureSource, ReviewPicture, ReviewPictures, ReviewPorts } from "./ports.ts";
export { hasAnswered } from "./has-answered.ts";
export { listNotedAssetIds } from "./list-noted-asset-ids.ts";
export { listQueuePlaces } from "./list-queue-places.ts";
export { readOrderAnswers } from "./read-order-answers.ts";
export { readOrderSample } from "./read-order-sample.ts";
export { readPublicationVerdicts } from "./read-publication-verdicts.ts";
export type { ReadPublicationVerdict } from "./read-publication-verdicts.ts";
export { readQueue } from "./read-queue.ts";
export type { ReviewQueue } from "./read-queue.ts";
export { readVerdicts, summariseVerdicts } from "./read-verdicts.ts";
export type { ReadVerdict } from "./read-verdicts.ts";
export { readPlaces } from "./read-places.ts";
export {
  isVouched,
  nameOf,
  PLATFORM_RULES,
  type PlatformRule,
  ruleOf,
  speaksOf,
} from "./rules/platform-rules.ts";
export { RULE_CHANGES } from "./rules/rule-versions.ts";
export { answered, worstOpen } from "./verdict.ts";
export { onDataRequest, onRedact, onUninstall } from "./shop-events.ts";
