/** Server face of the review room: findings of machines, decisions of people, verdicts. */
export { checkAsset } from "./check-asset.ts";
export { reviewBytes } from "./checks/index.ts";
export { decide } from "./decide.ts";
export { REVIEW_SCHEDULE } from "./jobs/recheck-outdated.ts";
export { reviewAssetJob } from "./jobs/review-asset.ts";
export type { ReviewPicture, ReviewPictures, ReviewPorts } from "./ports.ts";
export { readVerdicts, summariseVerdicts } from "./read-verdicts.ts";
export type { ReadVerdict } from "./read-verdicts.ts";
export { readPlaces } from "./read-places.ts";
export { isVouched, nameOf, PLATFORM_RULES, type PlatformRule, ruleOf } from "./rules/platform-rules.ts";
export { RULE_CHANGES } from "./rules/rule-versions.ts";
export { onDataRequest, onRedact, onUninstall } from "./shop-events.ts";
