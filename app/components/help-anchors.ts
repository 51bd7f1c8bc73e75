/**
 * Which paragraph of the manual explains an error: the one list that pages link by. A test holds that every anchor has
 * its paragraph, every failure code its anchor. Pure.
 */
import type { RefusalReason } from "#app/platform/errors.ts";

const HELP_PATH = "/app/help";

/** Paragraphs that are about no single failure. */
export const TOPICS = [
  "prices",
  "holding",
  "credits-short",
  "plans-and-packs",
  "limits",
  "refunds",
  "find-results",
  "downloads",
  "when-it-fails",
  "photos",
  "outlines",
  "runs",
  "product-accuracy",
  "text-and-logo",
  "platform-rules",
  "ad-compliance",
  "file-management",
  "order-questions",
  "reviewing",
  "publishing",
  "undo",
  "when-publishing-fails",
  "home",
  "keyboard",
  "notifications",
  "data",
] as const;
export type Topic = (typeof TOPICS)[number];

/** The anchor of a run's failure: of its closer cause, where one is known. */
export const failureAnchor = ({
  code,
  reason,
}: {
  readonly code: string;
  readonly reason?: string | null | undefined;
}): string => (reason ? `cause-${reason}` : `failed-${code}`);

/** The anchor of a publication's failure. */
export const publishingAnchor = (code: string): string => `publishing-${code}`;

/** The topic that explains a refusal; one that says it all has none. */
const REFUSALS: Partial<Readonly<Record<RefusalReason, Topic>>> = {
  "insufficient-credits": "credits-short",
  "spending-frozen": "refunds",
  "charge-declined": "plans-and-packs",
  "charge-in-progress": "plans-and-packs",
  "plan-change-open": "plans-and-packs",
  "plan-change-awaited": "plans-and-packs",
  "plan-frozen": "plans-and-packs",
  "plan-paid-until": "plans-and-packs",
  "plan-over": "plans-and-packs",
  "budget-too-small": "limits",
  "budget-spent": "limits",
  "daily-limit": "limits",
  "nothing-to-generate": "photos",
  "photo-changed": "photos",
  "photo-unreadable": "photos",
  "no-outline": "outlines",
  "outline-empty": "outlines",
  "corrections-used-up": "outlines",
  "correction-open": "outlines",
  "run-over": "runs",
  "nothing-to-retry": "when-it-fails",
  "not-checked": "reviewing",
  "blocked-by-rule": "platform-rules",
  "found-since": "reviewing",
  "answered-meanwhile": "reviewing",
  "order-unanswered": "order-questions",
  "order-denied": "order-questions",
  "not-reviewed": "reviewing",
  "nothing-to-publish": "reviewing",
  "already-published": "publishing",
  "already-on-product": "publishing",
  "publication-over": "publishing",
  "publication-begun": "publishing",
  "plan-changed": "publishing",
  "plan-unchecked": "publishing",
  "plan-hindered": "publishing",
  "nothing-to-undo": "undo",
  "still-publishing": "undo",
};

/**
 * The address of an anchor in the app. It stands in the query, because a fragment doesn't come through when a document is
 * loaded again within Shopify admin.
 */
export const helpUrl = (anchor: string): string =>
  `${HELP_PATH}?${new URLSearchParams({ topic: anchor }).toString()}`;

/** Where a refusal is explained; null when its sentence says it all. */
export function refusalHelp(reason: string): string | null {
  const topic = Object.hasOwn(REFUSALS, reason) ? REFUSALS[reason as RefusalReason] : undefined;
  return topic === undefined ? null : helpUrl(topic);
}
