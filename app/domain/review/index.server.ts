/** Server face of the review room: findings of machines, decisions of people, verdicts. */
export { checkAsset } from "./check-asset.ts";
export { decide } from "./decide.ts";
export { reviewAssetJob } from "./jobs/review-asset.ts";
export type { ReviewPicture, ReviewPictures, ReviewPorts } from "./ports.ts";
export { readVerdicts, summariseVerdicts } from "./read-verdicts.ts";
export type { ReadVerdict } from "./read-verdicts.ts";
export { onDataRequest, onRedact, onUninstall } from "./shop-events.ts";
